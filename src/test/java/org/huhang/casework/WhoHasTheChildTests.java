package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.form.Problem;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody who threatens a child gets it unasked, and nobody outside is told where it is. */
@HuhangTest
class WhoHasTheChildTests {

    private static final String FINISH = "userTask_finishHandOver";
    private static final String THREAT = "childWithThreat";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private String removed(String child, String relation) {
        var report = new Filing(
                new Incident("532503102001", List.of(4), false, "看到的情况", null, null, relation, false, null),
                List.of(new ReportedChild(child, "F", null, null, "草坝镇碧色村7组22号", "周守护", "13800077001", null)),
                new Reporter("测老师", "13800000000", "teacher@school.example", "测试小学", null, true, false, Locale.CHINESE),
                List.of(),
                new Filing.Origin(null, null, UUID.randomUUID().toString()));
        var caseNo = office.caseOf(intake.file(report));
        office.does(
                caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        office.does(caseNo, "userTask_takeHandOver");
        return caseNo;
    }

    /** Somebody must not be contacted, as this case or another one says. */
    private void avoid(String caseNo, String who, String relation, String saidBy) {
        children.note(
                cases.file(caseNo).childId(),
                new StripFact(
                        StripFact.Kind.DO_NOT_CONTACT,
                        List.of(Map.of("who", who, "relation", relation, "why", "打人的就是他")),
                        "police.532503",
                        "test",
                        saidBy,
                        null,
                        null));
    }

    private List<Problem> refused(String caseNo, String task, Map<String, Object> answers) {
        var refused = catchThrowableOfType(AnswerRefused.class, () -> office.completes(caseNo, task, answers));
        return refused == null ? List.of() : refused.problems();
    }

    @Test
    void aChildIsNotPlacedUnaskedWithWhomNobodyMayContact() {
        var caseNo = removed("禁联照管", "村里的人");
        avoid(caseNo, "周建军", "爸爸", caseNo);
        for (var carer : List.of("爸爸周建军 13800000001", "父亲，13800000001", "周 建 军 13800000001")) {
            var problems = refused(caseNo, FINISH, Map.of("childCarer", carer));
            assertThat(problems).extracting(Problem::field, Problem::code).containsExactly(tuple("childCarer", THREAT));
            assertThat(problems.get(0).args().toString()).as("says who it is").contains("周建军", "打人的就是他");
        }
        assertThat(refused(caseNo, FINISH, Map.of("childWhere", "周建军家里")))
                .extracting(Problem::field)
                .containsExactly("childWhere");
        assertThat(cases.file(caseNo).open()).isTrue();

        var answers = new HashMap<String, Object>(Map.of("childCarer", "爸爸周建军 13800000001"));
        answers.put(
                "confirmed",
                List.of(String.valueOf(
                        refused(caseNo, FINISH, Map.copyOf(answers)).get(0).confirm())));
        assertThat(refused(caseNo, FINISH, answers))
                .as("whoever says that it is so")
                .isEmpty();
    }

    @Test
    void whoIsSuspectedAndWhoGuardsAChildThatMustLeaveAreAskedBackToo() {
        var caseNo = removed("嫌疑照管", "舅舅李大山");
        assertThat(refused(caseNo, FINISH, Map.of("childCarer", "李大山 13800000001")))
                .extracting(Problem::code)
                .containsExactly(THREAT);
        assertThat(refused(caseNo, FINISH, Map.of("childCarer", "周守护，13800077001")))
                .extracting(Problem::code)
                .containsExactly(THREAT);
        assertThat(refused(caseNo, FINISH, Map.of("handOverOutcome", "notNeeded", "droppedReason", "监护人愿意照看")))
                .as("also where the placement is given up")
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple("droppedReason", THREAT));
        assertThat(refused(caseNo, FINISH, Map.of("childCarer", "奶奶张桂花 13800000001")))
                .isEmpty();
    }

    @Test
    void whatAnotherCaseSaysOfHimIsNotRepeated() {
        var caseNo = removed("别案禁联", "村里的人");
        var other = office.caseOf(office.report("别案禁联之二", 4, false));
        avoid(caseNo, "周建军", "爸爸", other);
        var problems = refused(caseNo, FINISH, Map.of("childCarer", "爸爸 13800000001"));
        assertThat(problems).extracting(Problem::code).containsExactly(THREAT);
        assertThat(problems.get(0).args().toString()).contains("爸爸").doesNotContain("周建军", "打人的就是他");
    }

    @Test
    void aCarerWithoutATelephoneIsAskedBackOnce() {
        var caseNo = removed("照管电话", "村里的人");
        assertThat(refused(caseNo, FINISH, Map.of("childCarer", "奶奶张桂花")))
                .extracting(Problem::code, Problem::confirm)
                .containsExactly(tuple("carerNoPhone", "childCarer=noPhone"));
        assertThat(refused(caseNo, FINISH, Map.of("childCarer", "奶奶张桂花", "confirmed", List.of("childCarer=noPhone"))))
                .isEmpty();
    }

    @Test
    void nobodyOutsideIsToldWhereAChildIsAndWithWhom() {
        var caseNo = removed("安置泄露", "村里的人");
        avoid(caseNo, "周建军", "爸爸", caseNo);
        office.completes(caseNo, FINISH, Map.of("childWhere", "草坝镇就能村15号，奶奶家", "childCarer", "奶奶张桂花，13800077123"));
        office.does(caseNo, "userTask_registerIntake");
        office.claims(caseNo, "userTask_feedbackReporter");
        for (var told : List.of(
                "孩子已经送到草坝镇就能村15号",
                "在就 能 村 15 号",
                "由张桂花照看",
                "桂花在管",
                "电话 138-0007-7123",
                "电话13800077001",
                "周建军已经被抓",
                "住在碧色村7组22号")) {
            assertThat(refused(caseNo, "userTask_feedbackReporter", Map.of("answers", answers(caseNo, told))))
                    .as(told)
                    .extracting(Problem::code)
                    .containsExactly("intake.leaks");
        }
        assertThat(refused(
                        caseNo,
                        "userTask_feedbackReporter",
                        Map.of("answers", answers(caseNo, "草坝镇人民政府已经上门，孩子现在安全，蒙自市公安局正在办理。"))))
                .as("who handles it may be told")
                .isEmpty();
    }

    private List<Map<String, Object>> answers(String caseNo, String content) {
        return intake.unanswered(caseNo).stream()
                .map(report ->
                        Map.<String, Object>of("reportNo", report.receiptNo(), "content", content, "channel", "mail"))
                .toList();
    }
}
