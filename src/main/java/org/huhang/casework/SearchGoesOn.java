package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Problem;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/**
 * Police who look for a child have one task of it until somebody finds the child. That they have not found it yet they say once a
 * day; the task comes back for the next one. Otherwise each such answer would call the same police anew.
 */
@Component
class SearchGoesOn implements TaskRule {

    private final DutyTable duties;
    private final Clock clock;

    SearchGoesOn(DutyTable duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        return task.open()
                        && new SightOfChild(new Given(answers)).notFound()
                        && searches(task)
                        && day(task.receivedAt()).equals(day(clock.instant()))
                ? List.of(new Problem(Given.CONDITION, "stillLookedFor", List.of()))
                : List.of();
    }

    /** Whether police were sent to look for a child that others of them did not find. */
    boolean searches(WorkItem task) {
        return PoliceAtCase.FIRST_RESPONSE.contains(task.work())
                && duties.of(task.instanceId()).filter(Duty::ofSearch).isPresent();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessClock.CHINA);
    }
}
