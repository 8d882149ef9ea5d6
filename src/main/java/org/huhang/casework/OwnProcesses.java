package org.huhang.casework;

import org.huhang.engine.Starts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** What was done for a child by processes that people begin, or to which others hand over. */
@Component
class OwnProcesses {

    private final Starts starts;
    private final Worklist worklist;

    OwnProcesses(Starts starts, Worklist worklist) {
        this.starts = starts;
        this.worklist = worklist;
    }

    /** Whether somebody did a task of such a process beside the form that began it; what it came to, its leader says. */
    boolean workedFor(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() == WorkItem.State.DONE)
                .anyMatch(item -> starts.carriesCases(item.definitionId()) && !isStart(item));
    }

    private boolean isStart(WorkItem item) {
        return starts.of(item.definitionId(), item.elementId()).isPresent();
    }
}
