package org.huhang.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.deadline.Bearer;
import org.huhang.deadline.DeadlineEscalated;
import org.huhang.deadline.DeadlineStillMissed;
import org.huhang.deadline.SetDeadline;
import org.huhang.engine.BusinessClock;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What nobody does for a child in danger is said again until it is done: after the last mark of a missed term there is no
 * silence. Whoever acts, leads, is one level up, and oversees the county hears it once a morning, with a list of what is meant; the
 * newest stands for those before.
 */
@Component
class StillMissed {

    /** Where each task is about a child in danger, whatever tier its case has since. */
    private static final Set<Work> CALLOUTS = EnumSet.of(Work.FIRST_RESPONSE, Work.EMERGENCY_RESPONSE);

    /** What is late: in the counties that somebody oversees, in the cases of his agency, on his own desk. */
    private static final String REGION = "/tasks?view=region&filter=overdue";

    private static final String CASES = "/cases?state=open&order=due&overdue=true";
    private static final String OWN = "/tasks?view=mine&filter=overdue";

    private final Reminders reminders;
    private final TermPeople people;
    private final Cases cases;
    private final Dangers dangers;
    private final PassedOn passedOn;
    private final Worklist worklist;
    private final Messages messages;
    private final Clock clock;

    StillMissed(
            Reminders reminders,
            TermPeople people,
            Cases cases,
            Dangers dangers,
            PassedOn passedOn,
            Worklist worklist,
            Messages messages,
            Clock clock) {
        this.reminders = reminders;
        this.people = people;
        this.cases = cases;
        this.dangers = dangers;
        this.passedOn = passedOn;
        this.worklist = worklist;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(DeadlineStillMissed missed) {
        var deadline = missed.deadline();
        if (deadline.bearer() == Bearer.AGENCY && !people.whoIsTold(deadline).isEmpty() && inDanger(deadline)) {
            var overseers = people.overseers(deadline);
            var item = item(deadline);
            var heard = people.everybody(deadline).stream()
                    .sorted(Comparator.comparing(Person::id))
                    .collect(Collectors.partitioningBy(
                            person -> overseers.contains(person) || mayKnow(person, deadline.caseNo(), item)));
            heard.getOrDefault(true, List.of()).forEach(person -> thisMorning(person, overseers.contains(person)));
            if (!cases.file(deadline.caseNo()).secret()) {
                // Whose list it does not stand in is told of it by itself.
                reminders.again(
                        heard.getOrDefault(false, List.of()),
                        MessageKind.TERM_STILL_MISSED,
                        deadline,
                        String.valueOf(missed.plannedAt().toEpochMilli()));
            }
        }
    }

    /** Each person hears it once a morning, and finds in the list what is meant; it names no case that he may not open. */
    private void thisMorning(Person person, boolean oversees) {
        var now = clock.instant();
        messages.tellInstead(new Notice(
                person.id(),
                MessageKind.TERM_STILL_MISSED,
                "again:" + person.id() + "/" + LocalDate.ofInstant(now, BusinessClock.CHINA),
                null,
                null,
                oversees ? REGION : person.leader() ? CASES : OWN,
                now));
    }

    private boolean mayKnow(Person person, String caseNo, Optional<WorkItem> item) {
        return cases.allows(person, Permission.READ, caseNo)
                || item.filter(one -> worklist.mayTake(person, one)).isPresent();
    }

    /** The task of which it is a term; empty for a term of the case. */
    private Optional<WorkItem> item(SetDeadline deadline) {
        return deadline.elementId() == null ? Optional.empty() : worklist.itemOf(deadline.subject());
    }

    /** Whoever oversees the county hears at once of what went up, not only one level of its kind. */
    @EventListener
    void on(DeadlineEscalated escalated) {
        var deadline = escalated.deadline();
        if (deadline.bearer() == Bearer.AGENCY && !people.whoIsTold(deadline).isEmpty() && inDanger(deadline)) {
            reminders.tell(people.overseers(deadline), MessageKind.TERM_MISSED_ABOVE, deadline);
        }
    }

    private boolean inDanger(SetDeadline deadline) {
        var file = cases.file(deadline.caseNo());
        return file.riskTier().equals("RED")
                || dangers.standing(file).isPresent()
                || passedOn.mustLeave(file.caseNo())
                || item(deadline).filter(one -> CALLOUTS.contains(one.work())).isPresent();
    }
}
