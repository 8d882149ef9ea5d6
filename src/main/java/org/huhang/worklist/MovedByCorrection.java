package org.huhang.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds which tasks came and went with the correction of an answer. */
@Component
class MovedByCorrection {

    /** What steps do behind a correction is done by then. */
    private static final Duration BY_IT = Duration.ofMinutes(1);

    private final CorrectionTable corrections;
    private final Worklist worklist;

    MovedByCorrection(CorrectionTable corrections, Worklist worklist) {
        this.corrections = corrections;
        this.worklist = worklist;
    }

    /**
     * What became of the tasks of the case by the last correction of an answer.
     *
     * @param item the task
     * @return those that were withdrawn and those that came, empty if it was never corrected
     */
    Optional<Moved> moved(WorkItem item) {
        return corrections.of(item.id()).stream().reduce((first, last) -> last).map(last -> {
            var around = worklist.ofCase(item.caseNo()).stream()
                    .filter(one -> !one.id().equals(item.id()))
                    .toList();
            return new Moved(
                    around.stream()
                            .filter(one -> one.state() == WorkItem.State.WITHDRAWN && by(last, one.endedAt()))
                            .toList(),
                    around.stream()
                            .filter(one -> one.open() && by(last, one.receivedAt()))
                            .toList());
        });
    }

    /**
     * Why nobody needs a task any more.
     *
     * @param item the task
     * @return the correction that took it; empty if it was taken for another reason, or was not
     */
    Optional<Correction> takenBy(WorkItem item) {
        return item.state() == WorkItem.State.WITHDRAWN
                ? corrections.ofCase(item.caseNo()).stream()
                        .filter(made -> by(made, item.endedAt()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean by(Correction made, @Nullable Instant at) {
        return at != null && !at.isBefore(made.at()) && at.isBefore(made.at().plus(BY_IT));
    }

    /**
     * Tasks that a correction moved.
     *
     * @param withdrawn who lost one
     * @param begun who got one
     */
    record Moved(List<WorkItem> withdrawn, List<WorkItem> begun) {}
}
