package org.huhang.casework;

import java.util.List;
import java.util.Map;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an officer finds out about a further report counts as if its reporter had said so: for tier, secrecy and police. */
@Component
class FurtherReports {

    static final String TASK = "registerFurtherReport";

    private final Cases cases;
    private final Gravity gravity;
    private final Triage triage;
    private final WhoMustKnow whoMustKnow;

    FurtherReports(Cases cases, Gravity gravity, Triage triage, WhoMustKnow whoMustKnow) {
        this.cases = cases;
        this.gravity = gravity;
        this.triage = triage;
        this.whoMustKnow = whoMustKnow;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    @EventListener
    void on(TaskDone done) {
        if (done.taskKey().equals(TASK)) {
            registered(cases.file(done.caseNo()), done);
        }
    }

    private void registered(CaseFile file, TaskDone done) {
        var found = new Triage.Proposals(
                triage.of(Triage.DECISIONS, file.categories(), false, done.answers()), List.<Map<String, Object>>of());
        var source = Occasion.source(done);
        gravity.atLeast(file, found, new Dangers.Word(done.personId(), TASK, null), source);
        if (found.policeMatter()) {
            var region = done.facts().get().text("regionCode");
            whoMustKnow.police(
                    cases.file(file.caseNo()),
                    new Occasion(
                            Occasion.Cause.REPORTED,
                            source,
                            Occasion.Place.of(region == null ? file.regionCode() : region)));
        }
    }
}
