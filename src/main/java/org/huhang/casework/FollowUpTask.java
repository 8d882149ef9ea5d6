package org.huhang.casework;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.huhang.engine.BusinessClock;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The task that an answer leads to: somebody goes to the child of a closed case by a day, or nobody does. As long as nobody has
 * been there it follows the answer as it stands, be it the first one or corrected.
 */
@Component
class FollowUpTask {

    /** In answers as in the process: which agency goes, and by which day. */
    static final String BY = "followUpBy";

    static final String DUE = "followUpDue";

    private final CaseProcess process;

    FollowUpTask(CaseProcess process) {
        this.process = process;
    }

    /**
     * That somebody goes.
     *
     * @param day by which
     * @param by which agency
     */
    record Said(LocalDate day, String by) {

        /** Who does it may be another agency, where that one has nobody on the platform. */
        private boolean is(WorkItem task, boolean anewByWhom) {
            return day.equals(dayOf(task)) && (!anewByWhom || by.equals(task.agencyCode()));
        }
    }

    /**
     * Makes it so.
     *
     * @param closed the case, locked by the caller
     * @param task the task that the answer led to, null if there is none
     * @param said what it says, null that nobody goes
     * @param anewByWhom whether it says by whom otherwise than before
     * @return the process in which somebody goes now, null if nothing began
     */
    @Nullable
    String asSaid(CaseFile closed, @Nullable WorkItem task, @Nullable Said said, boolean anewByWhom) {
        if (task != null && (!task.open() || (said != null && said.is(task, anewByWhom)))) {
            return null;
        }
        if (task != null) {
            process.cancel(task.instanceId(), "corrected");
        }
        return said == null ? null : begun(closed, said);
    }

    private String begun(CaseFile closed, Said said) {
        var due = Date.from(said.day().atStartOfDay(BusinessClock.CHINA).toInstant());
        return process.begin(closed, CaseProcess.FOLLOW_UP_NAMED, Map.of(BY, said.by(), DUE, due));
    }

    /** The term ends with its day. */
    static @Nullable LocalDate dayOf(WorkItem task) {
        var due = task.dueAt();
        return due == null ? null : LocalDate.ofInstant(due.minusMillis(1), BusinessClock.CHINA);
    }
}
