package org.huhang.engine;

/**
 * A task is gone, done or withdrawn; published in the engine's transaction.
 *
 * @param engineTaskId the engine's id
 * @param completed true if a person completed it, false if the process withdrew it
 */
public record TaskEnded(String engineTaskId, boolean completed) {}
