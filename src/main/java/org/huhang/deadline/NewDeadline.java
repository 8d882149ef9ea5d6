package org.huhang.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deadline to be.
 *
 * @param subject the engine's id of the task, or the id of the case term
 * @param caseNo the case
 * @param elementId the task's id in the model; null for a case term
 * @param code the code that is named
 * @param startsFrom the date variable that is named; null means creation
 * @param createdAt when the task or term came into being
 * @param instanceId the root instance whose task or step sets it; null if none does
 */
record NewDeadline(
        String subject,
        String caseNo,
        @Nullable String elementId,
        String code,
        @Nullable String startsFrom,
        Instant createdAt,
        @Nullable String instanceId) {

    SetDeadline set(long id, Counted counted) {
        return new SetDeadline(
                id,
                subject,
                caseNo,
                elementId,
                code,
                counted.sum(),
                SetDeadline.Status.RUNNING,
                0,
                createdAt,
                null,
                counted.facts());
    }
}
