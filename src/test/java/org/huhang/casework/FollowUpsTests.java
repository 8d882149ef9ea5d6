package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A child that was placed, or is to be seen again, is somebody’s duty after its case is closed. */
@HuhangTest
class FollowUpsTests {

    private static final String CLOSE = "userTask_close";
    private static final String VISIT = "userTask_followUp";
    private static final String VILLAGE = "VILLAGE-532503102001";

    @Autowired
    private Office office;

    @Autowired
    private Cases cases;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private CaseProcess process;

    @Autowired
    private Worklist worklist;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private final LocalDate today = LocalDate.now(BusinessClock.CHINA);
    private final String child = "跟进" + UUID.randomUUID().toString().substring(0, 8);
    private String caseNo = "";

    @BeforeEach
    void people() {
        office.staffed();
    }

    private void closed(Map<String, Object> differs) {
        caseNo = office.welfareCase(child, "2015-05-01");
        office.worksUntil(caseNo, CLOSE);
        var answers = new HashMap<String, Object>(Map.of(
                "followUpBy",
                VILLAGE,
                "careUntilDate",
                "",
                "followUpDate",
                today.plusDays(20).toString()));
        answers.putAll(differs);
        office.does(caseNo, CLOSE, answers);
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    /** Its carer has it for two months, and the village sees it in twenty days. */
    private void closedOfPlaced() {
        caseNo = office.caseWithAHandOver(child);
        office.does(caseNo, "userTask_takeHandOver");
        office.does(caseNo, "userTask_finishHandOver");
        office.worksUntil(caseNo, CLOSE);
        office.does(
                caseNo,
                CLOSE,
                Map.of(
                        "followUpBy", VILLAGE,
                        "careUntilDate", today.plusDays(60).toString(),
                        "followUpDate", today.plusDays(20).toString()));
    }

    private List<WorkItem> visits() {
        return office.openItems(caseNo, VISIT);
    }

    @Test
    void whoIsNamedHasTheTaskOnTheDayAndMayOpenTheCase() {
        closed(Map.of());

        assertThat(visits()).singleElement().satisfies(visit -> {
            assertThat(visit.work()).isEqualTo(Work.FOLLOW_UP);
            assertThat(visit.agencyCode()).isEqualTo(VILLAGE);
            assertThat(LocalDate.ofInstant(visit.dueAt().minusSeconds(1), BusinessClock.CHINA))
                    .isBetween(today.plusDays(19), today.plusDays(20));
        });
        var village = Visitor.signedIn(
                mvc, office.people(visits().get(0).group()).get(0).id());
        assertThat(village.page("/cases/" + caseNo)).contains("结案以后去看孩子", "最迟");
        assertThat(village.page("/tasks/" + visits().get(0).id())).contains("每月走访");
    }

    @Test
    void theDayOfTheCarerAndTheDayOfTheVisitAreTwoTasks() {
        closedOfPlaced();

        assertThat(visits()).hasSize(2).allMatch(visit -> visit.agencyCode().equals(VILLAGE));
    }

    @Test
    void whereNobodyIsNamedItIsTheTaskOfWhoeverClosed() {
        closed(Map.of("followUpBy", ""));

        assertThat(visits()).singleElement().matches(visit -> visit.agencyCode().startsWith("CIVIL-"));
    }

    @Test
    void itEndsWithAReasonOfWhoSawTheChildOrGoesOn() {
        closed(Map.of());

        assertThat(office.refused(caseNo, VISIT, Map.of("childSeen", "no"))).contains("followUpNext followUpUnseen");
        office.completes(
                caseNo,
                VISIT,
                Map.of(
                        "childSeen", "no",
                        "followUpNext", "again",
                        "followUpDue", today.plusDays(90).toString()));
        var visitor = Visitor.signedIn(
                mvc, office.people(VILLAGE + ":childDirector").get(0).id());
        assertThat(visitor.page("/cases/" + caseNo)).contains("没有见到孩子").doesNotContain("见到孩子（", "以前去）");
        jdbc.sql(
                        "update worklist.work_item set due_at = ended_at - interval '18 days' where case_no = ? and state = 'DONE' and element_id = ?")
                .params(caseNo, VISIT)
                .update();
        assertThat(visitor.page("/cases/" + caseNo)).containsPattern("没有见到孩子（应当在 [^<]+ 以前去）");
        assertThat(visits()).singleElement().matches(visit -> visit.agencyCode().equals(VILLAGE));
        office.does(caseNo, VISIT);

        assertThat(office.openKeys(caseNo)).isEmpty();
        assertThat(cases.file(caseNo).open()).isFalse();
        var reader = office.people(VILLAGE + ":childDirector").get(0);
        assertThat(Visitor.signedIn(mvc, reader.id()).page("/cases/" + caseNo)).containsPattern("去了，见到孩子");
    }

    @Test
    void dangerCallsPoliceInANewCaseAndTheClosedOneStaysClosed() {
        closed(Map.of());

        office.does(
                caseNo,
                VISIT,
                Map.of(
                        "dangerNow", "yes",
                        "harmWhat", "母亲的男友正在打他",
                        "followUpNext", "again",
                        "followUpDue", today.plusDays(9).toString()));

        assertThat(cases.file(caseNo).open()).isFalse();
        var own = otherCase();
        assertThat(cases.file(own).riskTier()).isEqualTo("RED");
        assertThat(office.openKeys(own)).contains("userTask_emergencyReceive");
        assertThat(office.openKeys(caseNo)).containsExactly(VISIT);
    }

    @Test
    void aChildOfWhomNobodyKnowsWhereItIsIsSoughtByPoliceInANewCase() {
        closed(Map.of());

        office.does(
                caseNo, VISIT, Map.of("childSeen", "no", "childMissing", true, "notSeenWhy", "家里锁着门，邻居和学校都不知道去了哪里"));

        assertThat(cases.file(caseNo).open()).isFalse();
        var own = otherCase();
        assertThat(cases.file(own).riskTier()).isEqualTo("RED");
        assertThat(office.openKeys(own)).contains("userTask_emergencyReceive");
    }

    @Test
    void newHarmIsANewReport() {
        closed(Map.of());

        office.does(caseNo, VISIT, Map.of("harmAgain", "yes", "harmWhat", "一个月没有上学，在砖厂干活"));

        assertThat(office.openKeys(otherCase())).contains("userTask_registerIntake");
        assertThat(cases.file(caseNo).open()).isFalse();
    }

    @Test
    void aChildThatHasDiedIsAReportForPoliceAndProcuratorateAndNobodyGoesThereAgain() {
        closedOfPlaced();
        var other = visits().get(1);

        office.does(
                office.people(VILLAGE + ":childDirector").get(0),
                visits().get(0),
                Map.of("childSeen", "no", "childDead", true, "childState", "外婆说孩子上周在河里淹死了"));

        assertThat(cases.file(caseNo).open()).isFalse();
        assertThat(visits()).as("nobody is certain yet").isNotEmpty();
        var own = otherCase();
        assertThat(office.openKeys(own)).contains("userTask_registerIntake", "userTask_policeReceive");
        assertThat(worklist.ofCase(own))
                .anyMatch(item -> item.open() && item.agencyCode().startsWith("PROC"));
        var intake = office.openItems(own, "userTask_registerIntake").get(0);
        assertThat(office.told(office.people(intake.group()).get(0).id(), own)).contains("DEATH_TOLD");
        office.does(own, "userTask_policeReceive", Map.of("childDead", true));
        assertThat(visits()).isEmpty();
        var reader = office.people(VILLAGE + ":childDirector").get(0);
        var visitor = Visitor.signedIn(mvc, reader.id());
        assertThat(visitor.page("/cases/" + caseNo)).contains("得知孩子已经死亡");
        assertThat(visitor.page("/tasks/" + other.id())).contains("有人说孩子已经死亡，不用再去看孩子");

        office.corrects(
                caseNo,
                VISIT,
                Map.of(
                        "childDead",
                        false,
                        "followUpNext",
                        "again",
                        "followUpDue",
                        today.plusDays(30).toString()),
                "是邻居家的孩子");
        office.corrects(own, "userTask_policeReceive", Map.of("childDead", false), "是邻居家的孩子");

        assertThat(visits()).isNotEmpty();
        assertThat(cases.file(own).open()).isTrue();
    }

    private String otherCase() {
        return jdbc.sql("select case_no from casework.case_file where child_id = ? and case_no <> ?")
                .params(cases.file(caseNo).childId(), caseNo)
                .query(String.class)
                .single();
    }

    @Test
    void whoeverClosesAndHearsThatTheChildHasDiedSendsItBackAndPoliceKnow() {
        caseNo = office.welfareCase(child, "2015-05-01");
        office.worksUntil(caseNo, CLOSE);

        assertThat(office.refused(caseNo, CLOSE, Map.of("childDead", true))).contains("closeDecision closedWithDeath");
        office.completes(caseNo, CLOSE, Map.of("childDead", true, "closeDecision", "sendBack"));
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive");
        assertThat(worklist.ofCase(caseNo))
                .anyMatch(item -> item.open() && item.agencyCode().startsWith("PROC"));
    }

    @Test
    void aClosingThatIsCorrectedToSayThatTheChildHasDiedIsAReport() {
        closed(Map.of("followUpBy", ""));

        office.corrects(caseNo, CLOSE, Map.of("childDead", true), "当时就已经死亡");

        assertThat(office.openKeys(otherCase())).contains("userTask_policeReceive");
        assertThat(visits())
                .as("until police or a hospital say so, somebody goes")
                .isNotEmpty();
    }

    @Test
    void aCaseOfBeforeGetsItsTaskByThePlatformsOwnHand() {
        closed(Map.of());
        process.cancel(visits().get(0).instanceId(), "test");
        jdbc.sql("delete from casework.follow_up where case_no = ?")
                .param(caseNo)
                .update();
        assertThat(visits()).isEmpty();

        new TransactionTemplate(transactions).executeWithoutResult(status -> followUps.begin(caseNo));
        followUps.begin(caseNo);

        assertThat(visits()).hasSize(1);
    }

    @Test
    void whereNoDayIsNamedNobodyHasATask() {
        closed(Map.of("endState", "closedNoRisk", "followUpDate", "", "endReason", "家访两次，孩子安全，祖母照看得好"));

        assertThat(visits()).isEmpty();
        assertThat(worklist.ofCase(caseNo)).noneMatch(item -> item.work() == Work.FOLLOW_UP);
    }

    @Test
    void nobodyNamesADayInTheYear2099() {
        caseNo = office.welfareCase(child, "2015-05-01");
        office.worksUntil(caseNo, CLOSE);

        assertThat(office.refused(caseNo, CLOSE, Map.of("followUpDate", "2099-01-01")))
                .contains("followUpDate tooFarAhead");
    }

    @Test
    void nobodyLooksAfterAChildUntilItIsGrown() {
        caseNo = office.caseOf(
                office.reportOf(child, today.minusYears(18).plusDays(40).toString(), 10));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of()));
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no", "temporaryCareNeeded", "yes"));
        office.does(caseNo, "userTask_takeHandOver");
        office.does(caseNo, "userTask_finishHandOver");
        office.worksUntil(caseNo, CLOSE);

        assertThat(office.refused(
                        caseNo,
                        CLOSE,
                        Map.of("careUntilDate", today.plusDays(41).toString())))
                .contains("careUntilDate careUntilAfterBirthday");
        assertThat(office.refused(caseNo, CLOSE, Map.of("carerNow", "不清楚是谁，联系不上 13900000000")))
                .contains("carerNow saysNothing");
        assertThat(office.refused(caseNo, CLOSE, Map.of("carerNow", "村里的人13900000000", "careUntil", "到时候再看怎么办吧")))
                .contains("carerNow saysNothing", "careUntil saysNothing");
    }
}
