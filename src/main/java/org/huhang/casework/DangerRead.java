package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huhang.child.StripFact;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.web.Words;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Nobody takes back danger of which he has not read: an answer that was begun before somebody else told it, by whatever door, is
 * asked back. So is whoever judges what the child needs, or that its report is no matter of his, whatever he says of danger and
 * whenever he saw the child: who answered after danger was told knew of it. What stood on the page when it was opened has been
 * read.
 */
@Component
class DangerRead implements TaskRule {

    private final Cases cases;
    private final Dangers dangers;
    private final Worklist worklist;
    private final Words times;

    DangerRead(Cases cases, Dangers dangers, Worklist worklist, Words times) {
        this.cases = cases;
        this.dangers = dangers;
        this.worklist = worklist;
        this.times = times;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        var sight = new SightOfChild(given);
        if (task.work() == Work.FOLLOW_UP || saidBefore(task, answers)) {
            return List.of();
        }
        var file = cases.file(task.caseNo());
        if (sight.deniesDanger() && !dangers.saidAfter(file, sight.at())) {
            return asked(task, file, sight.denial(), "dangerToldSince");
        }
        return judges(task, given) && !sight.inDanger()
                ? asked(task, file, judgement(task, sight), "dangerToldMeanwhile")
                : List.of();
    }

    /** Who takes a report in does not judge yet what the child needs; who corrects how he judged is asked anew by the case. */
    private static boolean judges(WorkItem task, Given given) {
        return task.open() && AssessedAnew.JUDGES.contains(task.work()) && !given.acceptsReport();
    }

    /** The question by which it is judged. */
    private static String judgement(WorkItem task, SightOfChild sight) {
        return switch (task.work()) {
            case INTAKE -> "intakeDecision";
            case CONFIRM_FORWARDED -> "outsideTaken";
            default -> sight.denial();
        };
    }

    private List<Problem> asked(WorkItem task, CaseFile file, String field, String code) {
        return told(task, file)
                .map(danger -> new Problem(
                        field, code, List.of(times.at(at(danger), LocaleContextHolder.getLocale())), mark(danger)))
                .stream()
                .toList();
    }

    /** A correction of something else takes nothing back. */
    private boolean saidBefore(WorkItem task, Map<String, Object> answers) {
        return task.state() == WorkItem.State.DONE
                && CaseUpkeep.ofDanger(worklist.answers(task.id())).equals(CaseUpkeep.ofDanger(answers));
    }

    @Override
    public Map<String, Instant> read(WorkItem task) {
        return told(task, cases.file(task.caseNo()))
                .map(danger -> Map.of(mark(danger), at(danger)))
                .orElse(Map.of());
    }

    private Optional<StripFact> told(WorkItem task, CaseFile file) {
        return dangers.standing(file).filter(danger -> !danger.setBy().equals(task.holder()));
    }

    private static Instant at(StripFact danger) {
        return Objects.requireNonNull(danger.setAt());
    }

    /** It names nobody and nothing, and is another one for each time that danger is told. */
    private static String mark(StripFact danger) {
        return "danger@" + at(danger).toEpochMilli();
    }
}
