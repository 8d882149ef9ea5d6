package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Agency;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.huhang.notification.Messages;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The button "child in danger": interrupts nothing, and at once sets the police to work, tells the leaders of all agencies
 * taking part, and turns the case RED. A second press within an hour adds its reason to the first while police are at it.
 * Whoever pressed is told what became of it, and above all if nobody could be sent.
 */
@Service
public class Emergencies {

    private static final Logger log = LoggerFactory.getLogger(Emergencies.class);

    /** Where a danger stands in the strip that somebody pressed. */
    static final String BUTTON = "emergency";

    private static final Duration SAME_PRESS = Duration.ofHours(1);

    private final EmergencyTable emergencies;
    private final Cases cases;
    private final CaseTable table;
    private final WhoMustKnow whoMustKnow;
    private final OpensAnew opensAnew;
    private final Dangers dangers;
    private final Worklist worklist;
    private final Directory directory;
    private final Access access;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Emergencies(
            EmergencyTable emergencies,
            Cases cases,
            CaseTable table,
            WhoMustKnow whoMustKnow,
            OpensAnew opensAnew,
            Dangers dangers,
            Worklist worklist,
            Directory directory,
            Access access,
            Messages messages,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.emergencies = emergencies;
        this.cases = cases;
        this.table = table;
        this.whoMustKnow = whoMustKnow;
        this.opensAnew = opensAnew;
        this.dangers = dangers;
        this.worklist = worklist;
        this.directory = directory;
        this.access = access;
        this.messages = messages;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A person says that the child is in danger now.
     *
     * @param person whoever may open the case, or was told of it
     * @param caseNo the case
     * @param reason what was seen or heard; required, and kept up to {@value Characters#LONGEST_REASON} characters
     * @return who was called: for a merged case in the one where it goes on, for a closed one in the one that the call opens;
     *     nobody if no police could be sent, and then the person must call 110
     * @throws ReasonMissing if no reason is given
     * @throws NoSuchCase if there is no such case
     * @throws org.huhang.agency.NotAllowed if the case is not this person's to open, and he was never told of it
     */
    public Called press(Person person, String caseNo, String reason) {
        if (Characters.blank(reason)) {
            throw new ReasonMissing();
        }
        // No column takes a NUL, and a call for help is refused neither for a character that nobody sees nor for its
        // length.
        var said = Characters.reason(reason);
        var called = send(person, caseNo, Characters.beginning(said));
        return new Called(called.police(), Characters.tooLong(said));
    }

    private Called send(Person person, String caseNo, String what) {
        try {
            return transaction.execute(status -> call(person, caseNo, what, true));
        } catch (NoSuchCase | NotAllowed e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "case {}: a press led to no task of police: {}",
                    caseNo,
                    e.getClass().getName(),
                    e);
            return transaction.execute(status -> call(person, caseNo, what, false));
        }
    }

    private Called call(Person person, String caseNo, String reason, boolean send) {
        var file = table.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        if (!file.open() && (cases.mayOpen(person, caseNo) || wasTold(person, caseNo))) {
            // A cry for help is heard where the case goes on, whether or not the person may read it there; where it
            // goes on nowhere his call is the report that opens a new one, and whoever closed it learns that he called.
            return worklist.goesOn(caseNo)
                    .filter(other -> !keptAway(person, other))
                    .map(other -> goesOn(person, other, reason, send))
                    .orElseGet(() -> anew(person, file, reason, send));
        }
        if (!wasTold(person, caseNo)) {
            access.require(person, Permission.EMERGENCY, cases.scope(caseNo));
        }
        return send(person, file, reason, send);
    }

    /** Whoever must keep away from the case that another one went on in calls for nobody there. */
    private boolean keptAway(Person person, String caseNo) {
        return worklist.parties(caseNo)
                .filter(parties -> !parties.excluded().contains(person.agencyCode()))
                .isEmpty();
    }

    private Called goesOn(Person person, String caseNo, String reason, boolean send) {
        var file = table.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        return file.open() ? send(person, file, reason, send) : anew(person, file, reason, send);
    }

    private Called anew(Person person, CaseFile closed, String reason, boolean send) {
        dangers.ofClosed(
                closed, "closed:" + closed.caseNo() + "/" + clock.instant().toEpochMilli());
        if (!send) {
            return Called.NOBODY;
        }
        var own = table.lock(opensAnew.of(person, closed, reason, Set.of())).orElseThrow();
        return keptAway(person, own.caseNo()) ? Called.NOBODY : send(person, own, reason, true);
    }

    private Called send(Person person, CaseFile file, String reason, boolean send) {
        var caseNo = file.caseNo();
        var now = clock.instant();
        var first = emergencies.since(caseNo, now.minus(SAME_PRESS)).filter(this::runs);
        if (first.isPresent()) {
            emergencies.addReason(first.get().id(), person.id(), reason, now);
            var source = "emergency:" + first.get().id() + "/" + now.toEpochMilli();
            dangers.told(file, source, new Dangers.Word(person.id(), BUTTON, reason));
            if (send) {
                dangers.atHome(file, source, false);
            }
            events.publishEvent(new EmergencyPressed(caseNo, first.get().id(), person.id(), true));
            return called(caseNo, whoMustKnow.sentBy(first.get().id()));
        }
        var id = UUID.randomUUID();
        emergencies.insert(id, file.caseNo(), person.id(), reason, now);
        var begun = send ? whoMustKnow.pressed(file, id) : List.<String>of();
        begun.stream().findFirst().ifPresent(instance -> emergencies.led(id, instance));
        var word = new Dangers.Word(person.id(), BUTTON, reason);
        if (send) {
            dangers.found(file, "emergency:" + id, word);
        } else {
            dangers.told(file, "emergency:" + id, word);
        }
        events.publishEvent(new EmergencyPressed(caseNo, id, person.id(), false));
        log.info("emergency {} in case {} pressed by {}", id, caseNo, person.id());
        return called(caseNo, begun);
    }

    /**
     * Whether somebody knows of a case because he was told of it. He may not read it, and may call for help in it; whoever must
     * keep away from it is told nothing and may not.
     */
    boolean wasTold(Person person, String caseNo) {
        return person.enabled() && messages.toldOf(person.id(), caseNo) && !keptAway(person, caseNo);
    }

    /** A press that sent nobody, or to which police have answered anything, is no first one: they are called anew. */
    private boolean runs(EmergencyTable.Sent press) {
        var items = items(press.caseNo(), whoMustKnow.sentBy(press.id()));
        return items.stream().anyMatch(WorkItem::open)
                && items.stream().noneMatch(item -> item.state() == WorkItem.State.DONE);
    }

    private List<WorkItem> items(String caseNo, List<String> instances) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> instances.contains(item.instanceId()))
                .toList();
    }

    private Called called(String caseNo, List<String> instances) {
        return new Called(
                items(caseNo, instances).stream()
                        .filter(WorkItem::open)
                        .filter(item -> !directory.peopleOf(item.group()).isEmpty())
                        .map(WorkItem::agencyCode)
                        .distinct()
                        .map(directory::agency)
                        .toList(),
                false);
    }

    /**
     * Who was called by a press.
     *
     * @param police the agencies in which somebody got the task to go there
     * @param cut whether only the beginning of what was written is kept
     */
    public record Called(List<Agency> police, boolean cut) {

        /** No police could be sent. */
        static final Called NOBODY = new Called(List.of(), false);

        /** Keeps the list from being changed. */
        public Called {
            police = List.copyOf(police);
        }
    }
}
