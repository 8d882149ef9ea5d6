package org.huhang.engine;

/** The instance moved at the same moment by another's act; nothing was done, and the next try may find it at rest. */
public final class MovedMeanwhile extends RuntimeException {

    MovedMeanwhile(String engineTaskId, Throwable cause) {
        super("the instance of task " + engineTaskId + " moved meanwhile", cause);
    }
}
