package org.huhang.engine;

/** The engine has no such open task: it was done, withdrawn, or never was. */
final class NoSuchTask extends RuntimeException {

    NoSuchTask(String engineTaskId) {
        super("no open task " + engineTaskId);
    }
}
