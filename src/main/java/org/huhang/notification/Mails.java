package org.huhang.notification;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
        var draft = new MailTable.Draft(
                UUID.randomUUID(), mail.key(), null, mail.address(), written, false, mail.plannedAt());
        return table.insert(List.of(draft)) == 1;
    }

    /**
     * How many mails no server would take for two days.
     *
     * @return their number
     */
    public long undelivered() {
        return table.dead();
    }

    /** Only to those who have an account and a mailbox. */
    void toStaff(List<MessageTable.Told> told, Function<String, @Nullable Person> people) {
        var drafts = told.stream()
                .map(message -> draft(message, people.apply(message.notice().recipient())))
                .filter(Objects::nonNull)
                .toList();
        if (!drafts.isEmpty()) {
            table.insert(drafts);
        }
    }

    private MailTable.@Nullable Draft draft(MessageTable.Told message, @Nullable Person person) {
        if (staffDomain == null || person == null || !person.enabled()) {
            return null;
        }
        var address = person.id() + "@" + staffDomain;
        if (!MailAddress.valid(address)) {
            return null;
        }
        var notice = message.notice();
        return new MailTable.Draft(
                UUID.randomUUID(),
                "message/" + message.id(),
                message.id(),
                address,
                postcard.toStaff(notice.kind(), notice.caseNo(), notice.link(), person.locale()),
                notice.kind().urgent(),
                notice.plannedAt());
    }

    private static @Nullable String domain(@Nullable String set, @Nullable StaffDomain offered) {
        if (set != null && !set.isBlank()) {
            return set.strip();
        }
        return offered == null ? null : offered.name();
    }
}
