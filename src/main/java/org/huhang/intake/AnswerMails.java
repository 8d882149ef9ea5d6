package org.huhang.intake;

import java.time.Clock;
import java.util.Locale;
import org.huhang.notification.Mail;
import org.huhang.notification.Mail.Letter;
import org.huhang.notification.MailAddress;
import org.huhang.notification.Mails;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the mails that reporters are owed into the outbox: that the report is in, that an answer is there. The text itself is
 * read under the receipt. Receipts wait for the sweep, because filing must not fail for a mail.
 */
@Component
class AnswerMails {

    private static final int SOME = 100;

    private final AnswerTable answers;
    private final Mails mails;
    private final Clock clock;

    AnswerMails(AnswerTable answers, Mails mails, Clock clock) {
        this.answers = answers;
        this.mails = mails;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    @Transactional
    public void send() {
        answers.lockMails(SOME).forEach(this::send);
    }

    private void send(AnswerTable.Due due) {
        var now = clock.instant();
        if (MailAddress.valid(due.email())) {
            mails.send(new Mail(
                    "answer/" + due.id(),
                    due.email(),
                    due.type().equals(Answer.RECEIPT) ? Letter.REPORT_RECEIVED : Letter.REPORT_ANSWERED,
                    Locale.forLanguageTag(due.language()),
                    due.receiptNo(),
                    now));
        }
        answers.mailed(due.id(), now);
    }
}
