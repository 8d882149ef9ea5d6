package org.huhang.casework;

import java.time.Instant;
import java.util.Comparator;
import org.huhang.child.ChildFiles;
import org.huhang.form.Era;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.worklist.CaseDates;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case begins with its first report, and the life that it is about with the birth of the child. */
@Component
class CaseEra implements CaseDates {

    private final Cases cases;
    private final ChildFiles children;
    private final Intake intake;

    CaseEra(Cases cases, ChildFiles children, Intake intake) {
        this.cases = cases;
        this.children = children;
        this.intake = intake;
    }

    @Override
    public Era of(WorkItem task) {
        var child = children.file(cases.file(task.caseNo()).childId());
        return new Era(child.identity().birthDate(), reported(task.caseNo()));
    }

    private @Nullable Instant reported(String caseNo) {
        return intake.ofCase(caseNo).stream()
                .map(Report::filedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
