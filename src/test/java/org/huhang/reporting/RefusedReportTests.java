package org.huhang.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huhang.casework.Cases;
import org.huhang.form.Form;
import org.huhang.form.Forms;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.TaskRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Who takes no report in is not asked how grave and how secret its case is. */
@HuhangTest
class RefusedReportTests {

    @Autowired
    private List<TaskRule> rules;

    @Autowired
    private Office office;

    @Autowired
    private Forms forms;

    @Autowired
    private Cases cases;

    @Autowired
    private Intake intake;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void staff() {
        office.staffed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notAboutMinor", "forward", "sendBack", "merge"})
    void tierAndSecrecyAreAskedOnlyWhereAReportIsTakenIn(String decision) {
        assertThat(asked(decision)).doesNotContain("riskTier", "secrecy");
        assertThat(asked("accept")).contains("riskTier", "secrecy");
    }

    private List<String> asked(String decision) {
        return forms
                .shipped("mandatory-report/register-intake")
                .check(Map.of("intakeDecision", decision))
                .problems()
                .stream()
                .map(Problem::field)
                .toList();
    }

    @Test
    void aRefusedReportKeepsTheTierThatItCameWith() {
        var caseNo = office.caseOf(office.report("不予受理级", 10, false));
        var before = cases.file(caseNo).riskTier();
        office.does(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor", "riskTier", "BLUE"));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo(before);
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void aReportOfHarmIsNotRefusedInPassingAndEverybodySeesThatItWas() {
        var caseNo = office.caseOf(office.report("有伤不受理", 4, false));
        var no = Map.<String, Object>of("intakeDecision", "notAboutMinor", "decisionReason", "已到家看过，是邻居家的小狗受伤");
        office.claims(caseNo, "userTask_registerIntake");

        assertThat(codes(caseNo, "userTask_registerIntake", with(no, Form.CONFIRMED, List.of())))
                .containsExactly("crimeDenied");
        assertThat(codes(caseNo, "userTask_registerIntake", with(no, "decisionReason", "不予受理")))
                .containsExactly("saysNothing");
        office.completes(caseNo, "userTask_registerIntake", no);

        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + caseNo))
                .contains("：没有受理 · ");
    }

    @Test
    void whoeverReportedIsToldOfNoResultThatARefusedReportCannotHave() {
        var caseNo = office.caseOf(office.report("拒后答复", 10, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor"));
        office.claims(caseNo, "userTask_feedbackReporter");
        var item = office.open(caseNo, "userTask_feedbackReporter");

        assertThat(codes(caseNo, "userTask_feedbackReporter", answer(caseNo, "helped")))
                .containsExactly("intake.resultUnlikeIntake");
        assertThat(Visitor.signedIn(mvc, String.valueOf(item.holder())).page("/tasks/" + item.id()))
                .contains("notAccepted")
                .doesNotContain("\"helped\"", "&quot;helped&quot;");
        office.completes(caseNo, "userTask_feedbackReporter", answer(caseNo, "notAccepted"));
    }

    /** Whatever was found out since: the receipt of a report that was taken in would say that it was not. */
    @Test
    void whoeverReportedIsNotToldThatAReportWasNotTakenInWhichWas() {
        var caseNo = office.welfareCase("受后答复", "2015-05-01");
        var task = "userTask_feedbackReporter";
        office.does(caseNo, "userTask_needsAssessment");
        office.worksUntil(caseNo, task);
        if (rules.stream()
                .noneMatch(rule -> rule.demanded(office.open(caseNo, task)).contains("result"))) {
            office.does(caseNo, task);
            office.worksUntil(caseNo, task);
        }
        office.claims(caseNo, task);

        assertThat(codes(caseNo, task, answer(caseNo, "notAccepted"))).containsExactly("intake.resultUnlikeIntake");
        office.completes(caseNo, task, answer(caseNo, "noHarm"));
    }

    private Map<String, Object> answer(String caseNo, String result) {
        var report = intake.unanswered(caseNo).get(0).receiptNo();
        return Map.of(
                "answers",
                List.of(Map.of(
                        "reportNo", report, "result", result, "content", "家里没有未成年人，请找社区调解。", "channel", "code")));
    }

    private static Map<String, Object> with(Map<String, Object> answers, String key, Object value) {
        var all = new HashMap<>(answers);
        all.put(key, value);
        return all;
    }

    private List<String> codes(String caseNo, String task, Map<String, Object> answers) {
        return catchThrowableOfType(AnswerRefused.class, () -> office.completes(caseNo, task, answers))
                .problems()
                .stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void aRedReportIsNotRefusedInPassing() {
        var caseNo = office.caseOf(office.report("红色不受理", 7, false));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        office.claims(caseNo, "userTask_registerIntake");
        var refused = catchThrowableOfType(
                AnswerRefused.class,
                () -> office.completes(
                        caseNo,
                        "userTask_registerIntake",
                        Map.of("intakeDecision", "notAboutMinor", Form.CONFIRMED, List.of())));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("notMinorInDanger");
    }
}
