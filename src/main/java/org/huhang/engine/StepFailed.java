package org.huhang.engine;

/**
 * A machine's step used up its retries and waits for an administrator.
 *
 * @param instanceId the instance it belongs to
 * @param processKey the process id
 * @param stepId the element id
 */
public record StepFailed(String instanceId, String processKey, String stepId) {}
