package org.huhang.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.notification.MailGivenUp;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers whose mail was given up. Who answered is told, and until somebody says how the reporter was told instead, the
 * answer does not count as given. Everybody can still read it under the receipt.
 */
@Component
class Bounces {

    private static final String ANSWER = "answer/";

    private final AnswerTable answers;
    private final ReportTable reports;
    private final Reporters reporters;
    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final AuditTrail trail;
    private final Clock clock;

    Bounces(
            AnswerTable answers,
            ReportTable reports,
            Reporters reporters,
            Worklist worklist,
            Directory directory,
            Messages messages,
            AuditTrail trail,
            Clock clock) {
        this.answers = answers;
        this.reports = reports;
        this.reporters = reporters;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.trail = trail;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(MailGivenUp mail) {
        if (mail.key().startsWith(ANSWER)) {
            answers.bounced(UUID.fromString(mail.key().substring(ANSWER.length())))
                    .ifPresent(this::tell);
        }
    }

    private void tell(Undelivered answer) {
        var now = clock.instant();
        messages.tell(
                people(answer),
                person -> new Notice(
                        person.id(),
                        MessageKind.ANSWER_UNDELIVERED,
                        "answer:" + answer.id(),
                        answer.caseNo(),
                        new Notice.About(answer.receiptNo(), answer.receiptNo()),
                        "/answers/" + answer.id(),
                        now));
    }

    /** The group whose task wrote it; of the receipt, the intake. */
    private List<Person> people(Undelivered answer) {
        var caseNo = answer.caseNo();
        return caseNo == null
                ? List.of()
                : wrote(caseNo, answer)
                        .flatMap(item -> directory.peopleOf(item.group()).stream())
                        .distinct()
                        .toList();
    }

    private Stream<WorkItem> wrote(String caseNo, Undelivered answer) {
        return answer.occasion().equals(Answer.RECEIPT)
                ? reports.byReceipt(answer.receiptNo()).stream()
                        .flatMap(report -> reporters.intakes(caseNo, report.id()))
                : worklist.ofCase(caseNo).stream()
                        .filter(item -> answer.occasion().equals("task " + item.id()));
    }

    /**
     * An answer that a person may tell in another way.
     *
     * @return empty if there is none, or the person is in no group that answered
     */
    Optional<Undelivered> find(UUID answerId, Person person) {
        return answers.undelivered(answerId).filter(answer -> people(answer).stream()
                .anyMatch(one -> one.id().equals(person.id())));
    }

    /** The reporter was told in another way; from now on the answer counts as given. */
    @Transactional
    public void told(Undelivered answer, Answer.Channel channel, Person by) {
        answers.told(answer.id(), channel, clock.instant());
        messages.settle("answer:" + answer.id());
        trail.record(new AuditLine(
                by.id(), "report.toldOtherwise", "answer", answer.id().toString(), answer.caseNo(), channel.name()));
    }
}
