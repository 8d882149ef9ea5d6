package org.huhang.casework;

import java.util.Optional;
import java.util.UUID;
import org.huhang.intake.FurtherIntakes;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Each further report has a process of its own, whose first task is its intake. */
@Component
class ReportDesks implements FurtherIntakes {

    private final DutyTable duties;
    private final Worklist worklist;

    ReportDesks(DutyTable duties, Worklist worklist) {
        this.duties = duties;
        this.worklist = worklist;
    }

    @Override
    public Optional<WorkItem> of(String caseNo, UUID reportId) {
        return duties.instance(caseNo, DutyTable.Kind.COUNTY, "report:" + reportId).stream()
                .flatMap(instance -> worklist.ofCase(caseNo).stream()
                        .filter(item -> item.instanceId().equals(instance))
                        .filter(item -> item.elementId().equals(FurtherReports.TASK)))
                .findFirst();
    }
}
