package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.casework.TierAsking.Said;
import org.huhang.form.Problem;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On no way does one person alone refuse the report of a RED case. */
@HuhangTest
class RefusalOfRedTests {

    private static final String INTAKE = "userTask_registerIntake";

    private static final Map<String, Object> REFUSED =
            Map.of("intakeDecision", "notAboutMinor", "decisionReason", "到现场看过，受伤的是成年人");

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private TierAsking asking;

    @Autowired
    private JdbcClient jdbc;

    private final String child = "拒红" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    /** Each way on which a report is refused. */
    private enum Way {
        NOT_ABOUT_A_MINOR(REFUSED),
        SENT_OUTSIDE(Map.of(
                "intakeDecision", "forward",
                "forwardWhere", "outside",
                "forwardOutside", "邻县民政局",
                "spokenTo", "值班室 0873-1234567",
                "forwardedAt", Instant.now().minusSeconds(60).toString(),
                "decisionReason", "孩子户籍在邻县"));

        private final Map<String, Object> answers;

        Way(Map<String, Object> answers) {
            this.answers = answers;
        }
    }

    private String refused(Way way) {
        var caseNo = office.caseOf(office.report(child, 7, false));
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        office.does(caseNo, INTAKE, way.answers);
        if (way == Way.SENT_OUTSIDE) {
            office.does(caseNo, "userTask_confirmForwarded");
        }
        return caseNo;
    }

    private Said says(String caseNo, boolean agrees) {
        // Nobody agrees while somebody is on the way to the child.
        for (var task : List.of("userTask_emergencyReceive", "userTask_decideRemoval")) {
            if (office.openKeys(caseNo).contains(task)) {
                office.does(caseNo, task, Map.of("childCondition", List.of("safe")));
            }
        }
        var asked = asking.open(caseNo).orElseThrow();
        return asking.answer(
                office.person(asked(caseNo).get(0)), caseNo, asked.id().toString(), agrees, "民警去过现场，情况属实");
    }

    private List<String> codes(String caseNo, String task) {
        office.claims(caseNo, task);
        return catchThrowableOfType(AnswerRefused.class, () -> office.completes(caseNo, task)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void untilAnotherAgencyAgreesNobodyIsToldAndNothingIsClosed(Way way) {
        var caseNo = refused(way);

        assertThat(codes(caseNo, "userTask_feedbackReporter")).containsExactly("refusalNotAgreed");
        assertThat(asked(caseNo)).contains("supervisor.532503").allSatisfy(person -> {
            assertThat(office.told(person, caseNo)).contains("REFUSAL_UNANSWERED");
            assertThat(cases.mayOpen(office.person(person), caseNo)).isTrue();
        });
        assertThat(toldOfThePlace())
                .as("the procuratorate of the place, in the case or beside it")
                .isTrue();

        assertThat(says(caseNo, true)).isEqualTo(Said.TAKEN);
        office.completes(caseNo, "userTask_feedbackReporter");
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
    }

    private List<String> asked(String caseNo) {
        return jdbc.sql(
                        "select distinct recipient from notification.message where case_no = ? and kind = 'REFUSAL_ASKED'"
                                + " order by recipient")
                .param(caseNo)
                .query(String.class)
                .list();
    }

    private boolean toldOfThePlace() {
        return jdbc.sql("select exists (select from notification.message message join agency.person person"
                        + " on person.username = message.recipient where person.agency_code like 'PROC-532503%'"
                        + " and message.kind in ('RED_REFUSED', 'REFUSAL_ASKED'))")
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anObjectionSendsTheReportBackToIntake(Way way) {
        var caseNo = refused(way);

        assertThat(says(caseNo, false)).isEqualTo(Said.TAKEN);

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain("userTask_feedbackReporter");
        var who = asking.ofCase(caseNo).get(0).askedBy();
        assertThat(office.told(who, caseNo)).contains("REFUSAL_KEPT");
        office.does(caseNo, INTAKE, Map.of("receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED"));
        assertThat(asking.open(caseNo)).isEmpty();
    }

    @Test
    void whoeverRefusedItDoesNotAgreeHimselfAndNeitherDoesHisLeader() {
        var caseNo = refused(Way.NOT_ABOUT_A_MINOR);
        var asked = asking.open(caseNo).orElseThrow();
        var refuser = office.person(asked.askedBy());
        var said = asking.answer(refuser, caseNo, asked.id().toString(), true, "我自己也同意这样处理");

        assertThat(said).isEqualTo(Said.GONE);
        assertThat(codes(caseNo, "userTask_feedbackReporter")).containsExactly("refusalNotAgreed");
    }

    @Test
    void whatACorrectionRefusesIsAskedToo() {
        var caseNo = office.caseOf(office.report(child, 7, false));
        office.does(caseNo, INTAKE, Map.of("receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED"));
        assertThat(asking.open(caseNo)).isEmpty();

        office.corrects(caseNo, INTAKE, REFUSED, "看错了，不是孩子");

        assertThat(asking.open(caseNo)).get().returns(true, TierAsked::refusal);
        office.corrects(
                caseNo,
                INTAKE,
                Map.of("intakeDecision", "accept", "receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED"),
                "没有看错");
        assertThat(asking.open(caseNo)).isEmpty();
    }

    @Test
    void ofAReportThatIsNotRedNobodyElseIsAsked() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, REFUSED);
        assertThat(asking.ofCase(caseNo)).isEmpty();
        office.does(caseNo, "userTask_feedbackReporter");
    }
}
