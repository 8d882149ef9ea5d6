package org.huhang.deadline;

import java.time.Clock;
import java.time.Instant;
import org.huhang.engine.DueDates;
import org.huhang.engine.TaskEnded;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives tasks their due dates, and ends them with the tasks. */
@Component
class TaskDueDates implements DueDates {

    private final Deadlines deadlines;
    private final Clock clock;

    TaskDueDates(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public @Nullable Instant dueAt(NewTask task) {
        if (task.term() == null) {
            return null;
        }
        var set = deadlines.set(
                new NewDeadline(
                        task.engineTaskId(),
                        task.caseNo(),
                        task.elementId(),
                        task.term(),
                        task.termFrom(),
                        clock.instant(),
                        task.instanceId()),
                task.facts().values());
        return set == null ? null : set.dueAt();
    }

    @EventListener
    void on(TaskEnded ended) {
        deadlines.end(ended.engineTaskId(), ended.completed());
    }
}
