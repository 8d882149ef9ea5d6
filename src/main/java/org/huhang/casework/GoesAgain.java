package org.huhang.casework;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whoever saw the child of a closed case says whether somebody goes again. His process makes that task; what he says otherwise
 * later, or what another one took away, begins in a process of its own.
 */
@Component
class GoesAgain {

    private final FollowUpTable table;
    private final FollowUpTask task;
    private final Worklist worklist;

    GoesAgain(FollowUpTable table, FollowUpTask task, Worklist worklist) {
        this.table = table;
        this.task = task;
        this.worklist = worklist;
    }

    /**
     * Each answer has the task that it decides, and no other; doing it twice does nothing more.
     *
     * @param closed the case, locked by the caller
     * @param anewByWhom the task whose answer says by whom otherwise than before, null if none does
     */
    void asAnswered(CaseFile closed, @Nullable UUID anewByWhom) {
        var visits = worklist.ofCase(closed.caseNo()).stream()
                .filter(item -> item.work() == Work.FOLLOW_UP && item.state() != WorkItem.State.WITHDRAWN)
                .sorted(Comparator.comparing(WorkItem::receivedAt))
                .toList();
        var begun = table.again(closed.caseNo());
        visits.stream().filter(item -> !item.open()).forEach(went -> {
            var next = next(visits, went, begun.get(went.id()));
            var instance = task.asSaid(closed, next, said(went), went.id().equals(anewByWhom));
            if (instance != null) {
                table.keepAgain(went.id(), closed.caseNo(), instance);
            }
        });
    }

    /** The next one of its process, or of the one that began since. */
    private static @Nullable WorkItem next(List<WorkItem> visits, WorkItem went, @Nullable String begun) {
        return visits.stream()
                .filter(item -> begun == null
                        ? item.instanceId().equals(went.instanceId())
                                && item.receivedAt().isAfter(went.receivedAt())
                        : item.instanceId().equals(begun))
                .findFirst()
                .orElse(null);
    }

    private FollowUpTask.@Nullable Said said(WorkItem went) {
        var given = new Given(worklist.answers(went.id()));
        var day = given.text(FollowUpTask.DUE);
        if (given.yes(Deaths.DEAD) || !"again".equals(given.text("followUpNext")) || day == null) {
            return null;
        }
        var by = given.text(FollowUpTask.BY);
        return new FollowUpTask.Said(LocalDate.parse(day), by == null ? went.agencyCode() : by);
    }
}
