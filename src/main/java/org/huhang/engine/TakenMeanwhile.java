package org.huhang.engine;

/** Somebody else was faster: the task has a holder, or is gone. */
public final class TakenMeanwhile extends RuntimeException {

    TakenMeanwhile(String engineTaskId, Throwable cause) {
        super("task " + engineTaskId + " was taken meanwhile", cause);
    }
}
