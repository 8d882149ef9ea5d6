package org.huhang.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * What was told of a child beside danger, by whichever form. Whoever refused a report or sent it elsewhere judges anew whatever
 * a further report adds and whoever found the child harmed, as police do who file a case; whoever assessed the child assesses it again where police found it
 * hurt, in danger or without anybody, or a further report tells of another of the situations that are a matter for police.
 */
@Component
class NewsOfChild {

    private static final String REPORT_IS = "reportIs";
    private static final String CONCERNS = "concerns";

    /** The categories of reports that are a matter for police come before it. */
    private static final int ANY_OTHER = 10;

    private final Worklist worklist;
    private final Corrections corrections;
    private final Duties duties;
    private final Intake intake;
    private final PoliceFacts facts;

    NewsOfChild(Worklist worklist, Corrections corrections, Duties duties, Intake intake, PoliceFacts facts) {
        this.worklist = worklist;
        this.corrections = corrections;
        this.duties = duties;
        this.intake = intake;
        this.facts = facts;
    }

    /** Whether an answer says that the child was harmed, or is not safe where it lives, whoever says so in whatever form. */
    boolean harmed(Map<String, Object> answers) {
        return new Given(answers).foundHarmed() || facts.tell(Meaning.HARM, answers);
    }

    /** Whether it says that somebody hurt the child or left it alone: a case that nobody took in is taken in by it. */
    boolean hurt(Map<String, Object> answers) {
        return new Given(answers).foundInDanger() || facts.tell(Meaning.HARM, answers);
    }

    /**
     * Whether anything new was told.
     *
     * @param caseNo the case
     * @param judged when it was judged last
     * @param takenIn whether its intake had accepted the report
     */
    boolean toldAfter(String caseNo, Instant judged, boolean takenIn) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> !AssessedAnew.JUDGES.contains(answer.work()))
                .filter(answer -> saidAt(answer).isAfter(judged))
                .anyMatch(answer -> takenIn ? isHarm(answer) : isNew(answer));
    }

    private boolean isNew(Answer answer) {
        var given = new Given(answer.answers());
        return harmed(answer.answers())
                || (answer.work() == Work.FURTHER_INTAKE
                        && (!saysTheSame(given)
                                || given.yes(Deaths.DEAD)
                                || !given.codes(CONCERNS).isEmpty()
                                || grave(answer)));
    }

    private boolean isHarm(Answer answer) {
        var given = new Given(answer.answers());
        return given.foundInDanger() || (answer.work() == Work.FURTHER_INTAKE && !saysTheSame(given) && grave(answer));
    }

    private static boolean saysTheSame(Given given) {
        return "same".equals(given.text(REPORT_IS));
    }

    private boolean grave(Answer answer) {
        return duties.owed(worklist.item(answer.taskId()).instanceId())
                .flatMap(Duty::report)
                .map(intake::report)
                .filter(report -> report.incident().categories().stream().anyMatch(code -> code < ANY_OTHER))
                .isPresent();
    }

    /** What a correction changed is said by it. */
    private Instant saidAt(Answer answer) {
        return Stream.concat(
                        Stream.of(answer.at()),
                        corrections.of(answer.taskId()).stream()
                                .filter(made -> made.changed().stream().anyMatch(this::tells))
                                .map(made -> made.at()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean tells(String key) {
        return Set.of(REPORT_IS, "newFacts", CONCERNS, Deaths.DEAD, Given.CONDITION, "filingDecision")
                        .contains(key)
                || CloseReview.HARM.contains(key)
                || facts.fields(Meaning.HARM).contains(key);
    }
}
