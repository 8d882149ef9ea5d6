package org.huhang.notification;

import java.time.Instant;
import java.time.LocalDate;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
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
        return table.insert(mail.key(), mail.address(), written, mail.plannedAt());
    }

    /**
     * How many mails no server would take for two days.
     *
     * @return their number
     */
    public long undelivered() {
        return table.dead();
    }

    /** Drops what waits to be sent to a person. */
    void forget(String personId) {
        table.forget(personId);
    }

    /** The mail that goes with a message; null for who has no account or no mailbox. */
    @Nullable
    ToStaff toStaff(Notice notice, @Nullable Person person) {
        var address = mailbox(person);
        return address == null || person == null
                ? null
                : new ToStaff(
                        address, postcard.toStaff(notice.kind(), notice.caseNo(), notice.link(), person.locale()));
    }

    /** The head of the trail, once a day to each; nothing happens for who has no mailbox. */
    void sendHead(Person auditor, String head, LocalDate day, Instant now) {
        var address = mailbox(auditor);
        if (address != null) {
            table.insert("head/" + day + "/" + auditor.id(), address, postcard.head(head, auditor.locale()), now);
        }
    }

    private @Nullable String mailbox(@Nullable Person person) {
        if (staffDomain == null || person == null || !person.enabled()) {
            return null;
        }
        var address = person.id() + "@" + staffDomain;
        return MailAddress.valid(address) ? address : null;
    }

    /** Where a mail goes and what it says. */
    record ToStaff(String address, Postcard.Written written) {}

    private static @Nullable String domain(@Nullable String set, @Nullable StaffDomain offered) {
        if (set != null && !Characters.blank(set)) {
            return set.strip();
        }
        return offered == null ? null : offered.name();
    }
}
