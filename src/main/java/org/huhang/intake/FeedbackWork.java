package org.huhang.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.form.Problem;
import org.huhang.intake.Feedback.Row;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/**
 * The form "tell the reporter": one row per report that is owed an answer, each with the way it can be told. Who the
 * reporters are is not in it; whoever may know opens it beside the form.
 */
@Component
class FeedbackWork implements TaskFacts, TaskRule {

    private static final String ROWS = "answers";
    private static final String REPORTS = "reports";

    /** Between words of any language. */
    private static final String LIST = " / ";

    private final Feedback feedback;
    private final Leaks leaks;

    FeedbackWork(Feedback feedback, Leaks leaks) {
        this.feedback = feedback;
        this.leaks = leaks;
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
}
