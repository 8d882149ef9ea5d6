package org.huhang.handover;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.HandedOver;
import org.huhang.casework.Occasion;
import org.huhang.casework.StaysThere;
import org.huhang.handover.HandOver.Address;
import org.huhang.handover.HandOver.State;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Who is told what of a hand-over. */
@Component
class HandOverTold {

    private final HandOverReasons reasons;
    private final StaysThere stays;
    private final Cases cases;
    private final Directory directory;
    private final Messages messages;
    private final LinkWords links;
    private final Clock clock;

    HandOverTold(
            HandOverReasons reasons,
            StaysThere stays,
            Cases cases,
            Directory directory,
            Messages messages,
            LinkWords links,
            Clock clock) {
        this.reasons = reasons;
        this.stays = stays;
        this.cases = cases;
        this.directory = directory;
        this.messages = messages;
        this.links = links;
        this.clock = clock;
    }

    /** Not yet: whoever believes that it is looked after learns each time what was done and what was not. */
    void goesOn(HandOver row, TaskDone done) {
        tell(waiting(row), MessageKind.HANDOVER_GOES_ON, row, "/" + Occasion.source(done));
    }

    /** Whoever leads the sender has the task; whoever sent it may be with the child at this moment, and learns it too. */
    void refused(HandOver row, TaskDone done) {
        tell(followers(row), MessageKind.HANDOVER_REFUSED, row, "/" + Occasion.source(done));
    }

    void passedOn(HandOver row, TaskDone done) {
        tell(waiting(row), MessageKind.HANDOVER_WAITING, row, "/" + Occasion.source(done));
    }

    /** A child that stays where it was said that it must leave is more than a message: the coordinating office has the task. */
    void dropped(HandOver row, TaskDone done) {
        if (row.message().equals(HandedOver.REMOVAL)) {
            stays.ask(cases.file(row.caseNo()), row.id(), row.addressed().sender(), done.personId());
        }
        tell(
                Stream.concat(offices(cases.file(row.caseNo())).stream(), others(row, done))
                        .toList(),
                MessageKind.HANDOVER_DROPPED,
                row,
                "/" + Occasion.source(done));
    }

    /** Nobody is told that it was a mistake who must still answer it. */
    void takenBack(HandOver row, String correction) {
        var about = new Notice.About(links.fact(row, Locale.CHINESE), links.fact(row, Locale.ENGLISH));
        messages.tell(
                answering(row),
                person -> new Notice(
                        person.id(),
                        row.open() ? MessageKind.PERHAPS_NEEDLESS : MessageKind.NO_LONGER_NEEDED,
                        row.subject() + "/" + correction,
                        row.caseNo(),
                        about,
                        "/cases/" + row.caseNo(),
                        clock.instant()));
    }

    /** It waits with its receiver: whoever oversees the case knows. */
    void waits(HandOver row, String part) {
        tell(offices(cases.file(row.caseNo())), MessageKind.HANDOVER_WAITING, row, part);
    }

    /** It is finished: whoever believes that the child is looked after knows how. */
    void finished(HandOver row, TaskDone done) {
        tell(waiting(row), MessageKind.HANDOVER_FINISHED, row, "/" + done.taskId());
    }

    /** Somebody else found the same need: whoever has it knows. */
    void oneMoreReason(HandOver row, String source) {
        tell(people(row.addressed()), MessageKind.HANDOVER_ADDED, row, "/" + source);
    }

    /** What travelled with it was corrected: whoever must answer it knows. */
    void corrected(HandOver row, String source) {
        tell(answering(row), MessageKind.HANDOVER_CORRECTED, row, "/" + source);
    }

    /** Whoever had the task of which a correction of others disposed; what follows settles what waits, but not this. */
    void gone(HandOver row, TaskDone done) {
        tell(
                people(row.addressed()),
                MessageKind.NO_LONGER_NEEDED,
                row.caseNo(),
                "gone:" + row.id() + "/" + Occasion.source(done));
    }

    /** Somebody goes on with it who was chosen by others. */
    void chosen(HandOver row, Person person, WorkItem item) {
        tell(List.of(person), MessageKind.TASK_ASSIGNED, row, "/" + item.id());
    }

    /** The agency that must answer, by its desk and its leaders; of what was refused, whoever leads the sender. */
    private List<Person> answering(HandOver row) {
        return row.state() == State.REFUSED
                ? directory.leadingFor(row.addressed().sender())
                : people(row.addressed());
    }

    private void tell(Collection<Person> to, MessageKind kind, HandOver row, String part) {
        tell(to, kind, row.caseNo(), row.subject() + part);
    }

    private void tell(Collection<Person> to, MessageKind kind, String caseNo, String about) {
        messages.tell(
                to, person -> new Notice(person.id(), kind, about, caseNo, null, "/cases/" + caseNo, clock.instant()));
    }

    private List<Person> people(Address to) {
        return Stream.concat(
                        directory.peopleOf(to.taker() + ":" + to.role()).stream(),
                        directory.leadingFor(to.taker()).stream())
                .toList();
    }

    private List<Person> offices(CaseFile file) {
        return directory.supervisorsOf(file.county());
    }

    /** Whoever sent it, and leads that agency: they believe that the child is looked after. */
    private List<Person> senders(HandOver row) {
        return Stream.concat(
                        reasons.senders(row).stream(),
                        Stream.ofNullable(row.address())
                                .flatMap(address -> directory.leadingFor(address.sender()).stream()))
                .distinct()
                .toList();
    }

    /** Whoever sent it, leads that agency, or oversees the case. */
    private List<Person> waiting(HandOver row) {
        return Stream.concat(senders(row).stream(), offices(cases.file(row.caseNo())).stream())
                .distinct()
                .toList();
    }

    private List<Person> followers(HandOver row) {
        return Stream.concat(offices(cases.file(row.caseNo())).stream(), reasons.senders(row).stream())
                .toList();
    }

    /** Whoever else found the need that is given up. */
    private Stream<Person> others(HandOver row, TaskDone done) {
        var sender = row.addressed().sender();
        return reasons.senders(row).stream()
                .filter(person ->
                        !person.agencyCode().equals(sender) && !person.id().equals(done.personId()));
    }
}
