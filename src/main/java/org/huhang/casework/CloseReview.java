package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.engine.BusinessClock;
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
    private final TransferTable transfers;
    private final HandOverTable handOvers;
    private final Clock clock;

    CloseReview(
            Cases cases,
            ChildFiles children,
            Intake intake,
            Worklist worklist,
            TransferTable transfers,
            HandOverTable handOvers,
            Clock clock) {
        this.cases = cases;
        this.children = children;
        this.intake = intake;
        this.worklist = worklist;
        this.transfers = transfers;
        this.handOvers = handOvers;
        this.clock = clock;
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
        var end = String.valueOf(answer.text("endState"));
        if (end.equals("closedAdult") && stillAChild(task.caseNo())) {
            problems.add(new Problem("endState", "endNotAdult", List.of()));
        }
        if (end.equals("closedTransferred") && !decided.equals("forward") && nothingWent(task.caseNo())) {
            problems.add(new Problem("endState", "endNothingTransferred", List.of()));
        }
        if (answer.text("redReason") == null && redAndNotSeenAgain(task.caseNo())) {
            problems.add(new Problem("redReason", "redNeedsAssessment", List.of()));
        }
        return problems;
    }

    private boolean stillAChild(String caseNo) {
        var born = children.file(cases.file(caseNo).childId()).identity().birthDate();
        var today = LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA);
        return born != null && born.plusYears(ComingOfAge.YEARS).isAfter(today);
    }

    /** Neither police nor another process took anything of it. */
    private boolean nothingWent(String caseNo) {
        return transfers.ofCase(caseNo).stream()
                        .noneMatch(sent ->
                                sent.state() == Transfer.State.ACCEPTED || sent.state() == Transfer.State.OUTSIDE)
                && handOvers.ofCase(caseNo).stream().noneMatch(row -> row.state() == HandOver.State.ACCEPTED);
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
