package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nobody alone refuses the report of a RED case. Another agency has the task to agree or object; until it agrees the refusal has
 * no effect: nobody's work is withdrawn, nobody is told that he is not needed, no reporter is told and nobody closes the case. If
 * it objects, intake decides anew. Silence keeps the case open and RED.
 */
@Component
public class RefusalOfRed implements TaskRule, ClosingRule {

    private static final String RED = "RED";
    private static final String DECISION = "intakeDecision";
    private static final String NOT_AGREED = "refusalNotAgreed";

    private final Cases cases;
    private final TierAsking asking;
    private final AssessedAnew anew;
    private final Worklist worklist;

    RefusalOfRed(Cases cases, TierAsking asking, AssessedAnew anew, Worklist worklist) {
        this.cases = cases;
        this.asking = asking;
        this.anew = anew;
        this.worklist = worklist;
    }

    @EventListener
    @Order(1)
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.tells(Set.of(DECISION))) {
            on(done);
        }
    }

    /** Once the case has taken from the answer what belongs to it. */
    @EventListener
    @Order(1)
    void on(TaskDone done) {
        if (done.work() != Work.INTAKE) {
            return;
        }
        var answer = new Given(done.answers());
        var file = cases.file(done.caseNo());
        if (answer.refusesReport() && file.riskTier().equals(RED)) {
            asking.ask(file, done, TierAsked.REFUSED, answer.text("decisionReason"));
        } else if (asking.open(file.caseNo()).filter(TierAsked::refusal).isPresent()) {
            asking.drop(file.caseNo(), done.personId());
        }
        if (answer.sendsOn() && file.riskTier().equals(RED)) {
            asking.staysRed(file, done);
        }
    }

    /** After whatever has put the refusal itself right. */
    @EventListener
    void on(TierAnswered answered) {
        if (answered.refusal() && !answered.agreed() && refused(answered.caseNo())) {
            anew.objected(answered.caseNo());
        }
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        return task.work() == Work.FEEDBACK && waits(task.caseNo())
                ? List.of(new Problem("answers", NOT_AGREED, List.of()))
                : List.of();
    }

    @Override
    public Optional<Problem> owed(String caseNo) {
        return waits(caseNo) ? Optional.of(new Problem("closeDecision", NOT_AGREED, List.of())) : Optional.empty();
    }

    /**
     * Whether intake refused the report last, and has to wait for another agency.
     *
     * @param caseNo the case
     * @return false where that agreed, and in a case that is not RED
     */
    public boolean waits(String caseNo) {
        return asked(caseNo) && refused(caseNo);
    }

    /**
     * Whether another agency has not agreed to what was asked of it last, a refusal.
     *
     * @param caseNo the case
     * @return false in a case that is not RED
     */
    public boolean asked(String caseNo) {
        var asked = asking.ofCase(caseNo);
        return !asked.isEmpty()
                && asked.get(asked.size() - 1).refusal()
                && !asked.get(asked.size() - 1).agreed()
                && cases.file(caseNo).riskTier().equals(RED);
    }

    private boolean refused(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.INTAKE)
                .reduce((first, later) -> later)
                .filter(answer -> new Given(answer.answers()).refusesReport())
                .isPresent();
    }
}
