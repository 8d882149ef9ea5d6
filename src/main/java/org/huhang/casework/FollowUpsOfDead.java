package org.huhang.casework;

import java.time.Clock;
import org.huhang.model.Work;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Nobody goes any more to the child of a closed case that has died. */
@Component
class FollowUpsOfDead {

    private final GoneBackTable gone;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Clock clock;

    FollowUpsOfDead(GoneBackTable gone, CaseProcess process, Worklist worklist, Clock clock) {
        this.gone = gone;
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
}
