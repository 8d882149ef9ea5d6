package org.huhang.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.deadline.Bearer;
import org.huhang.deadline.DeadlineEscalated;
import org.huhang.deadline.DeadlineMissed;
import org.huhang.deadline.DeadlineNear;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.Escalation;
import org.huhang.deadline.SetDeadline;
import org.huhang.deadline.TermsEnded;
import org.huhang.engine.Definitions;
import org.huhang.engine.StepFailed;
import org.huhang.engine.StepResumed;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.ItemEnded;
import org.huhang.worklist.ItemReceived;
import org.huhang.worklist.TaskClaimed;
import org.huhang.worklist.TaskMoved;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.TaskReleased;
import org.huhang.worklist.TaskUrged;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The overdue pattern, for terms of tasks and of cases alike: reminders go to whoever must act, a missed term to the leader of
 * the agency, a term missed for a working day to the leader one level up, and to whom the table of escalations names. What
 * courts and parties may or must do is told to the desks that must know. Each message exists once per term, kind and length of
 * the term, and is settled with the work.
 */
@Component
class Reminders {

    private final Worklist worklist;
    private final Cases cases;
    private final Directory directory;
    private final Definitions definitions;
    private final TaskNames taskNames;
    private final Messages messages;
    private final TermPeople people;
    private final Deadlines deadlines;
    private final Clock clock;

    Reminders(
            Worklist worklist,
            Cases cases,
            Directory directory,
            Definitions definitions,
            TaskNames taskNames,
            Messages messages,
            TermPeople people,
            Deadlines deadlines,
            Clock clock) {
        this.worklist = worklist;
        this.cases = cases;
        this.directory = directory;
        this.definitions = definitions;
        this.taskNames = taskNames;
        this.messages = messages;
        this.people = people;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Before anybody takes it in the same moment, which calls everybody off again. */
    @EventListener
    @Order(0)
    void on(ItemReceived received) {
        var item = received.item();
        tell(handlers(item), waits(item), subject(item.id()), item);
    }

    /** What waited as one task among others waits no more. */
    @EventListener
    void on(CaseRetiered retiered) {
        worklist.ofCase(retiered.caseNo()).stream()
                .filter(item -> item.open() && item.holder() == null && pressing(item))
                .forEach(item -> tell(handlers(item), waits(item), subject(item.id()), item));
    }

    private static MessageKind waits(WorkItem item) {
        return pressing(item) ? MessageKind.TASK_PRESSING : MessageKind.TASK_WAITING;
    }

    private static boolean pressing(WorkItem item) {
        return item.riskTier().equals("RED");
    }

    /** A task that is taken or gone calls nobody any more. */
    @EventListener
    void on(TaskClaimed claimed) {
        messages.settle(subject(claimed.item().id()));
    }

    /** What went back waits for everybody of the group again; subjects carry the version, for it is news each time. */
    @EventListener
    void on(TaskReleased released) {
        var item = worklist.item(released.taskId());
        tell(handlers(item), waits(item), turn(item), item);
    }

    @EventListener
    void on(TaskMoved moved) {
        var item = moved.item();
        messages.settle(subject(item.id()));
        var to = handlers(item).stream()
                .filter(person -> !person.id().equals(moved.by()))
                .toList();
        tell(to, item.holder() == null ? waits(item) : MessageKind.TASK_ASSIGNED, turn(item), item);
        Optional.ofNullable(moved.from())
                .filter(from -> !from.equals(moved.by()))
                .flatMap(directory::find)
                .ifPresent(from -> tell(List.of(from), MessageKind.TASK_TAKEN_AWAY, turn(item), item));
    }

    /** To whoever must act, and to the leader of the agency. */
    @EventListener
    void on(TaskUrged urged) {
        var item = urged.item();
        var to = Stream.concat(handlers(item).stream(), directory.leadersOf(item.agencyCode()).stream())
                .filter(person -> !person.id().equals(urged.act().person()))
                .toList();
        var kind = urged.instructed() ? MessageKind.TASK_INSTRUCTED : MessageKind.TASK_REMINDED;
        tell(to, kind, subject(item.id()) + "/" + urged.act().id(), item);
    }

    private static String turn(WorkItem item) {
        return subject(item.id()) + "/turn" + item.version();
    }

    @EventListener
    void on(ItemEnded ended) {
        messages.settle(subject(ended.itemId()));
    }

    /** Half of somebody else's time is no news; its end is near enough at the second threshold. */
    @EventListener
    void on(DeadlineNear near) {
        var deadline = near.deadline();
        if (deadline.bearer() != Bearer.AGENCY) {
            if (near.urgent()) {
                tell(people.handlers(deadline), MessageKind.TERM_OF_OTHERS_NEAR, deadline);
            }
            return;
        }
        var to = new ArrayList<>(people.handlers(deadline));
        if (near.leaderToo()) {
            to.addAll(people.leaders(deadline));
        }
        // Where the leader is told at half of the term already, half of it is near: these terms are an hour.
        var half = !near.urgent();
        var kind = half && !near.leaderToo() ? MessageKind.TERM_HALF : MessageKind.TERM_NEAR;
        tell(to, kind, deadline, half ? "/half" : "");
    }

    @EventListener
    void on(DeadlineMissed missed) {
        var deadline = missed.deadline();
        if (deadline.bearer() != Bearer.AGENCY) {
            tell(people.handlers(deadline), MessageKind.TERM_OF_OTHERS_OVER, deadline);
            return;
        }
        var to = new ArrayList<>(people.leaders(deadline));
        to.addAll(people.handlers(deadline));
        tell(to, MessageKind.TERM_MISSED, deadline);
        escalate(deadline, Escalation.Stage.MISSED, MessageKind.TERM_MISSED);
    }

    @EventListener
    void on(DeadlineEscalated escalated) {
        var deadline = escalated.deadline();
        tell(people.above(deadline), MessageKind.TERM_MISSED_ABOVE, deadline);
        escalate(deadline, Escalation.Stage.ESCALATED, MessageKind.TERM_MISSED_ABOVE);
    }

    /** The further ears that the table of escalations names, as long as the work is open. */
    private void escalate(SetDeadline deadline, Escalation.Stage stage, MessageKind kind) {
        if (!people.whoIsTold(deadline).isEmpty()) {
            deadlines
                    .escalations(deadline, stage)
                    .forEach(row ->
                            tell(people.of(row, deadline), row.clue() ? MessageKind.SUPERVISION_CLUE : kind, deadline));
        }
    }

    /** The leader decides what a correction means for what was done with the old answer; whoever works on the case knows of it. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var item = corrected.item();
        var working = worklist.ofCase(item.caseNo()).stream()
                .filter(WorkItem::open)
                .map(WorkItem::holder)
                .filter(Objects::nonNull)
                .map(directory::person);
        // What a correction cannot undo by itself somebody must follow who sees the whole case.
        var overseeing = directory.supervisorsOf(cases.file(item.caseNo()).county()).stream();
        var to = Stream.of(directory.leadersOf(item.agencyCode()).stream(), working, overseeing)
                .flatMap(Function.identity())
                .filter(person -> !person.id().equals(corrected.correction().person()))
                .toList();
        var about = new Notice.About(name(item, Locale.CHINESE), name(item, Locale.ENGLISH));
        messages.tell(
                to,
                person -> new Notice(
                        person.id(),
                        MessageKind.ANSWER_CORRECTED,
                        "correction:" + item.id() + "/" + corrected.correction().number(),
                        item.caseNo(),
                        about,
                        link(person, item),
                        clock.instant()));
    }

    @EventListener
    void on(CaseJoined joined) {
        // Whoever has several tasks of the case hears of it once.
        var told = new HashSet<String>();
        worklist.ofCase(joined.caseNo()).stream()
                .filter(WorkItem::open)
                .forEach(item -> tell(
                        handlers(item).stream()
                                .filter(person -> told.add(person.id()))
                                .toList(),
                        MessageKind.REPORT_ADDED,
                        subject(item.id()) + "/" + joined.reportId(),
                        item));
    }

    /** The case stands still: who keeps the machine mends it, who oversees the case knows that it waits. */
    @EventListener
    void on(StepFailed failed) {
        var about = new Notice.About(
                definitions.name(failed.definitionId(), failed.stepId(), Locale.CHINESE),
                definitions.name(failed.definitionId(), failed.stepId(), Locale.ENGLISH));
        var subject = incident(failed.incidentId());
        var caseNo = failed.caseNo();
        tell(directory.holdersOf(Role.SYSTEM_ADMIN), MessageKind.STEP_FAILED, subject, caseNo, about, "/steps");
        if (caseNo != null) {
            worklist.card(caseNo)
                    .ifPresent(card -> tell(
                            directory.supervisorsOf(card.county()),
                            MessageKind.STEP_FAILED,
                            subject,
                            caseNo,
                            about,
                            "/cases/" + caseNo));
        }
    }

    @EventListener
    void on(StepResumed resumed) {
        messages.settle(incident(resumed.incidentId()));
    }

    private static String incident(String id) {
        return "incident:" + id;
    }

    private List<Person> handlers(WorkItem item) {
        return people.handlers(item);
    }

    /** A term that was extended is reminded of anew. A term of the case leads to its page whoever may open it. */
    void tell(Collection<Person> to, MessageKind kind, SetDeadline deadline) {
        tell(to, kind, deadline, "");
    }

    /** What was said before about the same term is settled: the newest stands for all. */
    void again(Collection<Person> to, MessageKind kind, SetDeadline deadline, String time) {
        messages.settle(base(deadline) + "/again");
        tell(to, kind, deadline, "/again/" + time);
    }

    private String base(SetDeadline deadline) {
        var item = deadline.elementId() == null ? Optional.<WorkItem>empty() : worklist.itemOf(deadline.subject());
        return item.map(one -> subject(one.id()) + "/" + deadline.round())
                .orElseGet(() ->
                        subject(deadline.caseNo(), deadline.code()) + "/" + deadline.id() + "/" + deadline.round());
    }

    private void tell(Collection<Person> to, MessageKind kind, SetDeadline deadline, String part) {
        var item = deadline.elementId() == null
                ? null
                : worklist.itemOf(deadline.subject()).orElse(null);
        if (item != null) {
            tell(to, kind, base(deadline) + part, item);
            return;
        }
        var caseNo = deadline.caseNo();
        var about = new Notice.About(deadline.name(Locale.CHINESE), deadline.name(Locale.ENGLISH));
        messages.tell(
                to,
                person -> new Notice(
                        person.id(),
                        kind,
                        base(deadline) + part,
                        caseNo,
                        about,
                        cases.allows(person, Permission.READ, caseNo) ? "/cases/" + caseNo : null,
                        clock.instant()));
    }

    @EventListener
    void on(TermsEnded ended) {
        messages.settle(subject(ended.caseNo(), ended.code()));
    }

    private static String subject(String caseNo, String code) {
        return "term:" + caseNo + ":" + code;
    }

    private static String subject(UUID itemId) {
        return "task:" + itemId;
    }

    private void tell(Collection<Person> to, MessageKind kind, String subject, WorkItem item) {
        var about = new Notice.About(name(item, Locale.CHINESE), name(item, Locale.ENGLISH));
        messages.tell(
                to,
                person -> new Notice(
                        person.id(), kind, subject, item.caseNo(), about, link(person, item), clock.instant()));
    }

    /** Who may not open a task of a secret case may take it, or learns on the page of the case that there is one. */
    private String link(Person person, WorkItem item) {
        return worklist.mayOpen(person, item) || worklist.mayTake(person, item)
                ? "/tasks/" + item.id()
                : "/cases/" + item.caseNo();
    }

    private void tell(
            Collection<Person> to,
            MessageKind kind,
            String subject,
            @Nullable String caseNo,
            Notice.@Nullable About about,
            @Nullable String link) {
        messages.tell(to, person -> new Notice(person.id(), kind, subject, caseNo, about, link, clock.instant()));
    }

    private String name(WorkItem item, Locale locale) {
        return taskNames.of(item, locale);
    }
}
