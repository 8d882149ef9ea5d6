package org.huhang.correction;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Duties;
import org.huhang.casework.Duty;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Finds who is at the work that a correction found missing. */
@Component
class WhoIsAtIt {

    private final Duties duties;
    private final Worklist worklist;
    private final Directory directory;

    WhoIsAtIt(Duties duties, Worklist worklist, Directory directory) {
        this.duties = duties;
        this.worklist = worklist;
        this.directory = directory;
    }

    /**
     * Who is at what a correction found missing: holds one of the missed tasks, did it since, or was asked for it.
     *
     * @param caseNo the case
     * @param missed the keys of the tasks that were missed
     * @param source the correction
     * @param since from when what anybody is asked for because of a correction is meant for this one
     * @return kinds of agencies; whatever else they have in the case does not count
     */
    Set<AgencyType> of(String caseNo, Set<String> missed, String source, Instant since) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() != WorkItem.State.WITHDRAWN)
                .filter(item -> missed.contains(item.elementId())
                        ? item.open() || Objects.requireNonNull(item.endedAt()).isAfter(since)
                        : askedFor(item, source, since))
                .map(item -> directory.agency(item.agencyCode()).type())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean askedFor(WorkItem item, String source, Instant since) {
        return duties.owed(item.instanceId())
                .filter(Duty::ofCorrection)
                .filter(owed ->
                        owed.source().equals(source) || !item.receivedAt().isBefore(since))
                .isPresent();
    }
}
