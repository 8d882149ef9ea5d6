package org.huhang.starting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.ToldOfChild;
import org.huhang.child.ChildFiles;
import org.huhang.engine.Starts;
import org.huhang.form.Problem;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The answer with which a process was begun is corrected: how the child is called is put right in its file; of which child it is,
 * and where, stands, for case and process are there.
 */
@Component
class StartCorrected implements TaskRule {

    private static final List<String> OF_WHOM_AND_WHERE =
            List.of(ChildOfStart.WHOSE, StartQuestions.CASE, ChildOfStart.PLACE);

    private final Starts starts;
    private final Worklist worklist;
    private final Cases cases;
    private final ChildFiles children;

    StartCorrected(Starts starts, Worklist worklist, Cases cases, ChildFiles children) {
        this.starts = starts;
        this.worklist = worklist;
        this.cases = cases;
        this.children = children;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        return started(task)
                ? worklist.answersOfCase(task.caseNo()).stream()
                        .filter(before -> before.taskId().equals(task.id()))
                        .flatMap(before -> OF_WHOM_AND_WHERE.stream()
                                .filter(key -> !Objects.equals(before.answers().get(key), answers.get(key))))
                        .limit(1)
                        .map(key -> new Problem(key, "anotherStart", List.of()))
                        .toList()
                : List.of();
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        var right = new Given(corrected.correction().after());
        if (!started(corrected.item()) || right.text("childName") == null) {
            return;
        }
        var file = cases.file(corrected.item().caseNo());
        children.corrected(
                file.childId(),
                ChildOfStart.identity(new Given(corrected.correction().before())),
                ChildOfStart.identity(right));
        children.needs(file.childId(), ToldOfChild.corrected(corrected.correction()));
        cases.describe(file.caseNo());
    }

    private boolean started(WorkItem item) {
        return starts.of(item.definitionId(), item.elementId()).isPresent();
    }
}
