package org.huhang.engine;

import org.jspecify.annotations.Nullable;

/**
 * A machine's step used up its retries and waits for an administrator. Published in the transaction that notes the last
 * failure; a listener that throws undoes the note.
 *
 * @param incidentId tells this failure from a later one of the same step
 * @param definitionId the version of the model
 * @param stepId the element id
 * @param caseNo the case, null if the instance has none
 */
public record StepFailed(String incidentId, String definitionId, String stepId, @Nullable String caseNo) {}
