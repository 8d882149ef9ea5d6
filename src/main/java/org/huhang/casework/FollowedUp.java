package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Whoever closes a case because its child was helped says on which day somebody sees the child next. */
@Component
class FollowedUp implements TaskRule {

    private static final String DAY = "followUpDate";

    private final Cases cases;
    private final Deaths deaths;
    private final Worklist worklist;

    FollowedUp(Cases cases, Deaths deaths, Worklist worklist) {
        this.cases = cases;
        this.deaths = deaths;
        this.worklist = worklist;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        // A case on an older version of the form is not asked there what that form cannot take.
        var unsaid = isAsked(task)
                && "approve".equals(given.text("closeDecision"))
                && "closedServed".equals(given.text("endState"))
                && given.text(DAY) == null
                && worklist.form(task).field(DAY) != null;
        return unsaid ? List.of(new Problem(DAY, "followUpUnknown", List.of())) : List.of();
    }

    private boolean isAsked(WorkItem task) {
        return task.work() == Work.CLOSING && !deaths.certain(cases.file(task.caseNo()));
    }

    @Override
    public boolean atOnce(WorkItem item) {
        return item.work() == Work.CLOSING;
    }

    @Override
    public Set<String> needless(WorkItem task) {
        return task.work() == Work.CLOSING && !isAsked(task) ? Set.of(DAY) : Set.of();
    }

    @Override
    public Set<String> demanded(WorkItem task) {
        return isAsked(task) ? Set.of(DAY) : Set.of();
    }
}
