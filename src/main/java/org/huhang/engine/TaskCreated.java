package org.huhang.engine;

import java.time.Instant;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;

/**
 * A person's task came into being; published in the engine's transaction.
 *
 * @param engineTaskId the engine's id
 * @param definitionId the version of the model
 * @param processKey the process id
 * @param instanceId the root instance of the case's process
 * @param elementId the task's id in the model
 * @param work what kind of work its model says it is
 * @param titledBy the element that called the task's process and lends the task its name; null where it has its own
 * @param caseNo the case
 * @param group the one candidate group, {@code <agencyCode>:<role>}
 * @param createdAt when
 * @param dueAt the due date; null if the task has none
 * @param facts the variables that the task sees
 */
public record TaskCreated(
        String engineTaskId,
        String definitionId,
        String processKey,
        String instanceId,
        String elementId,
        Work work,
        @Nullable Element titledBy,
        String caseNo,
        String group,
        Instant createdAt,
        @Nullable Instant dueAt,
        Facts facts) {

    /**
     * An element of a model.
     *
     * @param definitionId the version of the model
     * @param id the element id
     */
    public record Element(String definitionId, String id) {}
}
