package org.huhang.reporting;

import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Pair;
import org.huhang.deadline.Deadlines;
import org.springframework.stereotype.Component;

/** Whether two children are one is asked about the case that goes on; of two cases that are one now it is answered. */
@Component
class QuestionsGoOn {

    private final SameChildTable sameChild;
    private final CaseProcess process;
    private final Cases cases;
    private final Dangers dangers;
    private final Deadlines deadlines;

    QuestionsGoOn(SameChildTable sameChild, CaseProcess process, Cases cases, Dangers dangers, Deadlines deadlines) {
        this.sameChild = sameChild;
        this.process = process;
        this.cases = cases;
        this.dangers = dangers;
        this.deadlines = deadlines;
    }

    void carryOn(CaseFile from, CaseFile into) {
        sameChild.openOf(from.caseNo()).forEach(asked -> carryOn(asked, from, into));
    }

    /** What came with a case that is parted is asked of its own case again. */
    void part(Pair pair, CaseFile own) {
        for (var question : sameChild.cameWith(pair.within(), pair.into().caseNo())) {
            carryOn(question, pair.into(), own);
            sameChild.parted(question, pair.merged().caseNo());
            if (!question.asking().equals(pair.into().caseNo())) {
                process.cancel(question.instanceId(), "parted");
            }
        }
    }

    private void carryOn(SameChildTable.Asked question, CaseFile from, CaseFile into) {
        var asks = question.asking().equals(from.caseNo());
        var apart = sameChild.goesOn(question, from.caseNo(), into.caseNo());
        if (!asks && apart) {
            var instance = process.sameChildAsked(into, dangers.acute(cases.file(question.asking())));
            sameChild.runs(question.id(), instance);
            deadlines.carryOn(question.instanceId(), instance);
            tellDanger(cases.file(question.asking()));
        } else if (asks && !apart) {
            process.cancel(question.instanceId(), "merged");
        } else if (asks) {
            tellDanger(into);
        }
    }

    private void tellDanger(CaseFile asking) {
        sameChild.askedBy(asking.caseNo()).forEach(asked -> dangers.asked(asking, asked.other(), asked.instanceId()));
    }
}
