package org.huhang.reporting;

import java.util.List;
import java.util.Optional;
import org.huhang.casework.ClosingRule;
import org.huhang.casework.Given;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** A case whose report was refused stays open until each office that perhaps has a case of its child has answered. */
@Component
class ChildNotJudged implements ClosingRule {

    private final SameChildTable table;
    private final Worklist worklist;

    ChildNotJudged(SameChildTable table, Worklist worklist) {
        this.table = table;
        this.worklist = worklist;
    }

    @Override
    public Optional<Problem> owed(String caseNo) {
        return table.askedBy(caseNo).isEmpty() || !refused(caseNo)
                ? Optional.empty()
                : Optional.of(new Problem("closeDecision", "childNotJudged", List.of()));
    }

    /** What intake decided last counts. */
    private boolean refused(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.INTAKE)
                .reduce((first, later) -> later)
                .filter(answer -> new Given(answer.answers()).refusesReport())
                .isPresent();
    }
}
