package org.huhang.handover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huhang.casework.Given;
import org.huhang.casework.HandedOver;
import org.huhang.form.Problem;
import org.huhang.handover.HandOver.State;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** A child stays where it was hurt, and loses the decision that placed it, on purpose only. */
@Component
class ChildStays implements TaskRule {

    /** The questions whether a child must leave its guardian. */
    private static final List<String> MUST_LEAVE = List.of("removalNeeded", "childMustLeave");

    private final HandOverTable table;
    private final Worklist worklist;

    ChildStays(HandOverTable table, Worklist worklist) {
        this.table = table;
        this.worklist = worklist;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var answer = new Given(answers);
        return takesPlacementBack(task, answers)
                .map(key -> problem(key, answer.foundInDanger() ? "placedByItInDanger" : "placedByIt"))
                .or(() -> leavesInDanger(task, answer).map(key -> problem(key, "staysInDanger")))
                .map(List::of)
                .orElse(List.of());
    }

    private static Problem problem(String key, String code) {
        return new Problem(key, code, List.of(), key + "=no");
    }

    /** A correction that leaves a placed child without the decision by which it was placed. */
    private Optional<String> takesPlacementBack(WorkItem task, Map<String, Object> answers) {
        if (task.open() || MUST_LEAVE.stream().noneMatch(key -> "no".equals(answers.get(key)))) {
            return Optional.empty();
        }
        var before = worklist.answers(task.id());
        return MUST_LEAVE.stream()
                .filter(key -> "no".equals(answers.get(key)) && "yes".equals(before.get(key)))
                .filter(key -> table.ofCase(task.caseNo()).stream()
                        .anyMatch(row -> row.message().equals(HandedOver.REMOVAL) && row.state() == State.DONE))
                .findFirst();
    }

    /** An answer that leaves a child with its guardian whom it found hurt, in danger or without anybody. */
    private Optional<String> leavesInDanger(WorkItem task, Given answer) {
        return MUST_LEAVE.stream()
                .filter(key ->
                        leaves(answer, key) && (task.open() || !leaves(new Given(worklist.answers(task.id())), key)))
                .findFirst();
    }

    private static boolean leaves(Given answer, String key) {
        return answer.foundInDanger() && "no".equals(answer.text(key));
    }
}
