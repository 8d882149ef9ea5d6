package org.huhang.engine;

import org.jspecify.annotations.Nullable;

/**
 * A root instance came to its end; published in the engine's transaction.
 *
 * @param instanceId the instance
 * @param processKey the process id
 * @param definitionId the version of the model
 * @param caseNo the case
 * @param endState the end event's element id, null if it was cancelled
 */
public record InstanceEnded(
        String instanceId, String processKey, String definitionId, String caseNo, @Nullable String endState) {}
