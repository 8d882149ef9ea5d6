package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.casework.Cases;
import org.huhang.casework.Emergencies;
import org.huhang.form.Form;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.testing.Visitor;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Each way on which a child in danger once reached nobody. After each test all promises hold. */
@HuhangTest
class NobodyUnheardTests {

    private static final String HERE = "532503102001";
    private static final String ELSEWHERE = "532524101001";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private SafetySweep sweep;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Directory directory;

    @Autowired
    private List<TaskFacts> facts;

    @Autowired
    private Messages messages;

    @Autowired
    private MessageSource words;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void policeHaveTheirTaskBesideTheIntakeInEachOfTheNineSituations() {
        for (var category = 1; category <= 9; category++) {
            var caseNo = office.caseOf(office.report("平" + category, category, false));

            assertThat(open(caseNo, "userTask_policeReceive"))
                    .as("category %d", category)
                    .singleElement()
                    .satisfies(task -> assertThat(task.group()).isEqualTo("POLICE-532503:deskOfficer"));
            assertThat(open(caseNo, "userTask_registerIntake")).hasSize(1);
        }
    }

    @Test
    void aSecondReportThatMakesItAPoliceMatterReachesThePolice() {
        var caseNo = welfareCase("二报");

        assertThat(office.caseOf(office.report("二报", 2, true))).isEqualTo(caseNo);

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(open(caseNo, "userTask_policeReceive")).hasSize(1);
        assertThat(open(caseNo, "userTask_registerFurtherReport")).hasSize(1);
        assertThat(told("police.532503", caseNo)).contains("TASK_PRESSING");
    }

    /** The police who were bound to it are not those of the place where it is now. */
    @Test
    void policeOfTheCountyToWhichTheIntakeWentAreSentAgainWhateverThoseOfTheOldOneDo() {
        var child = "532503201505011024";
        var caseNo = office.caseOf(intake.file(office.filingOf(child, 3, true, HERE)));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524101"));
        office.corrects(caseNo, "userTask_registerIntake", Office.forwardedTo("CIVIL-532524"), "不是这个镇");
        office.does(
                office.person("police.532524"), there(caseNo, "POLICE-532524", "userTask_emergencyReceive"), Map.of());

        assertThat(office.caseOf(intake.file(office.filingOf(child, 1, true, HERE))))
                .isEqualTo(caseNo);

        assertThat(open(caseNo, "userTask_emergencyReceive"))
                .extracting(WorkItem::agencyCode)
                .contains("POLICE-532524");
    }

    @Test
    void aReportFromAnotherCountyReachesItsIntakeAndItsPolice() {
        var child = "532503201505010021";
        var caseNo = office.caseOf(intake.file(office.filingOf(child, 10, false, HERE)));
        office.does(caseNo, "userTask_registerIntake", welfare(Map.of()));

        assertThat(office.caseOf(intake.file(office.filingOf(child, 4, true, ELSEWHERE))))
                .isEqualTo(caseNo);

        assertThat(open(caseNo, "userTask_policeReceive"))
                .extracting(WorkItem::group)
                .contains("POLICE-532524:deskOfficer");
        assertThat(open(caseNo, "userTask_registerFurtherReport"))
                .extracting(WorkItem::agencyCode)
                .allMatch(agency -> agency.contains("532524"));
    }

    @Test
    void whereTwoCountiesReportBothPoliceAreCalled() {
        var child = "532503201505010048";
        var caseNo = office.caseOf(intake.file(office.filingOf(child, 4, false, HERE)));

        office.caseOf(intake.file(office.filingOf(child, 4, false, ELSEWHERE)));

        assertThat(open(caseNo, "userTask_policeReceive"))
                .extracting(WorkItem::agencyCode)
                .containsExactlyInAnyOrder("POLICE-532503", "POLICE-532524");
    }

    @Test
    void aMergeTakesTheEmergencyAlong() {
        var into = welfareCase("并案", "2015-05-01");
        var from = office.caseOf(intake.file(office.filing("并案", "2016-06-02", 10, false)));
        emergencies.press(office.person("township.532503102"), from, "邻居听到打骂");
        assertThat(open(from, "userTask_emergencyReceive")).hasSize(1);

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));
        office.openKeys(from);

        assertThat(cases.file(from).endState()).isEqualTo("closedMerged");
        assertThat(cases.file(into).riskTier()).isEqualTo("RED");
        assertThat(open(into, "userTask_emergencyReceive")).hasSize(1);
        assertThat(open(into, "userTask_decideRemoval")).hasSize(1);
        assertThat(office.openKeys(from)).isEmpty();
    }

    @Test
    void whatPoliceAreAtWorkOnIsNotMergedUnderThem() {
        var into = welfareCase("不并", "2015-05-01");
        var from = office.caseOf(intake.file(office.filing("不并", "2016-06-02", 4, false)));
        office.does(from, "userTask_policeReceive");

        assertThatThrownBy(() -> office.does(
                        from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into)))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("mergePoliceAtWork"));

        assertThat(cases.file(from).open()).isTrue();
    }

    @Test
    void dangerThatAnAnswerTellsAlarmsAsTheButtonDoes() {
        var caseNo = office.caseOf(office.report("暗险", 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                welfare(Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE")));

        office.does(caseNo, "userTask_preliminaryCheck", Map.of("dangerFound", "yes", "findings", "继父持刀"));

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
        assertThat(told("civil.532503.leader", caseNo)).contains("CHILD_IN_DANGER");
    }

    @Test
    void whatAnOfficerFindsOutAboutAFurtherReportCallsPoliceAndKeepsTheSecret() {
        var caseNo = welfareCase("后知");
        assertThat(office.caseOf(office.report("后知", 10, false))).isEqualTo(caseNo);

        office.does(
                caseNo,
                "userTask_registerFurtherReport",
                Map.of("sexualAssaultSuspected", "yes", "receivers", List.of("POLICE", "PROC", "HOSPITAL", "CIVIL")));

        assertThat(open(caseNo, "userTask_policeReceive")).hasSize(1);
        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(cases.file(caseNo).secret()).isTrue();
    }

    @Test
    void aPressNamesNoTaskOfAnotherCase() {
        var caseNo = office.caseOf(office.report("按钮", 10, false));

        var called = emergencies.press(office.person("township.532503102"), caseNo, "孩子在哭");

        assertThat(called.police()).extracting(agency -> agency.code()).containsExactly("POLICE-532503");
        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void aPressThatReachesNobodySaysSoAndCountsAsNone() {
        var caseNo = office.caseOf(office.report("无人", 10, false));
        var person = office.person("township.532503102");
        jdbc.sql("update casework.case_file set region_code = 'nowhere' where case_no = ?")
                .param(caseNo)
                .update();

        assertThat(emergencies.press(person, caseNo, "孩子在哭").police()).isEmpty();
        assertThat(invariants.breaches(Promise.PRESS_SENT))
                .extracting(Breach::caseNo)
                .containsExactly(caseNo);
        jdbc.sql("update casework.case_file set region_code = '532503102' where case_no = ?")
                .param(caseNo)
                .update();

        assertThat(emergencies.press(person, caseNo, "还在哭").police()).isNotEmpty();
        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void whoPressesAndReachesNobodyReadsAtOnceToCallThePolice() {
        var caseNo = office.caseOf(office.report("无人读", 10, false));
        var visitor = Visitor.signedIn(mvc, "township.532503102");
        placed(caseNo, "nowhere");
        visitor.answer(post("/cases/" + caseNo + "/emergency").param("reason", "孩子在哭"));
        var sent = Visitor.program(
                mvc,
                "township.532503102",
                post("/api/cases/" + caseNo + "/emergency")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\": \"孩子还在哭\"}"));
        placed(caseNo, "532503102");

        assertThat(visitor.page("/cases/" + caseNo))
                .containsPattern("role=\"alert\"><span>没有能够派出公安任务！请立即拨打 110。[^<]*</span> <a href=\"tel:110\"");
        assertThat(Visitor.text(sent)).contains("\"police\":[]", "没有能够派出公安任务！请立即拨打 110");

        assertThat(emergencies
                        .press(office.person("township.532503102"), caseNo, "还在哭")
                        .police())
                .isNotEmpty();
    }

    private void placed(String caseNo, String region) {
        jdbc.sql("update casework.case_file set region_code = ? where case_no = ?")
                .params(region, caseNo)
                .update();
    }

    @Test
    void aPressAfterPoliceCameBackSendsThemAgain() {
        var caseNo = office.caseOf(office.report("再按", 10, false));
        var person = office.person("township.532503102");
        emergencies.press(person, caseNo, "孩子在哭");
        office.does(caseNo, List.of("userTask_emergencyReceive", "userTask_decideRemoval"));

        emergencies.press(person, caseNo, "又打起来了");

        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void whatPoliceDidOnTheSpotIsFollowedByAcceptanceAndFiling() {
        var caseNo = welfareCase("补受案");
        emergencies.press(office.person("township.532503102"), caseNo, "邻居听到打骂");

        office.does(caseNo, List.of("userTask_emergencyReceive", "userTask_decideRemoval"));

        assertThat(open(caseNo, "userTask_acceptCase")).singleElement().satisfies(task -> assertThat(task.group())
                .isEqualTo("POLICE-532503:caseOfficer"));
        assertThat(open(caseNo, "userTask_policeReceive")).isEmpty();
        assertThat(open(caseNo, "userTask_procCopyReview")).hasSize(1);
    }

    @Test
    void policeWhoWereQuickerThanIntakeDoNotBeginAgain() {
        var caseNo = office.caseOf(office.report("先办", 4, false));
        office.does(caseNo, List.of("userTask_policeReceive", "userTask_procCopyReview"));
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        while (office.openKeys(caseNo).size() > 1) {
            var other = office.openKeys(caseNo).stream()
                    .filter(key -> !key.equals("userTask_registerIntake"))
                    .findFirst()
                    .orElseThrow();
            office.does(caseNo, other);
        }

        office.does(caseNo, "userTask_registerIntake");

        assertThat(open(caseNo, "userTask_policeReceive")).isEmpty();
    }

    @Test
    void whatPoliceSeeAtTheSceneBeginsNoSecondHandling() {
        var caseNo = office.caseOf(office.report("一条线", 4, false));

        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("injured", "danger")));

        assertThat(cases.file(caseNo).riskTier()).isEqualTo("RED");
        assertThat(open(caseNo, "userTask_acceptCase")).hasSize(1);
        assertThat(open(caseNo, "userTask_policeReceive")).isEmpty();
        assertThat(open(caseNo, "userTask_procCopyReview")).hasSize(1);
    }

    @Test
    void harmThatAnAssessmentFindsReachesPoliceWhateverTheTier() {
        var caseNo = welfareCase("评估");

        office.does(
                caseNo,
                "userTask_needsAssessment",
                Map.of("severeHomeViolence", true, "riskTier", "ORANGE", "helpNeeded", "yes"));

        assertThat(open(caseNo, "userTask_policeReceive")).hasSize(1);
    }

    @Test
    void whoDidNotSeeTheChildLowersNoTierAndNobodyDoesWhileThereIsDanger() {
        var caseNo = office.caseOf(office.report("不降", 10, true));

        assertThat(refused(caseNo, "userTask_registerIntake", welfare(Map.of())))
                .contains("riskTier tierWhileDanger");

        office.does(caseNo, "userTask_registerIntake", Map.of("riskTier", "RED"));
        assertThat(refused(
                        caseNo,
                        "userTask_needsAssessment",
                        Map.of(
                                "childSeen",
                                "no",
                                "notSeenWhy",
                                "没有人在家",
                                "takenBackReason",
                                "邻居说没事",
                                "riskTier",
                                "BLUE")))
                .contains("riskTier tierWhileDanger");
        var calm = welfareCase("不降二");
        office.does(calm, "userTask_needsAssessment", Map.of("riskTier", "ORANGE", "helpNeeded", "yes"));
        assertThat(cases.file(calm).riskTier()).isEqualTo("ORANGE");
    }

    @Test
    void whoeverPressedTheButtonIsNotForgottenAtIntake() {
        var caseNo = welfareCaseUnregistered("按后");
        emergencies.press(office.person("township.532503102"), caseNo, "邻居听到打骂");
        office.does(caseNo, List.of("userTask_emergencyReceive", "userTask_decideRemoval"));

        assertThat(refused(caseNo, "userTask_registerIntake", Map.of("riskTier", "RED", "receivers", List.of("CIVIL"))))
                .contains("receivers policeFixed");
    }

    @Test
    void aCaseEndsAsWhatItWas() {
        var caseNo = welfareCase("结案");
        office.worksUntil(caseNo, "userTask_close");

        assertThat(refused(caseNo, "userTask_close", Map.of("endState", "closedAdult")))
                .contains("endState endNotAdult");
        assertThat(refused(caseNo, "userTask_close", Map.of("endState", "closedTransferred")))
                .contains("endState endNothingTransferred");
    }

    @Test
    void whereAssaultIsSuspectedIntakeLeavesNothingOut() {
        var caseNo = welfareCaseUnregistered("性侵");

        assertThat(refused(
                        caseNo,
                        "userTask_registerIntake",
                        welfare(Map.of("sexualAssaultSuspected", "yes", "receivers", List.of("POLICE", "CIVIL")))))
                .contains("riskTier tierOfAssault", "secrecy secrecyOfAssault", "receivers receiversOfAssault");
    }

    private String welfareCaseUnregistered(String child) {
        return office.caseOf(office.report(child, 10, false));
    }

    private List<String> refused(String caseNo, String elementId, Map<String, Object> differs) {
        var problems = new java.util.ArrayList<String>();
        assertThatThrownBy(() -> {
                    if (office.open(caseNo, elementId).holder() == null) {
                        office.does(caseNo, elementId, differs);
                    } else {
                        office.completes(caseNo, elementId, differs);
                    }
                })
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> refused.problems()
                        .forEach(problem -> problems.add(problem.field() + " " + problem.code())));
        return problems;
    }

    @Test
    void policeWhoAreAtTheirPaperworkAreSentAgainWhenTheCaseTurnsRed() {
        var caseNo = office.caseOf(office.report("转红", 4, false));
        office.does(caseNo, List.of("userTask_policeReceive", "userTask_acceptCase"));
        assertThat(open(caseNo, "userTask_decideFiling")).hasSize(1);

        office.does(caseNo, "userTask_registerIntake", Map.of("riskTier", "RED", "decisionReason", "继父扬言报复"));

        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void aChildThatPoliceDidNotFindIsLookedForAndThoseWhoLeadKnow() {
        var caseNo = office.caseOf(office.report("不见", 4, false));

        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("notFound")));

        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
        assertThat(told("supervisor.532503", caseNo)).contains("CHILD_NOT_FOUND");
    }

    @Test
    void dangerThatACorrectionBringsBackCallsPoliceAgain() {
        var caseNo = office.caseOf(office.report("又险", 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                welfare(Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE")));
        office.does(caseNo, "userTask_preliminaryCheck", Map.of("dangerFound", "yes", "findings", "继父持刀"));
        office.does(caseNo, List.of("userTask_emergencyReceive", "userTask_decideRemoval"));

        office.corrects(caseNo, "userTask_preliminaryCheck", Map.of("dangerFound", "no"), "记错了");
        office.corrects(caseNo, "userTask_preliminaryCheck", Map.of("dangerFound", "yes"), "没有记错");

        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void aMergeTakesAlongWhatAgenciesWereAskedForAndTellsWhoeverWasAtWork() {
        var into = welfareCase("并联", "2015-05-01");
        var from = office.caseOf(intake.file(office.filing("并联", "2016-06-02", 10, false)));
        assertThat(Visitor.signedIn(mvc, "supervisor.532503")
                        .answer(post("/cases/" + from + "/agencies")
                                .param("agency", "EDU-532503")
                                .param("reason", "请说明出勤情况"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(open(from, "userTask_takePart")).hasSize(1);

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));
        office.openKeys(from);

        assertThat(open(into, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .contains("EDU-532503");
        assertThat(told("edu.532503", into)).contains("CASE_MERGED");
    }

    @Test
    void aMergeTakesAlongTheReportThatAnotherCountyHasStillToRegister() {
        var into = welfareCase("证号", "2014-04-01");
        var child = "532503201505010064";
        var from = office.caseOf(intake.file(office.filingOf(child, 10, false, HERE)));
        assertThat(office.caseOf(intake.file(office.filingOf(child, 10, false, ELSEWHERE))))
                .isEqualTo(from);
        assertThat(open(from, "userTask_registerFurtherReport")).hasSize(1);

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        assertThat(open(into, "userTask_registerFurtherReport"))
                .extracting(WorkItem::agencyCode)
                .hasSize(2)
                .anyMatch(agency -> agency.contains("532524"));
    }

    @Test
    void aPressInACaseThatIsClosedIsHeardWhereItGoesOnOrSaysToCallThePolice() {
        var person = office.person("township.532503102");
        var into = welfareCase("并后按", "2015-05-01");
        var from = office.caseOf(intake.file(office.filing("并后按", "2016-06-02", 10, false)));
        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));
        office.openKeys(from);

        assertThat(emergencies.press(person, from, "又打起来了").police()).isNotEmpty();
        assertThat(open(into, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void aPressInAClosedCaseOpensANewOneAndEverybodyOfBothHearsOfEachPressOnce() {
        var person = office.person("township.532503102");
        var first = closed("结后按");
        var second = closed("结后又按");

        assertThat(emergencies.press(person, first, "又打起来了").went()).isEqualTo(Emergencies.Went.ANEW);
        assertThat(emergencies.press(person, second, "一个人在家").police()).isNotEmpty();

        for (var caseNo : List.of(first, second)) {
            assertThat(calledOnce("supervisor.532503", caseNo, openOfChildOf(caseNo), 1))
                    .isTrue();
            assertThat(calledOnce("civil.532503.leader", caseNo, openOfChildOf(caseNo), 1))
                    .isTrue();
            assertThat(cases.file(caseNo).open()).isFalse();
        }
        var own = openOfChildOf(first);
        assertThat(cases.file(own).riskTier()).isEqualTo("RED");
        assertThat(open(own, "userTask_emergencyReceive")).hasSize(1);
        assertThat(open(own, "userTask_registerIntake")).hasSize(1);

        var again = emergencies.press(person, first, "还在打");
        assertThat(again.police()).isNotEmpty();
        assertThat(again.went()).as("the case that is open").isEqualTo(Emergencies.Went.ELSEWHERE);
        assertThat(openOfChildOf(first)).isEqualTo(own);
        assertThat(calledOnce("supervisor.532503", first, own, 2))
                .as("each press")
                .isTrue();
        assertThat(Visitor.signedIn(mvc, "supervisor.532503").page("/cases/" + first))
                .contains("报告儿童处于危险，已另立新案", "又打起来了", "报告儿童处于危险，转到孩子正在办理的案件", "还在打", own);
    }

    /** In the new case or, who does not lead or oversee that, in the closed one, with who was sent. */
    private boolean calledOnce(String person, String closed, String own, int presses) {
        return jdbc.sql("select count(*) = ? from notification.message where recipient = ?"
                        + " and (case_no = ? and kind = 'CLOSED_CHILD_IN_DANGER' and about_zh is not null"
                        + " or case_no = ? and kind = 'CHILD_IN_DANGER')")
                .params(presses, person, closed, own)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoPressesInAClosedCaseReadsWhatBecomesOfIt() {
        var caseNo = closed("结后页");
        var visitor = Visitor.signedIn(mvc, "supervisor.532503");
        assertThat(visitor.page("/cases/" + caseNo + "/emergency")).contains("本案已经不再办理", "另立新案");

        var answer = visitor.answer(post("/cases/" + caseNo + "/emergency").param("reason", "邻居听见哭声"));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/cases/" + caseNo);
        assertThat(visitor.page("/cases/" + caseNo)).contains("已报告危险，已为孩子另立新案");
        assertThat(visitor.page("/cases/" + openOfChildOf(caseNo) + "/emergency"))
                .contains("正在办理的步骤不会中断")
                .doesNotContain("本案已经不再办理");
    }

    @Test
    void theNewCaseIsNamedToNobodyWhoMayNotOpenIt() {
        var caseNo = closed("密后按");
        jdbc.sql("update casework.case_file set secrecy = 'MAX' where case_no = ?")
                .param(caseNo)
                .update();
        cases.describe(caseNo);
        var assessed = worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals("userTask_needsAssessment"))
                .findFirst()
                .orElseThrow();
        var knows = office.person(String.valueOf(assessed.holder()));

        assertThat(emergencies.press(knows, caseNo, "孩子来电话求救").police()).isNotEmpty();

        var own = openOfChildOf(caseNo);
        assertThat(cases.file(own).secret()).isTrue();
        assertThat(Visitor.signedIn(mvc, knows.id()).page("/cases/" + caseNo))
                .contains("报告儿童处于危险，已另立新案", "孩子来电话求救", "那起案件您现在不能查看")
                .doesNotContain(own);
    }

    private String closed(String child) {
        var caseNo = welfareCase(child);
        office.worksUntil(caseNo, "userTask_close");
        office.does(caseNo, "userTask_close", Map.of("endState", "closedNoRisk"));
        return caseNo;
    }

    private String openOfChildOf(String closed) {
        return jdbc.sql("select later.case_no from casework.case_file closed"
                        + " join casework.case_file later on later.child_id = closed.child_id"
                        + " where closed.case_no = ? and later.closed_at is null")
                .param(closed)
                .query(String.class)
                .single();
    }

    @Test
    void aChildThatIsNotFoundIsLookedForWhereThePoliceWereAndWhoeverPressesReachesThemToo() {
        var child = "532503201409170121";
        var caseNo = office.caseOf(intake.file(office.filingOf(child, 10, false, HERE)));
        office.does(caseNo, "userTask_registerIntake", welfare(Map.of()));
        office.caseOf(intake.file(office.filingOf(child, 4, true, ELSEWHERE)));
        assertThat(open(caseNo, "userTask_policeReceive"))
                .extracting(WorkItem::agencyCode)
                .contains("POLICE-532524");

        var there = open(caseNo, "userTask_policeReceive").stream()
                .filter(item -> item.agencyCode().equals("POLICE-532524"))
                .findFirst()
                .orElseThrow();
        office.does(office.person("police.532524"), there, Map.of("childCondition", List.of("notFound")));
        assertThat(open(caseNo, "userTask_emergencyReceive"))
                .extracting(WorkItem::agencyCode)
                .contains("POLICE-532524");

        var called = emergencies.press(office.person("township.532503102"), caseNo, "孩子打来电话");
        assertThat(called.police()).extracting(agency -> agency.code()).contains("POLICE-532503", "POLICE-532524");
    }

    @Test
    void thatItIsAboutNoChildIsAskedBackWhileSomebodyIsInDanger() {
        var caseNo = office.caseOf(office.report("无童险", 4, true));
        var no = Map.<String, Object>of("intakeDecision", "notAboutMinor", Form.CONFIRMED, List.of());
        assertThat(refused(caseNo, "userTask_registerIntake", no)).containsExactly("intakeDecision notMinorInDanger");
        office.completes(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor"));
        assertThat(open(caseNo, "userTask_policeReceive")).hasSize(1);
    }

    /** Whoever is on the way, or at papers, for one event does not know of another one by that. */
    @Test
    void policeOfARedCaseAreToldWhatALaterReportSaysAndWhere() {
        var caseNo = office.caseOf(office.report("又一事", 4, true));
        office.does(caseNo, "userTask_registerIntake");
        assertThat(office.caseOf(intake.file(office.filing("又一事", "2015-05-01", 10, false))))
                .isEqualTo(caseNo);

        office.does(caseNo, "userTask_registerFurtherReport", newEvent("昨晚在文澜镇又被打"));

        assertThat(told("police.532503", caseNo)).contains("NEW_EVENT");
        assertThat(jdbc.sql("select about_zh from notification.message where kind = 'NEW_EVENT' and case_no = ?"
                                + " limit 1")
                        .param(caseNo)
                        .query(String.class)
                        .single())
                .contains("草坝");
        assertThat(Visitor.signedIn(mvc, "police.532503").page("/cases/" + caseNo))
                .contains("昨晚在文澜镇又被打");
        assertThat(open(caseNo, "userTask_policeReceive")).hasSize(1);
        assertThat(open(caseNo, "userTask_emergencyReceive")).isEmpty();
    }

    @Test
    void policeOfARedCaseWhoAreNotOnTheWayGoToAnotherEvent() {
        var caseNo = office.caseOf(office.report("又出事", 4, true));
        office.does(caseNo, "userTask_registerIntake");
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.caseOf(intake.file(office.filing("又出事", "2015-05-01", 10, false)));
        assertThat(open(caseNo, "userTask_emergencyReceive")).isEmpty();

        office.does(caseNo, "userTask_registerFurtherReport", newEvent("昨晚又被打"));

        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
        assertThat(told("police.532503.leader", caseNo)).contains("NEW_EVENT");
    }

    private static Map<String, Object> newEvent(String what) {
        return Map.of("reportIs", "other", "newFacts", what, "receivers", List.of("POLICE", "CIVIL", "TOWNSHIP"));
    }

    @Test
    void siblingsOfOneReportAreNotMadeOneChild() {
        var receipt = intake.file(office.filingOfSiblings("两个", 4));
        office.caseOf(receipt);
        var both = jdbc.sql("select case_no from intake.report_child where report_id = ? order by position")
                .param(intake.ofReceipt(receipt.receiptNo()).id())
                .query(String.class)
                .list();
        office.does(both.get(0), "userTask_policeReceive");

        assertThat(refused(
                        both.get(1),
                        "userTask_registerIntake",
                        Map.of("intakeDecision", "merge", "mergeInto", both.get(0))))
                .isNotEmpty();
        assertThat(open(both.get(1), "userTask_policeReceive")).hasSize(1);
    }

    @Test
    void whoWasThereBeforeSomebodyCalledForHelpDoesNotSayThatTheChildIsSafe() {
        var caseNo = office.caseOf(office.report("早到", 4, false));
        emergencies.press(office.person("township.532503102"), caseNo, "又打起来了");
        jdbc.sql("update intake.report set filed_at = filed_at - interval '1 hour' where id = (select report_id from"
                        + " intake.report_child where case_no = ?)")
                .param(caseNo)
                .update();
        var before = java.time.Instant.now().minusSeconds(600).toString();

        office.does(
                caseNo,
                "userTask_policeReceive",
                Map.of(
                        "onSceneAt",
                        before,
                        "childCondition",
                        List.of("safe"),
                        Form.CONFIRMED,
                        List.of("onSceneAt=" + before)));

        assertThat(refused(caseNo, "userTask_registerIntake", Map.of("riskTier", "YELLOW")))
                .contains("riskTier tierWhileDanger");
        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
    }

    @Test
    void whoWasThereBeforeTheDangerWasToldHasNotGoneBecauseOfIt() {
        var caseNo = office.caseOf(office.report("先到", 10, false));
        emergencies.press(office.person("township.532503102"), caseNo, "又打起来了");
        var before = java.time.Instant.now().minusSeconds(180).toString();
        var early = Map.<String, Object>of(
                "onSceneAt",
                before,
                "childCondition",
                List.of("safe"),
                Form.CONFIRMED,
                List.of("onSceneAt=" + before, "onSceneAt"));

        assertThat(refused(caseNo, "userTask_emergencyReceive", early)).contains("onSceneAt beforeDanger");
        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
        office.completes(caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
    }

    @Test
    void theDeathOfAChildIsForPoliceAndProcuratorateWhateverWasReported() {
        var caseNo = office.caseOf(office.report("亡故", 10, false));
        var dead = welfare(Map.of("childDead", true, "riskTier", "ORANGE"));
        assertThat(refused(caseNo, "userTask_registerIntake", dead)).contains("receivers policeFixed");
        dead.put("receivers", List.of("CIVIL", "POLICE"));
        assertThat(refused(caseNo, "userTask_registerIntake", dead)).contains("receivers receiversOfDeath");
        dead.put("receivers", List.of("CIVIL", "POLICE", "PROC"));
        office.completes(caseNo, "userTask_registerIntake", dead);

        assertThat(open(caseNo, "userTask_policeReceive")).hasSize(1);
        assertThat(worklist.ofCase(caseNo))
                .anyMatch(item -> item.open() && item.agencyCode().startsWith("PROC"));
    }

    /** By the intake as by a later report, at once or asked later: nobody has to guess it from being named. */
    @Test
    void whoeverMustKnowOfADeathLearnsItInWordsAndThatItWasTakenBack() {
        for (var task : List.of("userTask_registerIntake", "userTask_registerFurtherReport")) {
            var child = "亡讯" + task.length();
            var caseNo = office.caseOf(office.report(child, 10, false));
            if (task.equals("userTask_registerFurtherReport")) {
                office.does(caseNo, "userTask_registerIntake", welfare(Map.of()));
                office.caseOf(office.report(child, 10, false));
            }
            var dead = Map.<String, Object>of(
                    "childDead",
                    true,
                    "riskTier",
                    "RED",
                    "reportIs",
                    "other",
                    "newFacts",
                    "孩子昨晚去世",
                    "receivers",
                    List.of("POLICE", "PROC", "CIVIL"));
            office.does(caseNo, task, dead);
            office.openKeys(caseNo);

            var all = List.of(
                    "police.532503",
                    "police.532503.leader",
                    "proc.532503",
                    "civil.532503",
                    "civil.532503.leader",
                    "supervisor.532503",
                    "township.532503102.leader");
            assertThat(all).as(task).allSatisfy(person -> assertThat(told(person, caseNo))
                    .as(person)
                    .containsOnlyOnce("DEATH_TOLD"));
            assertThat(Visitor.signedIn(mvc, "civil.532503").page("/cases/" + caseNo))
                    .contains("填报说儿童已经死亡");

            office.corrects(caseNo, task, Map.of("receivers", List.of("POLICE", "PROC", "CIVIL", "EDU")), "还要请教育部门");
            assertThat(told(office.people("EDU-532503:protectionOfficer").get(0).id(), caseNo))
                    .contains("DEATH_TOLD");

            office.corrects(caseNo, task, Map.of("childDead", false), "是另一个孩子");
            assertThat(all).as(task).allSatisfy(person -> assertThat(told(person, caseNo))
                    .as(person)
                    .contains("DEATH_TAKEN_BACK"));
            assertThat(Visitor.signedIn(mvc, "civil.532503").page("/cases/" + caseNo))
                    .doesNotContain("填报说儿童已经死亡");
        }
    }

    @Test
    void aDeathIsKnownAtTheOtherChildOfTheReportAndWhereItsCaseIsMerged() {
        var receipt = intake.file(office.filingOfSiblings("亡并", 10));
        office.caseOf(receipt);
        var both = jdbc.sql("select case_no from intake.report_child where report_id = ? order by position")
                .param(intake.ofReceipt(receipt.receiptNo()).id())
                .query(String.class)
                .list();
        office.does(
                both.get(0),
                "userTask_registerIntake",
                Map.of("childDead", true, "riskTier", "RED", "receivers", List.of("POLICE", "PROC", "CIVIL")));
        assertThat(told("township.532503102.leader", both.get(1))).contains("DEATH_TOLD");

        var into = welfareCase("亡入", "2015-05-01");
        var from = office.caseOf(intake.file(office.filing("亡入", "2016-06-02", 10, false)));
        office.caseOf(intake.file(office.filing("亡入", "2016-06-02", 10, false)));
        office.does(
                from,
                "userTask_registerFurtherReport",
                Map.of("childDead", true, "receivers", List.of("POLICE", "PROC", "CIVIL")));
        assertThat(told("civil.532503.leader", into)).doesNotContain("DEATH_TOLD");

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));
        assertThat(told("civil.532503.leader", into)).contains("DEATH_TOLD");
    }

    @Test
    void whoGetsAChildInDangerFromPoliceHasATaskThatSaysSo() {
        var caseNo = office.caseOf(office.report("移交", 4, true));
        office.does(
                caseNo, "userTask_registerIntake", Map.of("riskTier", "RED", "receivers", List.of("CIVIL", "POLICE")));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("injured")));
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(
                caseNo,
                "userTask_approveNotPolice",
                Map.of("notPoliceApproved", "yes", "handedWhere", "platform", "handedToAgency", "CIVIL-532503"));

        assertThat(open(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .contains("CIVIL-532503");
    }

    @Test
    void whoPassedTheIntakeOnAndIsNamedByTheOtherHearsOfIt() {
        var caseNo = office.caseOf(office.report("转回", 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("intakeDecision", "forward", "forwardWhere", "platform", "forwardToAgency", "CIVIL-532503"));

        office.does(caseNo, "userTask_registerIntake", welfare(Map.of()));

        assertThat(open(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .anyMatch(agency -> agency.startsWith("TOWNSHIP"));
    }

    @Test
    void whatIntakePassesOnInDangerReachesThePoliceOfTheOtherCounty() {
        var caseNo = office.caseOf(office.report("转走", 10, true));

        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of(
                        "intakeDecision",
                        "forward",
                        "forwardWhere",
                        "platform",
                        "forwardToAgency",
                        "TOWNSHIP-532524101"));

        assertThat(office.openItems(caseNo, "userTask_emergencyReceive"))
                .extracting(WorkItem::agencyCode)
                .contains("POLICE-532524");
    }

    @Test
    void aUnitWhoseReportCameAlongWithAMergeIsOwedWhatPoliceTellUnits() {
        var into = office.caseOf(intake.file(office.filing("并单位", "2015-05-01", 4, false)));
        office.does(into, "userTask_registerIntake");
        office.does(into, List.of("userTask_policeReceive", "userTask_acceptCase"));
        var before = open(into, "userTask_feedbackReporter").size();
        var from = office.caseOf(intake.file(office.filing("并单位", "2016-06-02", 10, false)));

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));
        office.openKeys(from);

        assertThat(open(into, "userTask_feedbackReporter").size()).isGreaterThan(before);
    }

    @Test
    void whoeverIsSuspectedByKindIsProposedToBeKeptAway() {
        var plain = office.filing("避嫌", "2015-05-01", 4, false);
        var incident =
                new Incident(HERE, List.of(4), false, "看到的情况", null, null, null, false, null, null, "villageCadre");
        var caseNo = office.caseOf(
                intake.file(new Filing(incident, plain.children(), plain.reporter(), plain.files(), plain.origin())));
        var task = office.open(caseNo, "userTask_registerIntake");
        var officer = office.somebody(task.group());
        worklist.claim(officer, task.id());

        assertThat(facts.stream()
                        .flatMap(owner -> owner.values(worklist.item(task.id()), officer).entrySet().stream())
                        .filter(value -> value.getKey().equals("conflictOfInterest"))
                        .map(Map.Entry::getValue))
                .containsExactly(List.of("village"));
    }

    @Test
    void whomTheTablesNameIsToldWithTheReport() {
        var caseNo = office.caseOf(office.report("先知", 4, false));

        assertThat(told("civil.532503", caseNo)).contains("AGENCY_EXPECTED");
        assertThat(Visitor.signedIn(mvc, "civil.532503")
                        .answer(get("/cases/" + caseNo))
                        .getRedirectedUrl())
                .isEqualTo("/cases/" + caseNo + "/emergency");
        assertThat(Visitor.signedIn(mvc, "edu.532503")
                        .answer(get("/cases/" + caseNo))
                        .getStatus())
                .isEqualTo(404);
    }

    /** Whatever leads to a case that somebody may not open leads to the one thing that he can do in it. */
    @Test
    void whoeverWasToldOfACaseCanCallForHelpInIt() throws Exception {
        var caseNo = office.caseOf(office.report("听说按", 10, false));
        for (var kind : MessageKind.values()) {
            jdbc.sql("delete from notification.message where recipient = 'edu.532524'")
                    .update();
            messages.tell(new Notice(
                    "edu.532524", kind, "test:" + kind, caseNo, null, "/cases/" + caseNo, java.time.Instant.now()));
            var visitor = Visitor.signedIn(mvc, "edu.532524");

            assertThat(visitor.answer(get("/cases/" + caseNo)).getRedirectedUrl())
                    .as(kind.name())
                    .isEqualTo("/cases/" + caseNo + "/emergency");
            assertThat(visitor.page("/cases/" + caseNo + "/emergency"))
                    .contains("110", caseNo)
                    .doesNotContain("听说按");
            var sent = visitor.answer(post("/cases/" + caseNo + "/emergency").param("reason", "家长来电，孩子在哭 " + kind));
            assertThat(sent.getRedirectedUrl()).as(kind.name()).isEqualTo("/messages");
        }
        assertThat(open(caseNo, "userTask_emergencyReceive")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from casework.emergency_reason r join casework.emergency e"
                                + " on e.id = r.emergency_id where e.case_no = ?")
                        .param(caseNo)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(MessageKind.values().length - 1);
    }

    @Test
    void whoeverMustKeepAwayOrWasToldNothingIsToldToCallThePolice() throws Exception {
        var caseNo = office.caseOf(office.report("没听说", 10, false));
        var visitor = Visitor.signedIn(mvc, "edu.532524");
        var pressed = post("/cases/" + caseNo + "/emergency").param("reason", "孩子在哭");

        assertThat(visitor.answer(pressed).getStatus()).isEqualTo(404);
        assertThat(words.getMessage("web.error.notFound.next", null, Locale.CHINESE))
                .contains("110");
        assertThat(cases.file(caseNo).riskTier()).isNotEqualTo("RED");
    }

    @Test
    void aDoubtThatComesAfterTheCaseDecidedOnTheDutyReachesWhoeverLooksIntoIt() {
        var caseNo = welfareCase("迟疑");
        office.worksUntil(caseNo, "userTask_close");
        assertThat(office.caseOf(office.report("迟疑", 10, false))).isEqualTo(caseNo);

        office.does(
                caseNo,
                "userTask_registerFurtherReport",
                Map.of("reportDuty", "doubted", "receivers", List.of("CIVIL", "TOWNSHIP")));

        assertThat(open(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .anyMatch(agency -> agency.startsWith("SUPERV"));
    }

    @Test
    void everyReceiverThatIntakeNamesGetsATask() {
        var caseNo = office.caseOf(office.report("参与", 10, false));

        office.does(
                caseNo,
                "userTask_registerIntake",
                welfare(Map.of("receivers", List.of("CIVIL", "TOWNSHIP", "EDU", "HEALTH", "LABOUR"))));

        assertThat(open(caseNo, "userTask_takePart"))
                .extracting(WorkItem::agencyCode)
                .contains("EDU-532503", "HEALTH-532503", "LABOUR-532503");
        assertThat(told("edu.532503", caseNo)).contains("TASK_WAITING");
    }

    @Test
    void siblingsOfOneReportEachHaveACase() {
        var receipt = intake.file(office.filingOfSiblings("同胞", 4));

        office.caseOf(receipt);
        var linked = jdbc.sql(
                        "select count(distinct case_no) from casework.case_report where report_id = ? and case_no is"
                                + " not null")
                .param(intake.ofReceipt(receipt.receiptNo()).id())
                .query(Integer.class)
                .single();

        assertThat(linked).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from casework.case_link where case_no = ?")
                        .param(intake.ofReceipt(receipt.receiptNo()).caseNo())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsFoundBrokenIsToldAndMendedByThePlatformItself() {
        var caseNo = office.caseOf(office.report("补救", 4, false));
        jdbc.sql("update worklist.work_item set state = 'WITHDRAWN', ended_at = now() where case_no = ? and"
                        + " element_id = ?")
                .params(caseNo, "userTask_policeReceive")
                .update();
        assertThat(invariants.breaches(Promise.POLICE_KNOW))
                .extracting(Breach::caseNo)
                .containsExactly(caseNo);

        sweep.sweep();
        sweep.sweep();

        assertThat(open(caseNo, "userTask_policeReceive")).hasSize(1);
        assertThat(told("supervisor.532503", caseNo)).contains("SAFETY_BREACH");
        assertThat(jdbc.sql("select count(*) from safety.breach where case_no = ? and ended_at is not null")
                        .param(caseNo)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** A case about somebody's welfare, taken in, without police. */
    private String welfareCase(String child) {
        return welfareCase(child, "2015-05-01");
    }

    private String welfareCase(String child, String birthDate) {
        return office.welfareCase(child, birthDate);
    }

    private static Map<String, Object> welfare(Map<String, Object> differs) {
        return Office.welfare(differs);
    }

    private List<WorkItem> open(String caseNo, String elementId) {
        return office.openItems(caseNo, elementId);
    }

    private List<String> told(String person, String caseNo) {
        return office.told(person, caseNo);
    }

    private WorkItem there(String caseNo, String agency, String key) {
        return open(caseNo, key).stream()
                .filter(item -> item.agencyCode().equals(agency))
                .findFirst()
                .orElseThrow();
    }
}
