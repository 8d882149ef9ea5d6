package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.engine.BusinessClock;
import org.huhang.model.Work;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Danger that is told after a case was judged is judged anew, wherever the case stands by then. */
@HuhangTest
class AssessedAnewTests {

    private static final String INTAKE = "userTask_registerIntake";
    private static final String ASSESSMENT = "userTask_needsAssessment";
    private static final String CLOSE = "userTask_close";
    private static final String OTHER = "userTask_accountability";

    private static final Map<String, Object> SAFE_NOW =
            Map.of("helpNeeded", "no", "riskTier", "RED", "takenBackReason", "见到孩子，已经安全");

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private String child = "再评" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        office.staffed();
    }

    private String refused() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, Map.of("intakeDecision", "notAboutMinor"));
        return caseNo;
    }

    private String refusedAndAnswered() {
        var caseNo = refused();
        office.worksUntil(caseNo, CLOSE);
        return caseNo;
    }

    private void press(String caseNo) {
        emergencies.press(office.people(worklist.ofCase(caseNo).get(0).group()).get(0), caseNo, "后山，孩子被绑着");
    }

    @Test
    void aPressAfterARefusalIsDecidedAnewByTheIntakeAndThenAssessed() {
        var caseNo = refusedAndAnswered();

        press(caseNo);

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(CLOSE, ASSESSMENT);
        assertThat(office.open(caseNo, INTAKE).dueAt())
                .as("half an hour, from the press on")
                .isCloseTo(clock.instant().plus(30, ChronoUnit.MINUTES), within(5, ChronoUnit.MINUTES));
        office.does(caseNo, INTAKE);
        assertThat(office.open(caseNo, ASSESSMENT).agencyCode()).isEqualTo("CIVIL-532503");
    }

    /** The supervisor of whoever reported late is at work behind the place where the lines meet, and the assessment before it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsAssessedAnewBesideAnotherTaskComesToItsClosing(boolean otherFirst) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, Office.welfare(Map.of()));
        office.does(caseNo, ASSESSMENT, Map.of("helpNeeded", "no", "reportDuty", "doubted"));
        office.worksUntil(caseNo, OTHER);
        office.caseOf(office.report(child, 4, true));
        if (otherFirst) {
            office.does(caseNo, OTHER);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> office.openKeys(caseNo).contains(ASSESSMENT));
        office.does(
                caseNo,
                ASSESSMENT,
                Map.of("dangerNow", true, "riskTier", "RED", "helpNeeded", "no", "reportDuty", "doubted"));
        office.worksUntil(caseNo, CLOSE, OTHER);
        office.worksUntil(caseNo, CLOSE);

        assertThat(office.openKeys(caseNo)).contains(CLOSE);
    }

    @Test
    void theClosingThatWaitedIsTakenBackAndItsPageSaysWhy() throws Exception {
        var caseNo = refusedAndAnswered();
        var leader = office.people(office.open(caseNo, CLOSE).group()).get(0);
        var closing = office.claims(caseNo, CLOSE);

        press(caseNo);

        assertThat(worklist.item(closing).state()).isEqualTo(WorkItem.State.WITHDRAWN);
        assertThat(Visitor.signedIn(mvc, leader.id()).page("/tasks/" + closing)).contains("有人说孩子有危险，案件已退回重新判断");
    }

    @Test
    void aSecondReportThatSaysDangerIsDecidedAnewByTheIntakeThatRefused() {
        var caseNo = refusedAndAnswered();

        office.caseOf(office.report(child, 4, true));

        await().atMost(Duration.ofMinutes(1))
                .until(() -> office.openKeys(caseNo).contains(INTAKE));
        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(CLOSE);
    }

    @Test
    void beforeTheReporterIsAnsweredTheWayIsTheSame() {
        var caseNo = refused();
        assertThat(office.openKeys(caseNo)).contains("userTask_feedbackReporter");

        press(caseNo);

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(CLOSE, ASSESSMENT);
    }

    @Test
    void policeWhoFileACaseAfterARefusalFoundHarm() {
        var caseNo = office.caseOf(office.report(child, 4, false));
        office.does(caseNo, INTAKE, Map.of("intakeDecision", "notAboutMinor"));
        office.worksUntil(caseNo, "userTask_feedbackReporter", "userTask_decideFiling");
        assertThat(office.openKeys(caseNo)).doesNotContain(INTAKE);

        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "criminal"));

        assertThat(office.openKeys(caseNo)).contains(INTAKE);
    }

    @Test
    void whoRefusesAfterTheDangerHasDecided() {
        var caseNo = refusedAndAnswered();
        press(caseNo);

        office.does(caseNo, INTAKE, Map.of("intakeDecision", "notAboutMinor"));

        assertThat(office.openKeys(caseNo)).doesNotContain(INTAKE, ASSESSMENT);
    }

    private String assessed(Map<String, Object> found) {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, ASSESSMENT, found);
        return caseNo;
    }

    @Test
    void aPressAfterAnAssessmentWithoutRiskIsAssessedAnewAndTheCaseClosedOnce() {
        var caseNo = assessed(Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, CLOSE);

        press(caseNo);

        assertThat(office.openKeys(caseNo)).contains(ASSESSMENT).doesNotContain(CLOSE, INTAKE);
        office.does(caseNo, ASSESSMENT, SAFE_NOW);
        office.worksUntil(caseNo, CLOSE);
        assertThat(office.openItems(caseNo, CLOSE)).hasSize(1);
    }

    @Test
    void wherePeopleHelpAlreadyTheyGoOnAndTheChildIsAssessedBeside() {
        for (var until : List.of("userTask_servicePlan", "userTask_carryOutMeasure")) {
            var caseNo = office.welfareCase(child + until.length(), "2015-05-01");
            office.does(caseNo, ASSESSMENT);
            if (!until.equals("userTask_servicePlan")) {
                office.does(caseNo, "userTask_servicePlan");
            }
            var helping = office.openItems(caseNo, until);
            assertThat(helping).isNotEmpty();

            press(caseNo);

            assertThat(office.openKeys(caseNo)).contains(ASSESSMENT).doesNotContain(CLOSE, INTAKE);
            assertThat(office.openItems(caseNo, until))
                    .extracting(WorkItem::id)
                    .isEqualTo(helping.stream().map(WorkItem::id).toList());
            office.does(caseNo, "userTask_emergencyReceive");
            office.does(caseNo, ASSESSMENT, SAFE_NOW);
            office.worksUntil(caseNo, CLOSE);
            assertThat(office.openItems(caseNo, CLOSE)).hasSize(1);
        }
    }

    @Test
    void whoeverAssessesAtTheTimeOrSaysSoHimselfIsNotAskedTwice() {
        var caseNo = office.welfareCase(child, "2015-05-01");
        press(caseNo);
        assertThat(of(caseNo, Work.ASSESSMENT)).hasSize(1);

        office.does(caseNo, ASSESSMENT, Map.of("dangerNow", true, "riskTier", "RED"));
        press(caseNo);
        press(caseNo);

        assertThat(of(caseNo, Work.ASSESSMENT))
                .as("once for what was told since")
                .hasSize(2);
    }

    private void furtherReport(String caseNo, int category, Map<String, Object> differs) {
        assertThat(office.caseOf(office.report(child, category, false))).isEqualTo(caseNo);
        var answers = new HashMap<String, Object>(Map.of("receivers", List.of("POLICE", "CIVIL", "TOWNSHIP")));
        answers.putAll(differs);
        office.does(caseNo, "userTask_registerFurtherReport", answers);
    }

    private static final Map<String, Object> LEFT_ALONE = Map.of(
            "reportIs",
            "more",
            "newFacts",
            "一个人在家五天了，没有吃的",
            "concerns",
            List.of("guardianshipGap"),
            "receivers",
            List.of("CIVIL", "TOWNSHIP"));

    private static final Map<String, Object> MORE = Map.of("reportIs", "more", "newFacts", "一个人在家五天了，没有吃的");

    @Test
    void whatAFurtherReportAddsIsDecidedAnewByTheIntakeThatRefused() throws Exception {
        var caseNo = refusedAndAnswered();
        var leader = office.people(office.open(caseNo, CLOSE).group()).get(0);
        var closing = office.claims(caseNo, CLOSE);

        furtherReport(caseNo, 10, LEFT_ALONE);

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(CLOSE, ASSESSMENT);
        assertThat(office.open(caseNo, INTAKE).dueAt())
                .as("as for a new report, from now on")
                .isAfter(clock.instant());
        assertThat(office.openItems(caseNo, "userTask_takePart"))
                .as("who only had the closing is not at it")
                .extracting(WorkItem::agencyCode)
                .contains("CIVIL-532503");
        assertThat(Visitor.signedIn(mvc, leader.id()).page("/tasks/" + closing)).contains("有人说了孩子的新情况，案件已退回重新判断");
    }

    @Test
    void soIsAnotherOfTheNineSituationsAndADeath() {
        for (var differs : List.of(
                MORE,
                Map.<String, Object>of("reportIs", "same"),
                Map.<String, Object>of(
                        "reportIs",
                        "same",
                        "childDead",
                        true,
                        "riskTier",
                        "RED",
                        "receivers",
                        List.of("POLICE", "PROC", "CIVIL")))) {
            child = "再评" + UUID.randomUUID().toString().substring(0, 8);
            var caseNo = refusedAndAnswered();

            furtherReport(caseNo, differs.containsKey("childDead") ? 10 : 4, differs);

            assertThat(office.openKeys(caseNo))
                    .as(differs.toString())
                    .contains(INTAKE)
                    .doesNotContain(CLOSE);
        }
    }

    @Test
    void whatWasNobodysToJudgeOnceAnIntakeIsCorrectedIsJudgedWithThatCorrection() {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, INTAKE, Office.welfare(Map.of()));
        furtherReport(caseNo, 10, LEFT_ALONE);
        office.corrects(
                caseNo,
                INTAKE,
                Map.of(
                        "intakeDecision",
                        "forward",
                        "forwardWhere",
                        "outside",
                        "forwardOutside",
                        "靖西市民政局",
                        "spokenTo",
                        "值班室",
                        "forwardedAt",
                        asWritten(clock.instant())),
                "不在本地");
        assertThat(office.openKeys(caseNo)).contains("userTask_confirmForwarded");

        office.corrects(caseNo, INTAKE, Map.of("intakeDecision", "notAboutMinor"), "看错了年龄");

        assertThat(worklist.ofCase(caseNo))
                .as("before any step is done behind it")
                .anyMatch(item -> item.open() && item.work() == Work.INTAKE);
    }

    @Test
    void aFurtherReportOfTheSameThingChangesNothing() {
        var caseNo = refusedAndAnswered();

        furtherReport(
                caseNo,
                10,
                Map.of("reportIs", "same", "concerns", List.of(), "receivers", List.of("CIVIL", "TOWNSHIP")));

        assertThat(office.openKeys(caseNo)).contains(CLOSE).doesNotContain(INTAKE);
    }

    @Test
    void anotherMatterForPoliceAfterAnAssessmentIsAssessedAnew() {
        var caseNo = assessed(Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, CLOSE);

        furtherReport(caseNo, 4, MORE);

        assertThat(office.openKeys(caseNo)).contains(ASSESSMENT).doesNotContain(CLOSE, INTAKE);
    }

    @Test
    void aChildFoundHarmedAfterARefusalIsDecidedAnewByWhicheverFormOfPolice() {
        var caseNo = refusedAndAnswered();
        press(caseNo);
        office.does(caseNo, INTAKE, Map.of("intakeDecision", "notAboutMinor"));

        office.does(
                caseNo,
                "userTask_emergencyReceive",
                Map.of("childCondition", List.of("injured"), "childSafeNow", "yes"));

        assertThat(office.openKeys(caseNo)).contains(INTAKE).doesNotContain(CLOSE);
    }

    @Test
    void whatAnOfficeOutsideWasToldBeforeTheDangerDoesNotCountAsJudged() {
        var before = clock.instant().minus(80, ChronoUnit.MINUTES);
        for (var takenAt : List.of(before, clock.instant().minus(5, ChronoUnit.MINUTES))) {
            var caseNo = office.caseOf(office.report(child + takenAt.getEpochSecond(), 10, false));
            office.does(
                    caseNo,
                    INTAKE,
                    Map.of(
                            "intakeDecision",
                            "forward",
                            "forwardWhere",
                            "outside",
                            "forwardOutside",
                            "靖西市民政局",
                            "spokenTo",
                            "值班室",
                            "forwardedAt",
                            asWritten(clock.instant())));
            press(caseNo);
            anHourAgo(caseNo);

            office.does(caseNo, "userTask_confirmForwarded", Map.of("takenAt", asWritten(takenAt)));

            var anew = office.openKeys(caseNo).contains(INTAKE);
            assertThat(anew).as(takenAt.toString()).isEqualTo(takenAt.equals(before));
        }
    }

    /** All that was told and answered, and the report an hour before that. */
    private void anHourAgo(String caseNo) {
        for (var past : List.of(
                "update intake.report set filed_at = filed_at - interval '2 hours' where case_no = ?",
                "update casework.case_report set joined_at = joined_at - interval '2 hours' where case_no = ?",
                "update worklist.work_item set ended_at = ended_at - interval '90 minutes' where case_no = ? and state"
                        + " = 'DONE'",
                "update worklist.answer set answered_at = answered_at - interval '90 minutes' where case_no = ?",
                "update child.strip_fact set set_at = set_at - interval '1 hour' where case_no = ?")) {
            jdbc.sql(past).param(caseNo).update();
        }
    }

    private static String asWritten(Instant at) {
        return at.atZone(BusinessClock.CHINA)
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private List<WorkItem> of(String caseNo, Work work) {
        office.openKeys(caseNo);
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.work() == work)
                .toList();
    }
}
