package org.huhang.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Knows when a task is due. The engine asks when it creates one, in the same transaction. */
public interface DueDates {

    /**
     * The due date of a new task; the implementation keeps the sum behind it under the task's id.
     *
     * @param task the new task, with the term that its model names
     * @return the due date, or null if the term has no clock
     */
    @Nullable
    Instant dueAt(NewTask task);

    /**
     * A task that is being created.
     *
     * @param engineTaskId the engine's id of the task
     * @param caseNo the case
     * @param processKey the process id
     * @param elementId the task's id in the model
     * @param term the base code that the model names, such as {@code TL-02}; null if it names none
     * @param termFrom the date variable from which the term runs; null means creation
     * @param facts the variables that the task sees
     * @param instanceId the root instance
     */
    record NewTask(
            String engineTaskId,
            String caseNo,
            String processKey,
            String elementId,
            @Nullable String term,
            @Nullable String termFrom,
            Facts facts,
            String instanceId) {}
}
