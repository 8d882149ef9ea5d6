package org.huhang.handover;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.HandedOver;
import org.huhang.casework.MissingChildren;
import org.huhang.form.Problem;
import org.huhang.handover.HandOver.State;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/**
 * A child that is missing or was harmed and was handed over is given up by nobody, nor said to be settled, before somebody has seen
 * it: until then it stays the task of somebody, with a term.
 */
@Component
class UnseenChild implements TaskRule, TaskFacts {

    private static final String DECISION = "refusedDecision";
    private static final String OUTCOME = "handOverOutcome";
    private static final String SEEN = "childSeen";

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
        return answer.state() == State.DONE && unseen(task) && !new Given(answers).yes(SEEN)
                ? List.of(new Problem(OUTCOME, "doneUnseen", List.of()))
                : List.of();
    }

    /** Whoever took it says in the same form that he has seen the child. */
    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.work() == Work.FINISH_HAND_OVER && task.open() ? Map.of("handedUnseen", unseen(task)) : Map.of();
    }

    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        return task.work() == Work.REFUSED_HAND_OVER && unseen(task) ? Map.of(DECISION, Set.of("drop")) : Map.of();
    }

    private boolean unseen(WorkItem task) {
        return table.ofInstance(task.instanceId())
                .filter(row -> row.message().equals(HandedOver.MISSING_OR_HARMED))
                .filter(row -> missing.unseenSince(cases.file(row.caseNo()), row.madeAt()))
                .isPresent();
    }
}
