package org.huhang.engine;

/**
 * A step that had given up stands still no longer: it is tried again, or its process no longer needs it. Published in the
 * transaction in which that happens.
 *
 * @param incidentId as in {@link StepFailed#incidentId}
 */
public record StepResumed(String incidentId) {}
