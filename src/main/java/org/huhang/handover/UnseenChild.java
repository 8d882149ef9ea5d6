package org.huhang.handover;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.HandedOver;
import org.huhang.casework.MissingChildren;
import org.huhang.form.Problem;
import org.huhang.handover.HandOver.State;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/**
 * A child that is missing or was harmed and was handed over is given up by nobody, nor said to be settled, before somebody has seen
 * it: until then it stays the task of somebody, with a term.
 */
@Component
class UnseenChild implements TaskRule {

    private static final String DECISION = "refusedDecision";
    private static final String OUTCOME = "handOverOutcome";

    private final HandOverTable table;
    private final MissingChildren missing;
    private final Cases cases;

    UnseenChild(HandOverTable table, MissingChildren missing, Cases cases) {
        this.table = table;
        this.missing = missing;
        this.cases = cases;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (!HandOvers.TASKS.contains(task.work())) {
            return List.of();
        }
        var answer = new HandOverAnswer(new Given(answers));
        if (task.work() == Work.REFUSED_HAND_OVER) {
            return answer.drops() && unseen(task) ? List.of(new Problem(DECISION, "dropUnseen", List.of())) : List.of();
        }
        return answer.state() == State.DONE && unseen(task)
                ? List.of(new Problem(OUTCOME, "doneUnseen", List.of()))
                : List.of();
    }

    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        if (!HandOvers.TASKS.contains(task.work()) || !unseen(task)) {
            return Map.of();
        }
        return switch (task.work()) {
            case REFUSED_HAND_OVER -> Map.of(DECISION, Set.of("drop"));
            case FINISH_HAND_OVER -> Map.of(OUTCOME, Set.of("done"));
            default -> Map.of();
        };
    }

    private boolean unseen(WorkItem task) {
        return table.ofInstance(task.instanceId())
                .filter(row -> row.message().equals(HandedOver.MISSING_OR_HARMED))
                .filter(row -> missing.unseenSince(cases.file(row.caseNo()), row.madeAt()))
                .isPresent();
    }
}
