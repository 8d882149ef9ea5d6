package org.huhang.worklist;

import org.huhang.form.Era;

/** Knows when what is answered in a task can have happened. Implemented by the owner of the cases. */
@FunctionalInterface
public interface CaseDates {

    /**
     * What bounds the dates in a task's form; asked only where a date was answered.
     *
     * @param task the task
     * @return its child's birth and its first report, as far as known
     */
    Era of(WorkItem task);
}
