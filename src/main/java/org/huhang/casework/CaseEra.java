package org.huhang.casework;

import org.huhang.child.ChildFiles;
import org.huhang.form.Era;
import org.huhang.intake.Intake;
import org.huhang.worklist.CaseDates;
import org.huhang.worklist.WorkItem;
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
        return of(task.caseNo());
    }

    /** When the matter of a case can have happened. */
    Era of(String caseNo) {
        var child = children.file(cases.file(caseNo).childId());
        return new Era(
                child.identity().birthDate(), intake.firstReported(caseNo).orElse(null));
    }
}
