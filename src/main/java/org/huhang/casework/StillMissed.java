package org.huhang.casework;

import java.util.EnumSet;
import java.util.Set;
import org.huhang.deadline.Bearer;
import org.huhang.deadline.DeadlineEscalated;
import org.huhang.deadline.DeadlineStillMissed;
import org.huhang.deadline.SetDeadline;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What nobody does for a child in danger is said again until it is done: after the last mark of a missed term there is no
 * silence. Whoever acts, leads, is one level up, and oversees the county hears it each time; the newest stands for those before.
 */
@Component
class StillMissed {

    /** Where each task is about a child in danger, whatever tier its case has since. */
    private static final Set<Work> CALLOUTS = EnumSet.of(Work.FIRST_RESPONSE, Work.EMERGENCY_RESPONSE);

    private final Reminders reminders;
    private final TermPeople people;
    private final Cases cases;
    private final Dangers dangers;
    private final PassedOn passedOn;
    private final Worklist worklist;

    StillMissed(
            Reminders reminders,
            TermPeople people,
            Cases cases,
            Dangers dangers,
            PassedOn passedOn,
            Worklist worklist) {
        this.reminders = reminders;
        this.people = people;
        this.cases = cases;
        this.dangers = dangers;
        this.passedOn = passedOn;
        this.worklist = worklist;
    }

    @EventListener
    void on(DeadlineStillMissed missed) {
        var deadline = missed.deadline();
        if (deadline.bearer() == Bearer.AGENCY && !people.whoIsTold(deadline).isEmpty() && inDanger(deadline)) {
            reminders.again(
                    people.everybody(deadline),
                    MessageKind.TERM_STILL_MISSED,
                    deadline,
                    String.valueOf(missed.plannedAt().toEpochMilli()));
        }
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
                || (deadline.elementId() != null
                        && worklist.itemOf(deadline.subject())
                                .filter(item -> CALLOUTS.contains(item.work()))
                                .isPresent());
    }
}
