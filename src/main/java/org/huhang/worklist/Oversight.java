package org.huhang.worklist;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Desk;
import org.huhang.agency.Directory;
import org.huhang.agency.DutiesEnded;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.huhang.worklist.OversightAct.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What others than its holder do with a task: leaders give it to a colleague, take it over or put it back, leaders and
 * supervisors remind and instruct. Nothing lies with somebody who can no longer act. A draft stays its writer's alone.
 */
@Service
public class Oversight {

    private static final Logger log = LoggerFactory.getLogger(Oversight.class);
    private static final String PLATFORM = "system";
    /** Between two reminders, or two instructions, of one person on one task. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final WorkItemTable items;
    private final OversightTable acts;
    private final Access access;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Oversight(
            WorkItemTable items,
            OversightTable acts,
            Access access,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.acts = acts;
        this.access = access;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives an open task to a named colleague, or to the leader himself, whoever held it.
     *
     * @param leader who leads the agency that the task lies with
     * @param id the work item
     * @param to the user name of who does it from now on
     * @param reason why; empty only of the leader who takes it himself
     * @return the item with its new holder
     * @throws NoReason if there is none
     * @throws ReasonTooLong if nobody would read all of it
     * @throws CannotHold if that person may not do it
     * @throws NoLongerOpen if nobody needs to do it any more
     */
    @Transactional
    public WorkItem assign(Person leader, UUID id, String to, String reason) {
        var self = leader.id().equals(to);
        var item = self && reason.isEmpty() ? open(leader, Permission.ASSIGN, id) : held(leader, id, reason);
        if (directory.find(to).filter(person -> mayHold(person, item)).isEmpty()) {
            throw new CannotHold(item, to);
        }
        return to.equals(item.holder())
                ? item
                : move(item, to, self ? Kind.TAKEN_OVER : Kind.ASSIGNED, leader.id(), reason);
    }

    /**
     * Puts an open task back into its pool, whoever holds it.
     *
     * @param leader who leads the agency that the task lies with
     * @param id the work item
     * @param reason why
     * @throws NoReason if there is none
     * @throws ReasonTooLong if nobody would read all of it
     * @throws NoLongerOpen if nobody needs to do it any more
     */
    @Transactional
    public void giveBack(Person leader, UUID id, String reason) {
        var item = held(leader, id, reason);
        if (item.holder() != null) {
            move(item, null, Kind.RETURNED, leader.id(), reason);
        }
    }

    /**
     * Reminds of an open task, or tells its holder what to do.
     *
     * @param by who leads the agency that the task lies with, or oversees the case
     * @param id the work item
     * @param instruct whether it is an instruction; only a reminder may be without words
     * @param words what is said to whoever must act
     * @throws NoReason if an instruction says nothing
     * @throws ReasonTooLong if nobody would read all of it
     * @throws UrgedJustNow if this person did the same with this task less than a minute ago
     * @throws NoLongerOpen if nobody needs to do it any more
     */
    @Transactional
    public void urge(Person by, UUID id, boolean instruct, String words) {
        var item = open(by, Permission.URGE, id);
        if (instruct && Characters.blank(words)) {
            throw new NoReason();
        }
        requireShort(words);
        var act = act(item, instruct ? Kind.INSTRUCTED : Kind.REMINDED, by.id(), item.holder(), words);
        if (acts.ofTask(id).stream().anyMatch(earlier -> repeats(act, earlier))) {
            throw new UrgedJustNow();
        }
        acts.insert(act);
        events.publishEvent(new TaskUrged(item, act));
    }

    private static boolean repeats(OversightAct act, OversightAct earlier) {
        return earlier.kind() == act.kind()
                && earlier.person().equals(act.person())
                && earlier.at().plus(PAUSE).isAfter(act.at());
    }

    /**
     * Whether a person could do a task: of the agency that it lies with, and of its group or leading the agency.
     *
     * @param person who
     * @param item the task
     * @return false also for a closed account
     */
    public boolean mayHold(Person person, WorkItem item) {
        return person.enabled()
                && !person.platformOnly()
                && person.agencyCode().equals(item.agencyCode())
                && (person.leader() || person.groups().contains(item.group()));
    }

    /**
     * What was done with the tasks of a case.
     *
     * @param caseNo the case
     * @return oldest first
     */
    public List<OversightAct> ofCase(String caseNo) {
        return acts.ofCase(caseNo);
    }

    List<OversightAct> ofTask(UUID id) {
        return acts.ofTask(id);
    }

    /** Those of the agency who could do it instead. */
    List<Person> candidates(WorkItem item) {
        return directory.staffOf(item.agencyCode()).stream()
                .filter(person -> mayHold(person, item) && !person.id().equals(item.holder()))
                .toList();
    }

    /** In the transaction that closed the account or took the role: there is no moment in between. */
    @EventListener
    @Transactional
    void on(DutiesEnded ended) {
        returnAllOf(ended.personId());
    }

    /** Accounts may have been closed by other means than {@link org.huhang.agency.People}, or before this was kept. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void returnWhatNobodyCanDo() {
        items.holders().forEach(this::returnAllOf);
    }

    private void returnAllOf(String personId) {
        var person = directory.find(personId);
        items.heldBy(personId).stream()
                .filter(item -> person.filter(known -> mayHold(known, item)).isEmpty())
                .forEach(item -> move(item, null, Kind.LEFT, PLATFORM, ""));
    }

    /**
     * What lies with agencies that are kept away from a case goes to whoever would get it as a new task; where nobody of its
     * kind is left, to the office that coordinates the place.
     *
     * @param caseNo the case
     * @param excluded all agencies that are kept away
     */
    @Transactional
    public void passOn(String caseNo, Set<String> excluded) {
        items.ofCase(caseNo).stream()
                .filter(item -> item.open() && excluded.contains(item.agencyCode()))
                .forEach(item -> passOn(item, excluded));
    }

    private void passOn(WorkItem item, Set<String> excluded) {
        var from = directory.agency(item.agencyCode());
        passOn(item, directory.substitute(from, item.role(), excluded), Kind.PASSED_ON);
    }

    /** What lies where nobody could do it any more, the oldest of each desk first. */
    public List<WorkItem> deserted() {
        return directory.deserted(items.groups()).stream()
                .flatMap(group -> items.lying(group).stream())
                .toList();
    }

    /**
     * What lies where nobody could do it goes to whoever can: up the way of new work, else to the office that coordinates the
     * place. Nothing happens if it is not so any more, or nobody is anywhere.
     *
     * @param id the work item
     * @param excluded all agencies that are kept away from its case
     */
    @Transactional
    public void passUp(UUID id, Set<String> excluded) {
        items.lock(id)
                .map(WorkItemTable.Scoped::item)
                .filter(item -> item.open()
                        && !directory.deserted(List.of(item.group())).isEmpty())
                .ifPresent(item -> directory
                        .standIn(item.group(), item.regionCode(), excluded)
                        .ifPresent(desk -> passOn(item, desk, Kind.NOBODY_THERE)));
    }

    private void passOn(WorkItem item, Desk desk, Kind kind) {
        var moved = items.passOn(item.id(), desk.group()).orElseThrow(() -> new NoLongerOpen(item.id(), false));
        acts.insert(act(item, kind, PLATFORM, item.holder(), ""));
        log.info("task {} of case {} passed on from {} to {}", item.id(), item.caseNo(), item.group(), desk.group());
        events.publishEvent(new TaskMoved(moved, item.holder(), PLATFORM));
    }

    private WorkItem held(Person leader, UUID id, String reason) {
        var item = open(leader, Permission.ASSIGN, id);
        requireShort(reason);
        if (Characters.saysNothing(reason)) {
            throw new NoReason();
        }
        return item;
    }

    private static void requireShort(String words) {
        if (Characters.tooLong(Characters.reason(words))) {
            throw new ReasonTooLong();
        }
    }

    private WorkItem open(Person person, Permission what, UUID id) {
        var found = items.lock(id).orElseThrow(() -> new NoSuchItem(id));
        access.require(person, what, found.scope());
        if (!found.item().open()) {
            throw new NoLongerOpen(id, false);
        }
        return found.item();
    }

    private WorkItem move(WorkItem item, @Nullable String to, Kind kind, String by, String reason) {
        var moved = items.hand(item.id(), to).orElseThrow(() -> new NoLongerOpen(item.id(), false));
        acts.insert(act(item, kind, by, to == null ? item.holder() : to, reason));
        log.info("task {} of case {} moved from {} to {} by {}", item.id(), item.caseNo(), item.holder(), to, by);
        events.publishEvent(new TaskMoved(moved, item.holder(), by));
        return moved;
    }

    private OversightAct act(WorkItem item, Kind kind, String by, @Nullable String other, String reason) {
        return new OversightAct(
                UUID.randomUUID(),
                item.id(),
                item.caseNo(),
                kind,
                by,
                other,
                Characters.reason(reason),
                clock.instant());
    }
}
