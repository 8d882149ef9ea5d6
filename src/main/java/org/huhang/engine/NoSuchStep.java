package org.huhang.engine;

/** The step no longer stands still: it was tried again, or its process has ended. */
public final class NoSuchStep extends RuntimeException {

    NoSuchStep(String id) {
        super("no stopped step " + id);
    }
}
