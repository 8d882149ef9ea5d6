package org.huhang.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * How police question a child (MPL 110, 112): where sexual assault is suspected once, at one place, by a woman if the child is
 * a girl, recorded and with an examination, or with a reason; and never in the presence of a guardian who may be the offender.
 */
@Component
class Interviews implements TaskFacts, TaskRule {

    private static final String TASK = "acceptCase";

    /** The first three of the nine situations are suspicions of sexual assault. */
    private static final Set<Integer> SEXUAL = Set.of(1, 2, 3);

    private final Cases cases;
    private final Intake intake;
    private final Worklist worklist;

    Interviews(Cases cases, Intake intake, Worklist worklist) {
        this.cases = cases;
        this.intake = intake;
        this.worklist = worklist;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.taskKey().equals(TASK) ? Map.of("oneStopRequired", suspected(task.caseNo())) : Map.of();
    }

    private boolean suspected(String caseNo) {
        return cases.file(caseNo).categories().stream().anyMatch(SEXUAL::contains)
                || intake.ofCase(caseNo).stream()
                        .anyMatch(report -> report.incident().sexualAssaultAssumed())
                || worklist.answersOfCase(caseNo).stream()
                        .anyMatch(answer -> "yes".equals(answer.answers().get("sexualAssaultSuspected")));
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var problems = new ArrayList<Problem>();
        if (task.taskKey().equals(TASK)
                && "guardian".equals(answers.get("appropriateAdult"))
                && !"no".equals(answers.get("guardianSuspect"))
                && answers.containsKey("guardianSuspect")) {
            problems.add(new Problem("appropriateAdult", "guardianMayBeOffender", List.of()));
        }
        return problems;
    }
}
