package org.huhang.notification;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.huhang.agency.Directory;
import org.huhang.agency.DutiesEnded;
import org.huhang.agency.Person;
import org.huhang.audit.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people with account what they should know: in their inbox, and by mail where they have a mailbox. */
@Service
public class Messages {

    /** Counts are exact up to one less; this many mean "more". */
    public static final int MANY = 100;

    private final MessageTable table;
    private final Mails mails;
    private final Directory directory;
    private final Clock clock;

    Messages(MessageTable table, Mails mails, Directory directory, Clock clock) {
        this.table = table;
        this.mails = mails;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Tells one person one thing, in the caller's transaction.
     *
     * @param notice what to tell
     * @return false if the person was told the same before, or has left; nothing happens then
     */
    @Transactional
    public boolean tell(Notice notice) {
        var person = directory.find(notice.recipient()).orElse(null);
        if (person != null && !person.enabled()) {
            return false;
        }
        return table.insert(List.of(told(notice, person, null))) == 1;
    }

    /**
     * Tells several people one thing each, in the caller's transaction. Who was told the same before is not told again, nor is
     * who chose not to be told this kind, where there is a choice.
     *
     * @param people whom to tell; the same person twice counts once
     * @param notice what to tell each
     */
    @Transactional
    public void tell(Collection<Person> people, Function<Person, Notice> notice) {
        // In one order for everybody, so that two who tell the same people cannot wait for each other.
        var byId = new TreeMap<String, Person>();
        people.stream().filter(Person::enabled).forEach(person -> byId.put(person.id(), person));
        var told = byId.values().stream()
                .map(notice)
                .map(one -> told(one, byId.get(one.recipient()), unasked(one.kind())))
                .toList();
        if (!told.isEmpty()) {
            table.insert(told);
        }
    }

    /**
     * As {@link #tell(Notice)}, in place of what the person was told of this kind before, about no case: that counts as read.
     *
     * @param notice what to tell
     */
    @Transactional
    public void tellInstead(Notice notice) {
        if (tell(notice)) {
            table.outdate(notice, clock.instant());
        }
    }

    private static @Nullable Boolean unasked(MessageKind kind) {
        return kind.choosable() ? kind.toldUnasked() : null;
    }

    private MessageTable.Told told(Notice notice, @Nullable Person person, @Nullable Boolean unasked) {
        return new MessageTable.Told(notice, mails.toStaff(notice, person), unasked);
    }

    /** Whoever left is written to no more; what a server was already asked to take cannot be called back. */
    @EventListener
    void on(DutiesEnded ended) {
        if (directory.find(ended.personId()).filter(Person::enabled).isEmpty()) {
            mails.forget(ended.personId());
        }
    }

    /**
     * Ends what was told about a subject because nobody needs to act on it any more: what is planned is taken back, what was
     * told counts as read.
     *
     * @param subject as in {@link Notice#subject}; what was told about a part of it, named behind a slash, ends with it
     */
    public void settle(String subject) {
        table.settle(subject, clock.instant());
    }

    /**
     * How much a person has not opened yet.
     *
     * @param personId username
     * @return the number, {@link #MANY} for that or more
     */
    public int unread(String personId) {
        return table.unread(personId, clock.instant(), MANY);
    }

    /**
     * Whether a person was told of a case, and so knows that there is one.
     *
     * @param personId username
     * @param caseNo the case
     * @return false where nothing was told yet
     */
    public boolean toldOf(String personId, String caseNo) {
        return table.toldOf(personId, caseNo, clock.instant());
    }

    /**
     * Who was told something about a case.
     *
     * @param caseNo the case
     * @param kind what
     * @return usernames
     */
    public List<String> toldOf(String caseNo, MessageKind kind) {
        return table.toldOf(caseNo, kind);
    }

    /** How much of it counts in the menu. */
    int pressing(String personId) {
        return table.pressing(personId, clock.instant(), MANY);
    }

    /**
     * Marks as read what leads to a page that the person opened by another road.
     *
     * @param personId username
     * @param link path of the page
     */
    public void opened(String personId, String link) {
        table.readLink(personId, link, clock.instant());
    }

    List<Message> inbox(String personId, @Nullable Cursor after, int limit) {
        return table.inbox(personId, clock.instant(), after, limit);
    }

    /** What cannot wait and was not opened yet, newest first. */
    List<Message> urgent(String personId, int limit) {
        return table.urgent(personId, clock.instant(), limit);
    }

    /** Opens one message; null if it is not this person's. */
    @Nullable
    Message open(String personId, long id) {
        table.read(personId, id, clock.instant());
        return table.find(personId, id).orElse(null);
    }

    void readAll(String personId) {
        table.readAll(personId, clock.instant());
    }
}
