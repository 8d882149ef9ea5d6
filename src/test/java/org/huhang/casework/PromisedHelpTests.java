package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.engine.Definitions;
import org.huhang.engine.OlderModels;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What was promised to a child is given, or somebody says why not. */
@HuhangTest
class PromisedHelpTests {

    private static final Map<String, Object> NOT_POSSIBLE = Map.of("result", "notPossible", "whatWasDone", "一次也没有去成");

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private Definitions definitions;

    @Autowired
    private Intake intake;

    @Autowired
    private MeasureTable measures;

    @Autowired
    private Objections anew;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private FormerCase former;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private String assessedWithoutNeed(String child) {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        return caseNo;
    }

    private String planned(String child) {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment");
        office.does(
                caseNo,
                "userTask_servicePlan",
                Map.of("measures", List.of(measure("medical", "HEALTH"), measure("familyEducation", "WF"))));
        office.openKeys(caseNo);
        return caseNo;
    }

    private static Map<String, Object> measure(String type, String owner) {
        return Map.of(
                "measureType", type, "measureOwner", owner, "measureDue", "2026-12-31", "note", "请 " + owner + " 办");
    }

    private void carriesOut(String caseNo, String agency, Map<String, Object> differs) {
        var task = office.openItems(caseNo, "userTask_carryOutMeasure").stream()
                .filter(item -> item.agencyCode().equals(agency))
                .findFirst()
                .orElseThrow();
        office.does(office.people(task.group()).get(0), task, differs);
    }

    private List<String> refused(String caseNo, Map<String, Object> answers) {
        if (office.open(caseNo, "userTask_close").holder() == null) {
            office.claims(caseNo, "userTask_close");
        }
        var refused =
                catchThrowableOfType(AnswerRefused.class, () -> office.completes(caseNo, "userTask_close", answers));
        return refused == null
                ? List.of()
                : refused.problems().stream()
                        .map(problem -> problem.field() + " " + problem.code())
                        .toList();
    }

    private List<String> states(String caseNo) {
        return measures.ofCase(caseNo).stream()
                .map(MeasureTable.Measure::state)
                .sorted()
                .toList();
    }

    @Test
    void whatAnAssessmentAsksForIsPlannedBeforeAnybodySaysThatThereIsNoRisk() {
        var caseNo = assessedWithoutNeed("帮一");
        office.corrects(
                caseNo,
                "userTask_needsAssessment",
                Map.of("helpNeeded", "yes", "basicLiving", "urgent", "riskTier", "ORANGE"),
                "漏看了家里断粮");
        office.does(caseNo, "userTask_lookAgain", Map.of("receivers", List.of("CIVIL"), "arrangement", "已口头安排"));
        office.worksUntil(caseNo, "userTask_close");

        assertThat(refused(caseNo, Map.of("endState", "closedNoRisk", "endReason", "")))
                .containsExactlyInAnyOrder(
                        "endReason endTierHigh", "endState endHelpNotPlanned", "notGivenReason helpNotGiven");
        assertThat(refused(caseNo, Map.of("endState", "closedNoRisk", "endReason", "没有危险", "notGivenReason", "已口头安排")))
                .containsExactly("endState endHelpNotPlanned");

        office.completes(caseNo, "userTask_close", Map.of("closeDecision", "sendBack", "decisionReason", "先制定方案"));
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_servicePlan");
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close");
        assertThat(states(caseNo)).containsExactly("done");
    }

    @Test
    void anUrgentNeedWithoutAPlanIsNamedWithAReasonAndSeenByWhoeverOversees() {
        var caseNo = assessedWithoutNeed("帮二");
        office.corrects(caseNo, "userTask_needsAssessment", Map.of("medical", "urgent"), "漏看了病历");

        assertThat(refused(caseNo, Map.of("endState", "closedNoRisk"))).containsExactly("notGivenReason helpNotGiven");
        office.completes(
                caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "notGivenReason", "医院已收治，费用由新农合报销"));

        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(office.told("supervisor.532503", caseNo)).contains("CLOSED_HELP_OWED");
    }

    @Test
    void aCaseOnAFormThatDoesNotAskForTheReasonCanBeClosedAndItsOverseersHear() {
        var caseNo = OlderModels.asking(
                definitions,
                "mandatory-report",
                "forms/shared/close.form",
                Set.of("notGiven", "notGivenReason", "childNow"),
                () -> assessedWithoutNeed("帮九"));
        office.corrects(caseNo, "userTask_needsAssessment", Map.of("medical", "urgent"), "漏看了病历");

        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk"));

        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(office.told("supervisor.532503", caseNo)).contains("CLOSED_HELP_OWED");
    }

    @Test
    void aMeasureIsWhatItsAnswerSaysAndSaysOnceItIsCorrected() {
        var caseNo = planned("帮三");
        carriesOut(caseNo, "WF-532503", Map.of());
        carriesOut(caseNo, "HEALTH-532503", Map.of());
        assertThat(states(caseNo)).containsExactly("done", "done");
        assertThat(planners(caseNo)).doesNotContain("MEASURE_NOT_GIVEN");

        office.corrects(caseNo, "userTask_carryOutMeasure", NOT_POSSIBLE, "没有做成");

        assertThat(states(caseNo)).containsExactly("done", "notPossible");
        assertThat(planners(caseNo)).as("whose plan it is").contains("MEASURE_NOT_GIVEN");
        office.worksUntil(caseNo, "userTask_close");
        assertThat(refused(caseNo, Map.of())).containsExactly("notGivenReason helpNotGiven");
        office.completes(caseNo, "userTask_close", Map.of("notGivenReason", "改由县医院随访，外婆已知道"));

        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(states(caseNo)).containsExactly("done", "notPossible");
        assertThat(office.told("supervisor.532503", caseNo)).contains("CLOSED_HELP_OWED");
    }

    @Test
    void aRiskThatIsGoneBesideHelpThatWasNotGivenIsAskedBackWithWhatTheChildNeeds() {
        var caseNo = planned("帮十");
        carriesOut(caseNo, "WF-532503", Map.of());
        carriesOut(caseNo, "HEALTH-532503", NOT_POSSIBLE);
        office.worksUntil(caseNo, "userTask_close");
        var unasked = Map.<String, Object>of(
                "notGivenReason", "奶奶不愿意谈", "endReason", "", "childNow", "", "confirmed", List.of());

        assertThat(refused(caseNo, unasked))
                .containsExactlyInAnyOrder(
                        "childNow childNowUnknown", "endReason endRiskStays", "endState endContradicted");
        var noRisk = new LinkedHashMap<>(unasked);
        noRisk.put("endState", "closedNoRisk");
        assertThat(refused(caseNo, noRisk)).contains("endState endContradicted");
        assertThat(refused(caseNo, Map.of("notGivenReason", "奶奶不愿意谈", "endReason", "无", "childNow", "同上")))
                .as("words that say nothing")
                .containsExactlyInAnyOrder("childNow saysNothing", "endReason saysNothing");

        office.completes(caseNo, "userTask_close", Map.of("notGivenReason", "奶奶不愿意谈"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void whoeverOverseesMaySayThatItShouldNotHaveBeenClosedAndTheChildHasACaseAgain() {
        var caseNo = planned("帮十二");
        carriesOut(caseNo, "WF-532503", Map.of());
        carriesOut(caseNo, "HEALTH-532503", NOT_POSSIBLE);
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("notGivenReason", "奶奶不愿意谈"));
        var supervisor = office.person("supervisor.532503");

        var shown = Objects.requireNonNull(anew.ending(cases.file(caseNo), supervisor, Locale.CHINESE));
        assertThat(shown.owed()).hasSize(1);
        assertThat(shown.said()).extracting(line -> line.text()).contains("奶奶不愿意谈");
        assertThat(anew.ending(cases.file(caseNo), office.person("civil.532503"), Locale.CHINESE))
                .isNull();

        assertThat(anew.object(supervisor, caseNo, "无")).isEmpty();
        assertThat(anew.object(supervisor, caseNo, "不同意。")).isEmpty();
        var own = anew.object(supervisor, caseNo, "孩子一个人在家，没有人照看").orElseThrow();
        assertThat(anew.object(supervisor, caseNo, "孩子一个人在家，没有人照看")).as("again").contains(own);

        assertThat(cases.file(own).open()).isTrue();
        assertThat(cases.file(own).childId()).isEqualTo(cases.file(caseNo).childId());
        assertThat(office.openItems(own, "userTask_registerIntake")).hasSize(1);
        assertThat(intake.ofCase(own)).hasSize(1);
        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(notes.ofCase(caseNo)).extracting(CaseNote::content).contains("孩子一个人在家，没有人照看");
        assertThat(notes.ofCase(caseNo)).extracting(CaseNote::goesOn).contains(own);
        assertThat(office.told("civil.532503.leader", caseNo).stream().filter("CLOSING_OBJECTED"::equals))
                .hasSize(1);
    }

    @Test
    void anObjectionWhileTheChildHasAnOpenCaseIsATaskThereOfWhoeverTakesReportsIn() {
        var closed = office.welfareCase("帮十五", "2015-05-01");
        office.worksUntil(closed, "userTask_close");
        office.does(closed, "userTask_close", Map.of("endState", "closedNoRisk"));
        var open = office.welfareCase("帮十五", "2015-05-01");
        assertThat(cases.file(open).childId()).isEqualTo(cases.file(closed).childId());

        assertThat(anew.object(office.person("supervisor.532503"), closed, "孩子还是没有人照看"))
                .contains(open);
        assertThat(anew.object(office.person("supervisor.532503"), closed, "孩子还是没有人照看"))
                .as("again")
                .contains(open);
        assertThat(anew.object(office.person("supervisor.532503"), closed, "孩子两天没有吃饭"))
                .as("more of it")
                .contains(open);
        assertThat(anew.object(office.person("township.532503102.leader"), closed, "孩子还是没有人照看"))
                .as("another person’s word is his own")
                .contains(open);

        assertThat(notes.ofCase(closed).stream().filter(note -> "孩子还是没有人照看".equals(note.content())))
                .extracting(CaseNote::person)
                .containsExactlyInAnyOrder("supervisor.532503", "township.532503102.leader");
        var asked = office.openItems(open, "userTask_registerFurtherReport");
        assertThat(asked).hasSize(3).allSatisfy(item -> {
            assertThat(item.agencyCode()).isNotEqualTo("CIVIL-532503");
            assertThat(item.dueAt()).isNotNull();
        });
        var registers = office.people(asked.get(0).group()).get(0);
        assertThat(Visitor.signedIn(mvc, registers.id())
                        .page("/tasks/" + asked.get(0).id()))
                .contains("孩子还是没有人照看", closed);
        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + closed))
                .contains("不同意结案，登记到孩子正在办理的案件", "在案件 " + open + " 里继续办理");
        assertThat(former.of(cases.file(open), office.person("supervisor.532503"))
                        .objected())
                .as("it was open before")
                .isFalse();
    }

    @Test
    void whoeverIsToldOfAnObjectionToASecretClosingIsLedToAPageThatOpens() {
        var closed = office.welfareCase("帮十七", "2015-05-01");
        office.worksUntil(closed, "userTask_close");
        office.does(closed, "userTask_close", Map.of("endState", "closedNoRisk"));
        jdbc.sql("update casework.case_file set secrecy = 'MAX' where case_no = ?")
                .param(closed)
                .update();
        cases.describe(closed);
        // Who closed it held a task of it, and leads.
        var leader = jdbc.sql("select holder from worklist.work_item where case_no = ? and work = 'closing'")
                .param(closed)
                .query(String.class)
                .single();

        assertThat(anew.object(office.person(leader), closed, "孩子还是没有人照看")).isPresent();

        var led = jdbc.sql("select recipient, link from notification.message where case_no = ? and kind ="
                        + " 'CLOSING_OBJECTED'")
                .param(closed)
                .query((row, number) -> java.util.Arrays.asList(row.getString(1), row.getString(2)))
                .list();
        assertThat(led).isNotEmpty().allSatisfy(one -> {
            if (one.get(1) != null) {
                assertThat(Visitor.signedIn(mvc, one.get(0)).page(one.get(1))).isNotEmpty();
            }
        });
    }

    @Test
    void anObjectionOpensNoSecretCaseToAnOfficeThatTakesNoPartInIt() {
        var closed = office.welfareCase("帮十六", "2015-05-01");
        office.worksUntil(closed, "userTask_close");
        office.does(closed, "userTask_close", Map.of("endState", "closedNoRisk"));
        var open = office.welfareCase("帮十六", "2015-05-01");
        jdbc.sql("update casework.case_file set secrecy = 'MAX' where case_no = ?")
                .param(open)
                .update();
        cases.describe(open);
        var inside = cases.parties(open).agencies().keySet();

        assertThat(anew.object(office.person("supervisor.532503"), closed, "孩子还是没有人照看"))
                .contains(open);

        assertThat(office.openItems(open, "userTask_registerFurtherReport"))
                .hasSize(1)
                .allSatisfy(item -> assertThat(inside).contains(item.agencyCode()));
    }

    /** A case closed although the township did not do what the plan asks of it, and what a supervisor says to that. */
    private String objected(String child) {
        var caseNo = office.welfareCase(child, "2015-05-01");
        office.does(caseNo, "userTask_needsAssessment");
        office.does(
                caseNo,
                "userTask_servicePlan",
                Map.of("measures", List.of(measure("medical", "HEALTH"), measure("familyEducation", "TOWNSHIP"))));
        office.openKeys(caseNo);
        office.openItems(caseNo, "userTask_carryOutMeasure").stream()
                .filter(item -> item.agencyCode().startsWith("TOWNSHIP"))
                .forEach(item -> office.does(office.people(item.group()).get(0), item, NOT_POSSIBLE));
        carriesOut(caseNo, "HEALTH-532503", Map.of());
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("notGivenReason", "奶奶不愿意谈"));
        return anew.object(office.person("supervisor.532503"), caseNo, "门也不开，没有人去看过")
                .orElseThrow();
    }

    @Test
    void whatIsObjectedSaysWhatWasNotGivenAndIsRegisteredByNobodyWhomItIsAbout() {
        var own = objected("帮十三");
        var report = intake.ofCase(own).get(0).incident().description();

        assertThat(report).contains("不同意案件 ", "门也不开，没有人去看过", "请 TOWNSHIP 办", "一次也没有去成");
        assertThat(office.open(own, "userTask_registerIntake").agencyCode())
                .as("neither the township, which did not go, nor civil affairs, which closed the case")
                .startsWith("WCWC");
        var before = Objects.requireNonNull(
                former.of(cases.file(own), office.person("supervisor.532503")).before());
        assertThat(former.of(before, office.person("supervisor.532503")).now()).isEqualTo(cases.file(own));
        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + own))
                .contains("有人不同意结案，因此另立本案", "/cases/" + before.caseNo());
        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + before.caseNo()))
                .as("whoever may open a closed case finds the new one there, and can call for help")
                .contains("/cases/" + own, "/cases/" + before.caseNo() + "/emergency");
    }

    @Test
    void anObjectionIsTurnedAwayOnlyByWhoeverHasReadItAndWhoeverObjectedHears() {
        var own = objected("帮十四");
        var away = Map.<String, Object>of("intakeDecision", "notAboutMinor", "decisionReason", "上次已经核实过，孩子在外婆家");
        var unread = new LinkedHashMap<>(away);
        unread.put("confirmed", List.of());
        office.claims(own, "userTask_registerIntake");

        assertThat(catchThrowableOfType(
                                AnswerRefused.class, () -> office.completes(own, "userTask_registerIntake", unread))
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo("objectionTurnedAway");
                    assertThat(problem.args()).contains("门也不开，没有人去看过");
                });
        var read = new LinkedHashMap<>(away);
        read.put("confirmed", List.of("intakeDecision=notAboutMinor"));
        office.completes(own, "userTask_registerIntake", read);

        assertThat(office.told("supervisor.532503", own)).contains("OBJECTION_TURNED_AWAY");
    }

    @Test
    void noRiskBesideAPlanOfHelpIsAskedBack() {
        var caseNo = planned("帮十一");
        carriesOut(caseNo, "WF-532503", Map.of());
        carriesOut(caseNo, "HEALTH-532503", Map.of());
        office.worksUntil(caseNo, "userTask_close");

        assertThat(refused(caseNo, Map.of("endState", "closedNoRisk", "confirmed", List.of())))
                .containsExactly("endState endContradicted");
        office.completes(caseNo, "userTask_close", Map.of("endState", "closedNoRisk"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    /** What the office that made the plan was told. */
    private List<String> planners(String caseNo) {
        return Stream.concat(
                        office.told("civil.532503", caseNo).stream(),
                        office.told("civil.532503.leader", caseNo).stream())
                .toList();
    }

    @Test
    void whereNothingOfAPlanReachedTheChildItWasNotHelped() {
        var caseNo = planned("帮四");
        carriesOut(caseNo, "WF-532503", NOT_POSSIBLE);
        carriesOut(caseNo, "HEALTH-532503", NOT_POSSIBLE);
        assertThat(planners(caseNo)).contains("MEASURE_NOT_GIVEN");
        office.worksUntil(caseNo, "userTask_close");

        assertThat(refused(caseNo, Map.of("notGivenReason", "都没有做成"))).containsExactly("endState endNobodyServed");
        office.completes(
                caseNo, "userTask_close", Map.of("endState", "closedNoRisk", "notGivenReason", "全家已迁往省城，当地民政已接上"));
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void aCaseWithHelpUnderWayIsNotMergedAwayAndKeepsItsHelpWhenAnotherComes() {
        var caseNo = planned("帮五");
        var tasks = office.openItems(caseNo, "userTask_carryOutMeasure");
        var other = office.caseOf(intake.file(office.filing("帮五", "2016-06-02", 10, false)));

        office.does(other, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", caseNo));
        office.openKeys(other);

        assertThat(cases.file(other).endState()).isEqualTo("closedMerged");
        assertThat(states(other)).isEmpty();
        assertThat(states(caseNo)).containsExactly("opened", "opened");
        assertThat(office.openItems(caseNo, "userTask_carryOutMeasure")).isEqualTo(tasks);

        carriesOut(caseNo, "WF-532503", Map.of());
        carriesOut(caseNo, "HEALTH-532503", Map.of());
        office.corrects(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor"), "选错了");
        office.worksUntil(caseNo, "userTask_close");
        // Police file a case meanwhile, and the child is assessed anew.
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("closeDecision", "sendBack", "decisionReason", "看看是不是同一起"));
        var third = office.caseOf(intake.file(office.filing("帮五", "2014-03-03", 10, false)));
        assertThatThrownBy(() -> office.does(
                        caseNo, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", third)))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field() + " " + problem.code())
                        .containsExactly("mergeInto mergeHelpBegan"));
        assertThat(states(caseNo)).containsOnly("done");
    }
}
