package org.huhang.notification;

import java.util.UUID;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Puts mails into the outbox, in the caller's transaction: they leave when it has committed, and not otherwise. */
@Service
public class Mails {

    private final MailTable table;
    private final Postcard postcard;
    private final @Nullable String staffDomain;

    Mails(MailTable table, Postcard postcard, NotificationSettings settings, ObjectProvider<StaffDomain> offered) {
        this.table = table;
        this.postcard = postcard;
        this.staffDomain = domain(settings.staffDomain(), offered.getIfAvailable());
    }

    /**
     * Sends a mail to somebody without account. At least once: a second copy is possible after a crash only, and carries
     * the same Message-ID.
     *
     * @param mail what to whom
     * @return false if a mail of the same key was sent before; nothing happens then
     */
    public boolean send(Mail mail) {
        var written = postcard.toReporter(mail.letter(), mail.reference(), mail.locale());
        return table.insert(new MailTable.Draft(
                UUID.randomUUID(), mail.key(), null, mail.address(), written, false, mail.plannedAt()));
    }

    /**
     * How many mails no server would take for two days.
     *
     * @return their number
     */
    public long undelivered() {
        return table.dead();
    }

    void toStaff(long messageId, Notice notice, Person person) {
        var address = person.id() + "@" + staffDomain;
        if (staffDomain == null || !person.enabled() || !MailAddress.valid(address)) {
            return;
        }
        var written = postcard.toStaff(notice.kind(), notice.caseNo(), notice.link(), person.locale());
        table.insert(new MailTable.Draft(
                UUID.randomUUID(),
                "message/" + messageId,
                messageId,
                address,
                written,
                notice.kind().urgent(),
                notice.plannedAt()));
    }

    private static @Nullable String domain(@Nullable String set, @Nullable StaffDomain offered) {
        if (set != null && !set.isBlank()) {
            return set.strip();
        }
        return offered == null ? null : offered.name();
    }
}
