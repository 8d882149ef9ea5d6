package org.huhang.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.engine.Tasks;
import org.huhang.form.Problem;
import org.huhang.intake.Feedback.Row;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * The form "tell the reporter": one row per report that is owed an answer, each with the way it can be told. Who the
 * reporters are is not in it; whoever may know opens it beside the form.
 */
@Component
class FeedbackWork implements TaskFacts, TaskRule {

    private static final String ROWS = "answers";
    private static final String REPORTS = "reports";
    private static final String RESULT = "result";

    private static final String TAKEN_IN = "accept";

    /** What came of a report that intake did not take in, as long as nobody assessed its child. */
    private static final Set<String> UNLIKE_REFUSED = Set.of("helped", "punished", "noHarm", "secret");

    private static final Map<String, Set<String>> UNLIKE =
            Map.of("notAboutMinor", UNLIKE_REFUSED, "forward", UNLIKE_REFUSED, TAKEN_IN, Set.of("notAccepted"));

    /** Between words of any language. */
    private static final String LIST = " / ";

    private final Feedback feedback;
    private final Leaks leaks;
    private final Tasks tasks;
    private final Worklist worklist;

    FeedbackWork(Feedback feedback, Leaks leaks, Tasks tasks, Worklist worklist) {
        this.feedback = feedback;
        this.leaks = leaks;
        this.tasks = tasks;
        this.worklist = worklist;
    }

    /** The answer that a report waits for before its case is closed. */
    private boolean last(WorkItem task) {
        return task.work() == Work.FEEDBACK
                && task.open()
                && Answer.FINAL.equals(
                        tasks.fact(task.engineTaskId(), "feedbackType").text("feedbackType"));
    }

    /** A case on an older version of the form is not asked what that form cannot take. */
    private boolean askable(WorkItem task) {
        var rows = worklist.form(task).field(ROWS);
        return rows != null
                && rows.fields().stream().anyMatch(field -> field.key().equals(RESULT));
    }

    @Override
    public Set<String> needless(WorkItem task) {
        return task.work() == Work.FEEDBACK && !last(task) ? Set.of(RESULT) : Set.of();
    }

    @Override
    public Set<String> demanded(WorkItem task) {
        return last(task) ? Set.of(RESULT) : Set.of();
    }

    /** What the answer of intake rules out. */
    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        var never = task.work() == Work.FEEDBACK ? unlikeIntake(task.caseNo()) : Set.<String>of();
        return never.isEmpty() ? Map.of() : Map.of(RESULT, never);
    }

    private Set<String> unlikeIntake(String caseNo) {
        var answers = worklist.answersOfCase(caseNo);
        var assessed = answers.stream().anyMatch(answer -> answer.work() == Work.ASSESSMENT);
        return answers.stream()
                .filter(answer -> answer.work() == Work.INTAKE)
                .map(answer -> String.valueOf(answer.answers().get("intakeDecision")))
                .reduce((first, later) -> later)
                // Of a child that was seen after all, more can be said than its intake knew; that it was taken in stays
                // true.
                .filter(decision -> !assessed || decision.equals(TAKEN_IN))
                .map(decision -> UNLIKE.getOrDefault(decision, Set.of()))
                .orElse(Set.of());
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        if (task.work() != Work.FEEDBACK) {
            return Map.of();
        }
        var owed = feedback.owed(task.caseNo());
        var values = new LinkedHashMap<String, Object>();
        values.put(ROWS, owed.stream().map(FeedbackWork::row).toList());
        values.put(
                REPORTS,
                owed.stream()
                        .map(report -> Map.of("value", report.receiptNo(), "label", report.receiptNo()))
                        .toList());
        return values;
    }

    private static Map<String, Object> row(ReportTable.Owed report) {
        return Map.of("reportNo", report.receiptNo(), "channel", report.mail() ? "mail" : "code");
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (task.work() != Work.FEEDBACK) {
            return List.of();
        }
        var owed = new LinkedHashMap<String, Answer.Channel>();
        Row.of(known).forEach(row -> owed.put(row.reportNo(), row.channel()));
        var problems = new ArrayList<Problem>();
        var open = new ArrayList<>(owed.keySet());
        var rows = Row.of(answers);
        var last = last(task);
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var at = ROWS + "[" + i + "].";
            if (!open.remove(row.reportNo())) {
                problems.add(new Problem(at + "reportNo", "intake.notOwed", List.of(row.reportNo())));
            } else if (row.channel() == Answer.Channel.MAIL && owed.get(row.reportNo()) != Answer.Channel.MAIL) {
                problems.add(new Problem(at + "channel", "intake.noMail", List.of(row.reportNo())));
            }
        }
        for (var i = 0; i < rows.size(); i++) {
            problems.addAll(leaked(task, rows.get(i), ROWS + "[" + i + "]."));
            if (last) {
                problems.addAll(ended(task, rows.get(i), ROWS + "[" + i + "]."));
            }
        }
        open.forEach(reportNo -> problems.add(new Problem(ROWS, "intake.notAnswered", List.of(reportNo))));
        return problems;
    }

    /** What names somebody goes out only if somebody says that it must. */
    private List<Problem> leaked(WorkItem task, Row row, String at) {
        if (row.leakConfirmed()) {
            return List.of();
        }
        var found = leaks.found(task.caseNo(), row.content());
        return found.isEmpty()
                ? List.of()
                : List.of(new Problem(at + "content", "intake.leaks", List.of(String.join(LIST, found))));
    }

    /** The last answer says what came of the report: accepted is no outcome. */
    private List<Problem> ended(WorkItem task, Row row, String at) {
        var problems = new ArrayList<Problem>();
        if (row.result() == null && askable(task)) {
            problems.add(new Problem(at + RESULT, "intake.noResult", List.of(row.reportNo())));
        }
        if (row.result() != null && unlikeIntake(task.caseNo()).contains(row.result())) {
            problems.add(new Problem(at + RESULT, "intake.resultUnlikeIntake", List.of()));
        }
        if (Outcome.missing(row.content())) {
            problems.add(new Problem(at + "content", "intake.tellsNoResult", List.of()));
        }
        return problems;
    }
}
