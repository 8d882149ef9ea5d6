package org.huhang.notification;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.huhang.notification.MailTable.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what lies in the outbox, on every node at once. A mail is taken under a lease, sent outside of any transaction,
 * and marked; a node that dies in between leaves a lease that ends. So a mail is never lost, and comes twice only if a
 * node dies between the server's thanks and the mark: with the same Message-ID then.
 */
@Component
class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 20;

    /** Some servers refuse a stranger's first try; whoever refuses for good twice means it. */
    private static final int TRIES_OF_THE_REFUSED = 2;

    private final UUID node = UUID.randomUUID();
    private final MailTable table;
    private final Postman postman;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile boolean unreachable;

    Outbox(
            MailTable table,
            Postman postman,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.postman = postman;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfNobodySends() {
        if (!postman.hired()) {
            log.warn("no mail server is named: set SPRING_MAIL_HOST, until then mails wait in the outbox");
        }
    }

    /** Danger has a lane of its own: a thousand reminders that came before it do not delay it. */
    @Scheduled(fixedDelay = 2000)
    void sendUrgent() {
        sendAll(true);
    }

    @Scheduled(fixedDelay = 2000)
    void sendOthers() {
        sendAll(false);
    }

    void sendAll(boolean urgent) {
        if (!postman.hired()) {
            return;
        }
        var full = true;
        while (full) {
            var batch = table.take(node, urgent, clock.instant(), BATCH);
            full = send(batch) && batch.size() == BATCH;
        }
    }

    /** False if the server cannot be reached: the rest of the batch waits without being tried. */
    private boolean send(List<Taken> batch) {
        var reached = true;
        for (var mail : batch) {
            if (!reached) {
                table.postpone(mail.id(), node, clock.instant().plus(Backoff.whileUnreachable(1)));
            } else if (table.stillMine(mail.id(), node)) {
                reached = send(mail);
            }
        }
        return reached;
    }

    private boolean send(Taken mail) {
        try {
            postman.deliver(mail);
            table.sent(mail.id(), node, clock.instant());
            tellReachable(true, "");
            return true;
        } catch (MailException e) {
            var refused = Postman.refused(e);
            tellReachable(refused, e.getClass().getSimpleName());
            retryOrGiveUp(mail, refused, Postman.refusedForGood(e));
            return refused;
        }
    }

    private void retryOrGiveUp(Taken mail, boolean refused, boolean forGood) {
        var now = clock.instant();
        if (forGood && mail.attempts() >= TRIES_OF_THE_REFUSED) {
            log.warn("mail {} was refused for good and is given up", mail.id());
            giveUp(mail);
            return;
        }
        if (now.isAfter(mail.plannedAt().plus(Backoff.GIVE_UP_AFTER))) {
            log.error("mail {} could not be sent for two days and is given up", mail.id());
            giveUp(mail);
            return;
        }
        var pause = refused ? Backoff.afterRefusal(mail.attempts()) : Backoff.whileUnreachable(mail.attempts());
        table.postpone(mail.id(), node, now.plus(pause));
    }

    private void giveUp(Taken mail) {
        transaction.executeWithoutResult(status -> {
            if (table.giveUp(mail.id(), node)) {
                events.publishEvent(new MailGivenUp(mail.key()));
            }
        });
    }

    /** Once when it goes and once when it comes back; the text of the exception could hold an address. */
    private void tellReachable(boolean reached, String why) {
        if (!reached && !unreachable) {
            log.warn("the mail server cannot be reached ({}), mails wait", why);
        } else if (reached && unreachable) {
            log.info("the mail server is back");
        }
        unreachable = !reached;
    }
}
