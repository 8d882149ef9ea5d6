package org.huhang.engine;

import org.jspecify.annotations.Nullable;

/** Somebody else was faster: the task has a holder, or is gone. */
public final class TakenMeanwhile extends RuntimeException {

    TakenMeanwhile(String engineTaskId, @Nullable Throwable cause) {
        super("task " + engineTaskId + " was taken meanwhile", cause);
    }
}
