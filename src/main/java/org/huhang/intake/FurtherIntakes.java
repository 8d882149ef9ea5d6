package org.huhang.intake;

import java.util.Optional;
import java.util.UUID;
import org.huhang.worklist.WorkItem;

/** Knows who takes in a report that came to an open case: its own first receiver. Implemented by the owner of the cases. */
@FunctionalInterface
public interface FurtherIntakes {

    /**
     * The task in which a further report is registered, open or done.
     *
     * @param caseNo the case that the report came to
     * @param reportId the report
     * @return empty for the report that opened the case: its intake is the case's
     */
    Optional<WorkItem> of(String caseNo, UUID reportId);
}
