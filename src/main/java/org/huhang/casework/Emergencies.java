package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Agency;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.engine.Clash;
import org.huhang.form.Characters;
import org.huhang.notification.Messages;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
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
    private final CaseRegister register;
    private final WhoMustKnow whoMustKnow;
    private final OpensAnew opensAnew;
    private final Dangers dangers;
    private final CaseNotes notes;
    private final Worklist worklist;
    private final CaseCards cards;
    private final Directory directory;
    private final Access access;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Emergencies(
            EmergencyTable emergencies,
            Cases cases,
            CaseRegister register,
            WhoMustKnow whoMustKnow,
            OpensAnew opensAnew,
            Dangers dangers,
            CaseNotes notes,
            Worklist worklist,
            CaseCards cards,
            Directory directory,
            Access access,
            Messages messages,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.emergencies = emergencies;
        this.cases = cases;
        this.register = register;
        this.whoMustKnow = whoMustKnow;
        this.opensAnew = opensAnew;
        this.dangers = dangers;
        this.notes = notes;
        this.worklist = worklist;
        this.cards = cards;
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
        return new Called(called.police(), Characters.tooLong(said), called.went());
    }

    private Called send(Person person, String caseNo, String what) {
        try {
            return sends(person, caseNo, what, true);
        } catch (NoSuchCase | NotAllowed e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "case {}: a press led to no task of police: {}",
                    caseNo,
                    e.getClass().getName(),
                    e);
            return sends(person, caseNo, what, false);
        }
    }

    /** Nobody's call is lost because somebody else did something in the case at the same moment. */
    private Called sends(Person person, String caseNo, String what, boolean send) {
        return Clash.again(() -> transaction.execute(status -> call(person, caseNo, what, send)));
    }

    private Called call(Person person, String caseNo, String reason, boolean send) {
        var file = register.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        if (!file.open() && (cases.mayOpen(person, caseNo) || wasTold(person, caseNo))) {
            return ofClosed(person, file, reason, send);
        }
        if (!wasTold(person, caseNo)) {
            access.require(person, Permission.EMERGENCY, cases.scope(caseNo));
        }
        return send(person, file, reason, send);
    }

    /** Whoever must keep away from the case that another one went on in calls for nobody there. */
    private boolean keptAway(Person person, String caseNo) {
        return cards.parties(caseNo)
                .filter(parties -> !parties.excluded().contains(person.agencyCode()))
                .isEmpty();
    }

    /**
     * A cry for help is heard where the case goes on, whether or not the person may read it there; where it goes on nowhere his
     * call is the report that opens a new one. The way of the closed case says so, and whoever closed it learns that he called.
     */
    private Called ofClosed(Person person, CaseFile file, String reason, boolean send) {
        var last = last(person, file);
        if (last.open()) {
            var called = send(person, last, reason, send).gone(Went.ELSEWHERE);
            notes.goesOn(person, file.caseNo(), CaseNote.Kind.CALLED_ON, reason, last.caseNo());
            return called;
        }
        if (!send) {
            noted(person, file, last, CaseNote.Kind.CALLED_NOWHERE, reason, null);
            dangers.ofClosed(last, null, List.of());
            return Called.NOBODY;
        }
        return anew(person, file, last, reason);
    }

    /**
     * A call for help in a closed case that nobody heard goes the way of every such call.
     *
     * @param note the note that says that it went nowhere; nothing happens where there is none, or it was heard meanwhile
     */
    void heard(UUID note) {
        notes.calledNowhere(note)
                .ifPresent(call -> ofClosed(
                        directory.person(call.person()),
                        register.lock(call.caseNo()).orElseThrow(),
                        call.content(),
                        true));
    }

    /** Where it goes on is looked at again once nobody can change it any more: that one is merged or parted meanwhile, perhaps. */
    private CaseFile last(Person person, CaseFile file) {
        var last = file;
        for (var next = next(person, last); next.isPresent(); next = next(person, last)) {
            last = next.get();
        }
        return last;
    }

    private Optional<CaseFile> next(Person person, CaseFile closed) {
        return cards.goesOn(closed.caseNo())
                .filter(other -> !keptAway(person, other))
                .flatMap(register::lock);
    }

    private Called anew(Person person, CaseFile pressed, CaseFile closed, String reason) {
        var had = register.lockOpenOfChild(closed.childId()).isPresent();
        var own = register.lock(opensAnew.of(person, closed, reason)).orElseThrow();
        var heard = !keptAway(person, own.caseNo());
        var called = heard ? send(person, own, reason, true) : Called.NOBODY;
        var kind = had ? CaseNote.Kind.CALLED_ON : CaseNote.Kind.CALLED;
        noted(person, pressed, closed, kind, reason, own.caseNo());
        dangers.ofClosed(closed, heard ? own : null, called.police());
        return called.gone(had ? Went.ELSEWHERE : Went.ANEW);
    }

    /** In the case in which he pressed, and in the one in which that went on until it was closed too. */
    private void noted(
            Person person, CaseFile pressed, CaseFile closed, CaseNote.Kind kind, String reason, @Nullable String own) {
        Stream.of(pressed.caseNo(), closed.caseNo())
                .distinct()
                .forEach(caseNo -> notes.goesOn(person, caseNo, kind, reason, own));
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
    private boolean wasTold(Person person, String caseNo) {
        return person.enabled() && messages.toldOf(person.id(), caseNo) && !keptAway(person, caseNo);
    }

    /** Whoever was told of a case that he may not open can do one thing in it. */
    boolean onlyTold(Person person, String caseNo) {
        return !cases.mayOpen(person, caseNo) && wasTold(person, caseNo);
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
                false,
                Went.HERE);
    }

    /** Where a call for help is heard. */
    public enum Went {
        /** in the case in which it was made */
        HERE,
        /** in another case of the child, which was open already */
        ELSEWHERE,
        /** in a case that it opened */
        ANEW
    }

    /**
     * Who was called by a press.
     *
     * @param police the agencies in which somebody got the task to go there
     * @param cut whether only the beginning of what was written is kept
     * @param went where it is heard
     */
    public record Called(List<Agency> police, boolean cut, Went went) {

        /** No police could be sent. */
        static final Called NOBODY = new Called(List.of(), false, Went.HERE);

        /** Keeps the list from being changed. */
        public Called {
            police = List.copyOf(police);
        }

        Called gone(Went where) {
            return new Called(police, cut, where);
        }
    }
}
