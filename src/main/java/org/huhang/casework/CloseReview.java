package org.huhang.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * What the closing of a case must fit: how it ends fits what intake decided, and a case that is still red was looked at
 * again after the last danger, or its leader says who saw the child. What the platform knows it fills in itself.
 */
@Component
class CloseReview implements TaskFacts, TaskRule {

    private static final String CLOSE = "close";

    /** What may become of a report that intake did not accept. */
    private static final Map<String, Set<String>> ENDS = Map.of(
            "notAboutMinor", Set.of("closedNoRisk", "closedAdult"),
            "forward", Set.of("closedTransferred"));

    private final Cases cases;
    private final ChildFiles children;
    private final Intake intake;
    private final Worklist worklist;

    CloseReview(Cases cases, ChildFiles children, Intake intake, Worklist worklist) {
        this.cases = cases;
        this.children = children;
        this.intake = intake;
        this.worklist = worklist;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.taskKey().equals(CLOSE)
                ? Map.of("feedbackSent", intake.unanswered(task.caseNo()).isEmpty())
                : Map.of();
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var answer = new Given(answers);
        if (!task.taskKey().equals(CLOSE) || !"approve".equals(answer.text("closeDecision"))) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var decided = intakeDecision(task.caseNo());
        var fitting = ENDS.get(decided);
        if (fitting != null && !fitting.contains(String.valueOf(answer.text("endState")))) {
            problems.add(new Problem("endState", "endUnlikeIntake", List.of()));
        }
        if (answer.text("redReason") == null && redAndNotSeenAgain(task.caseNo())) {
            problems.add(new Problem("redReason", "redNeedsAssessment", List.of()));
        }
        return problems;
    }

    private String intakeDecision(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.taskKey().equals("registerIntake"))
                .map(answer -> String.valueOf(answer.answers().get("intakeDecision")))
                .reduce("", (first, later) -> later);
    }

    private boolean redAndNotSeenAgain(String caseNo) {
        var file = cases.file(caseNo);
        if (!file.riskTier().equals("RED")) {
            return false;
        }
        var lastDanger = children.facts(file.childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DANGER && Boolean.TRUE.equals(fact.value()))
                .flatMap(fact -> Stream.ofNullable(fact.setAt()))
                .max(Instant::compareTo)
                .orElse(file.openedAt());
        return worklist.answersOfCase(caseNo).stream()
                .noneMatch(answer -> answer.taskKey().equals("needsAssessment")
                        && answer.at().isAfter(lastDanger));
    }
}
