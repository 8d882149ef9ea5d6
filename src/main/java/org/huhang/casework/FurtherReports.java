package org.huhang.casework;

import java.util.List;
import java.util.Map;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an officer finds out about a further report counts as if its reporter had said so: for tier, secrecy and police. */
@Component
class FurtherReports {

    static final String TASK = "registerFurtherReport";

    private final Cases cases;
    private final Secrecy secrecy;
    private final Triage triage;
    private final WhoMustKnow whoMustKnow;
    private final ChildFiles children;

    FurtherReports(Cases cases, Secrecy secrecy, Triage triage, WhoMustKnow whoMustKnow, ChildFiles children) {
        this.cases = cases;
        this.secrecy = secrecy;
        this.triage = triage;
        this.whoMustKnow = whoMustKnow;
        this.children = children;
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
        if (found.secret()) {
            secrecy.keep(file.caseNo());
        }
        if (Triage.moreSevere(found.tier(), file.riskTier())) {
            children.note(
                    file.childId(),
                    new StripFact(StripFact.Kind.TIER, found.tier(), done.personId(), TASK, file.caseNo(), null, null));
            cases.retier(file.caseNo(), found.tier(), source);
        }
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
