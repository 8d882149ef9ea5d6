package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/**
 * Nobody closes the case of a child with the word that it has died, of which police and procuratorate have not heard: whoever
 * is to close it says so and sends it back, and they have it. Where somebody said so before, it is not asked.
 */
@Component
class DeathAtClosing implements TaskRule {

    private final Cases cases;
    private final Deaths deaths;

    DeathAtClosing(Cases cases, Deaths deaths) {
        this.cases = cases;
        this.deaths = deaths;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        return task.work() == Work.CLOSING
                        && task.open()
                        && given.yes(Deaths.DEAD)
                        && "approve".equals(given.text("closeDecision"))
                ? List.of(new Problem("closeDecision", "closedWithDeath", List.of()))
                : List.of();
    }

    @Override
    public boolean atOnce(WorkItem item) {
        return item.work() == Work.CLOSING;
    }

    @Override
    public Set<String> needless(WorkItem task) {
        return task.work() == Work.CLOSING && task.open() && deaths.said(cases.file(task.caseNo())) != null
                ? Set.of(Deaths.DEAD)
                : Set.of();
    }
}
