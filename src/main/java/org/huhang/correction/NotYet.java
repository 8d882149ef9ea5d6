package org.huhang.correction;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huhang.casework.ClosingRule;
import org.huhang.casework.Given;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * An intake answer whose correction has no effect yet leads nowhere else by one more: it can be corrected back to what had its
 * effect, and where it was sent on, whoever got it answers first. Nobody closes the case meanwhile.
 */
@Component
public class NotYet implements TaskRule, ClosingRule {

    private static final String DECISION = "intakeDecision";
    private static final String SENT_ON = "sentOnWaits";

    private final HeldBackTable heldBack;
    private final SentOnTable sentOn;
    private final ObjectProvider<Corrections> corrections;

    NotYet(HeldBackTable heldBack, SentOnTable sentOn, ObjectProvider<Corrections> corrections) {
        this.heldBack = heldBack;
        this.sentOn = sentOn;
        this.corrections = corrections;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (task.work() != Work.INTAKE || task.open()) {
            return List.of();
        }
        if (sentOn.ofCase(task.caseNo()).stream().anyMatch(row -> row.item().equals(task.id()))) {
            return List.of(new Problem(DECISION, SENT_ON, List.of()));
        }
        return heldBack.first(task.id())
                .filter(first -> goesElsewhere(task, first, new Given(answers)))
                .map(first -> List.of(new Problem(DECISION, "heldBackWaits", List.of())))
                .orElse(List.of());
    }

    private boolean goesElsewhere(WorkItem task, int first, Given answer) {
        var hadEffect =
                new Given(corrections.getObject().of(task.id()).get(first - 1).before());
        return !answer.refusesReport() && !Objects.equals(answer.text(DECISION), hadEffect.text(DECISION));
    }

    /**
     * A case was merged: nobody answers any more what was asked in it, so nothing of it waits for that.
     *
     * @param caseNo the case that ended
     */
    public void merged(String caseNo) {
        heldBack.ofCase(caseNo).ifPresent(heldBack::release);
        sentOn.ofCase(caseNo).forEach(row -> sentOn.delete(row.item()));
    }

    @Override
    public Optional<Problem> owed(String caseNo) {
        return sentOn.ofCase(caseNo).isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem("closeDecision", SENT_ON, List.of()));
    }
}
