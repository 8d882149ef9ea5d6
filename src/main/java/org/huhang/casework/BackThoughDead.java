package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.form.Problem;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Of a child that is said to have died nobody answers by mistake that it is back at school: it is asked back, and taken only from
 * whoever says that it is so.
 */
@Component
class BackThoughDead implements TaskRule {

    /** What the result of a step of schooling is called in its process, whatever the form calls it. */
    private static final String RESULT = "schoolingResult";

    private static final Set<String> BACK = Set.of("back", "attends", "promised");

    private final Cases cases;
    private final Deaths deaths;
    private final Worklist worklist;

    BackThoughDead(Cases cases, Deaths deaths, Worklist worklist) {
        this.cases = cases;
        this.deaths = deaths;
        this.worklist = worklist;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var back = worklist.form(task).fields().stream()
                .filter(field -> RESULT.equals(field.variable()))
                .map(field -> field.key())
                .filter(key -> BACK.contains(String.valueOf(answers.get(key))))
                .map(key -> new Problem(key, "backThoughDead", List.of(), key + "=" + answers.get(key)))
                .toList();
        return back.isEmpty() || deaths.said(cases.file(task.caseNo())) == null ? List.of() : back;
    }
}
