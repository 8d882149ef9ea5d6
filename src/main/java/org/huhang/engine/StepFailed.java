package org.huhang.engine;

/**
 * A machine's step used up its retries and waits for an administrator.
 *
 * @param caseNo the case
 * @param processKey the process id
 * @param stepKey the element id
 */
public record StepFailed(String caseNo, String processKey, String stepKey) {}
