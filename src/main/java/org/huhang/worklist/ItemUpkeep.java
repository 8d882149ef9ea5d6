package org.huhang.worklist;

import java.time.Clock;
import java.util.UUID;
import org.huhang.deadline.DeadlineChanged;
import org.huhang.engine.TaskCreated;
import org.huhang.engine.TaskEnded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the items in step with the tasks of the engine and with their terms. */
@Component
class ItemUpkeep {

    private final WorkItemTable items;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ItemUpkeep(WorkItemTable items, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(TaskCreated task) {
        var item = items.insert(UUID.randomUUID(), task)
                .orElseThrow(() -> new IllegalStateException("no card for case " + task.caseNo()));
        events.publishEvent(new ItemReceived(item));
    }

    @EventListener
    void on(TaskEnded task) {
        // What is completed ends with its answer.
        if (!task.completed()) {
            items.withdraw(task.engineTaskId(), clock.instant())
                    .ifPresent(id -> events.publishEvent(new ItemEnded(id)));
        }
    }

    @EventListener
    void on(DeadlineChanged changed) {
        var deadline = changed.deadline();
        if (deadline.elementId() != null && deadline.open()) {
            items.moveDue(deadline.subject(), deadline.dueAt());
        }
    }
}
