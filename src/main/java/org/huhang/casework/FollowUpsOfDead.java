package org.huhang.casework;

import java.time.Clock;
import java.time.LocalDate;
import org.huhang.engine.BusinessClock;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Nobody goes any more to the child of a closed case that has died; if that was said wrongly, they go as before. */
@Component
class FollowUpsOfDead {

    private final FollowUpTable table;
    private final GoneBackTable gone;
    private final FollowUps followUps;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Clock clock;

    FollowUpsOfDead(
            FollowUpTable table,
            GoneBackTable gone,
            FollowUps followUps,
            CaseProcess process,
            Worklist worklist,
            Clock clock) {
        this.table = table;
        this.gone = gone;
        this.followUps = followUps;
        this.process = process;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** The child of a closed case has died. */
    void withdraw(CaseFile closed) {
        worklist.ofCase(closed.caseNo()).stream()
                .filter(item -> item.open() && item.work() == Work.FOLLOW_UP)
                .forEach(item -> {
                    process.cancel(item.instanceId(), "death");
                    gone.insert(item.id(), closed.caseNo(), GoneBackTable.Why.DEATH, clock.instant());
                });
    }

    /** It lives: each day that was withdrawn has its task again. */
    void comeAgain(CaseFile closed) {
        var withdrawn =
                gone.ofDeath(closed.caseNo()).stream().map(worklist::item).toList();
        table.ofCase(closed.caseNo()).forEach(named -> withdrawn.stream()
                .filter(item -> item.instanceId().equals(named.instanceId()) && item.dueAt() != null)
                .findFirst()
                .ifPresent(item -> followUps.begin(closed, named.day(), item.agencyCode(), dueDay(item))));
    }

    /** The term ends with its day. */
    private static LocalDate dueDay(WorkItem item) {
        return LocalDate.ofInstant(
                java.util.Objects.requireNonNull(item.dueAt()).minusMillis(1), BusinessClock.CHINA);
    }
}
