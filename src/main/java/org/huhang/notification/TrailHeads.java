package org.huhang.notification;

import java.time.Clock;
import java.time.LocalDate;
import org.huhang.agency.Directory;
import org.huhang.agency.Role;
import org.huhang.audit.AuditTrail;
import org.huhang.engine.BusinessClock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the auditors the head of the trail once a day: their mailboxes lie where nobody who may put an older state of the
 * database back can write.
 */
@Component
class TrailHeads {

    private final AuditTrail trail;
    private final Directory directory;
    private final Mails mails;
    private final Clock clock;

    TrailHeads(AuditTrail trail, Directory directory, Mails mails, Clock clock) {
        this.trail = trail;
        this.directory = directory;
        this.mails = mails;
        this.clock = clock;
    }

    /** Every hour on every node; the first of a day counts. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void send() {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, BusinessClock.CHINA);
        trail.noted()
                .ifPresent(head ->
                        directory.holdersOf(Role.AUDITOR).forEach(auditor -> mails.sendHead(auditor, head, day, now)));
    }
}
