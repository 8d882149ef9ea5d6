package org.huhang.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.engine.BusinessClock;
import org.huhang.safety.SafetyInvariants;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where people are at work on what a wrong answer led to, a leader sees to it that the right work begins. */
@HuhangTest
class LookAgainTests {

    @Autowired
    private Office office;

    @Autowired
    private SetAside setAside;

    @Autowired
    private SafetyInvariants invariants;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void forAChildInDangerItIsPutRightWithinHalfAnHour() {
        var caseNo = office.caseOf(office.report("补一", 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");

        office.corrects(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"), "选错了单位");

        var task = office.open(caseNo, "userTask_lookAgain");
        assertThat(Duration.between(task.receivedAt(), Objects.requireNonNull(task.dueAt())))
                .isLessThanOrEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void itDoesNotEndWhileNobodyIsAtTheWorkThatTheRightAnswerAsksFor() {
        var caseNo = office.caseOf(office.report("补二", 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
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
                        OffsetDateTime.now(BusinessClock.CHINA)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        office.does(caseNo, "userTask_confirmForwarded");
        office.corrects(
                caseNo,
                "userTask_registerIntake",
                office.welfare(Map.of("intakeDecision", "accept", "incidentTownship", "532503102")),
                "孩子就住在本镇");
        assertThat(office.groups(caseNo, "userTask_takePart")).contains("CIVIL-532503:welfareOfficer");

        office.does(caseNo, "userTask_lookAgain", Map.of("receivers", List.of(), "otherAgency", "CIVIL-532524"));

        assertThat(office.groups(caseNo, "userTask_takePart"))
                .as("those of another county can be asked too")
                .contains("CIVIL-532503:welfareOfficer", "CIVIL-532524:welfareOfficer");
        var asked = office.openItems(caseNo, "userTask_takePart").stream()
                .filter(item -> item.agencyCode().equals("CIVIL-532503"))
                .findFirst()
                .orElseThrow();
        var refused = catchThrowableOfType(
                AnswerRefused.class,
                () -> office.does(office.people(asked.group()).get(0), asked, Map.of("takesPart", "noted")));
        assertThat(refused.problems())
                .as("what was missed is not only noted")
                .extracting(problem -> problem.field() + " " + problem.code())
                .containsExactly("takesPart mustAct.corrected");
    }

    @Test
    void whoIsChosenForItHasItAsATaskWhateverElseItHas() {
        var caseNo = office.caseOf(office.report("补四", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");
        office.corrects(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"), "选错了单位");
        office.does(
                caseNo,
                "userTask_registerIntake",
                Office.welfare(Map.of("receivers", List.of("POLICE", "CIVIL", "TOWNSHIP"))));
        assertThat(office.groups(caseNo, "userTask_needsAssessment")).contains("CIVIL-532503:welfareOfficer");

        office.does(
                caseNo, "userTask_lookAgain", Map.of("receivers", List.of("CIVIL"), "otherAgency", "POLICE-532524"));

        assertThat(office.groups(caseNo, "userTask_takePart")).anyMatch(group -> group.startsWith("CIVIL-532503:"));
        assertThat(Stream.concat(
                        office.groups(caseNo, "userTask_takePart").stream(),
                        office.groups(caseNo, "userTask_policeReceive").stream()))
                .as("police too")
                .anyMatch(group -> group.startsWith("POLICE-532524:"));
    }

    @Test
    void whoSaysAfterAllThatItIsNotItsDutySaysItToWhoeverAsked() {
        var caseNo = office.caseOf(office.report("补三", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(
                caseNo,
                "userTask_approveNotPolice",
                Map.of("notPoliceApproved", "yes", "handedWhere", "platform", "handedToAgency", "WF-532503"));
        office.does(caseNo, "userTask_takePart", Map.of("takesPart", "acts"));

        office.corrects(
                caseNo, "userTask_takePart", Map.of("takesPart", "notOurDuty", "notOurDutyReason", "不归我们"), "看错了");

        assertThat(office.groups(caseNo, "userTask_lookAgain")).containsExactly("POLICE-532503:leader");
    }

    /** Whether a paper was served or a step was done: what the right answer asks for is somebody's, whatever else he has. */
    @Test
    void whoeverOnlyHasOtherWorkInTheCaseIsNotAtWhatWasMissed() {
        var caseNo = office.caseOf(office.report("补五", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase"));
        office.does(caseNo, "userTask_serveNonFiling");
        assertThat(office.openKeys(caseNo)).contains("userTask_recordReview");

        office.corrects(caseNo, "userTask_decideFiling", Map.of("filingDecision", "criminal"), "选错了");

        assertThat(office.groups(caseNo, "userTask_takePart"))
                .as("the investigation is a task of the police, and not only taken note of")
                .anyMatch(group -> group.startsWith("POLICE-532503:"));
        assertThat(office.groups(caseNo, "userTask_lookAgain")).containsExactly("POLICE-532503:leader");
        office.does(caseNo, "userTask_lookAgain", Map.of("receivers", List.of(), "arrangement", "已安排侦查"));
        var leader = office.people("POLICE-532503:leader").get(0);
        assertThat(setAside.panel(office.open(caseNo, "userTask_recordReview"), leader))
                .as("whoever has it reads that it may not be needed any more")
                .isNotNull();
        assertThat(setAside.panel(office.open(caseNo, "userTask_procCopyReview"), leader))
                .isNull();
        assertThat(invariants.breaches()).noneMatch(breach -> caseNo.equals(breach.caseNo()));
        needs(caseNo, "HEALTH");
        assertThat(invariants.breaches())
                .as("nobody of health is at it")
                .anyMatch(breach -> caseNo.equals(breach.caseNo()));
        needs(caseNo, "POLICE");
    }

    private void needs(String caseNo, String kind) {
        jdbc.sql("update correction.look_again set needs = :kind where item_id in"
                        + " (select id from worklist.work_item where case_no = :caseNo)")
                .param("kind", kind)
                .param("caseNo", caseNo)
                .update();
    }

    @Test
    void whoMustFindSomebodyElseChoosesSomebody() {
        var caseNo = office.caseOf(office.report("补六", 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(
                caseNo,
                "userTask_approveNotPolice",
                Map.of(
                        "notPoliceApproved", "yes",
                        "handedWhere", "outside",
                        "handedOutside", "靖西市民政局",
                        "handedSpokenTo", "值班室"));
        office.does(caseNo, "userTask_confirmTaken");

        office.corrects(
                caseNo, "userTask_confirmTaken", Map.of("outsideTaken", "no", "notTakenReason", "对方说没有收到"), "听错了");

        office.claims(caseNo, "userTask_lookAgain");
        assertThat(office.refused(caseNo, "userTask_lookAgain", Map.of("receivers", List.of(), "arrangement", "已口头安排")))
                .containsExactly("receivers nobodyChosen");
        office.completes(caseNo, "userTask_lookAgain", Map.of("receivers", List.of("CIVIL")));
        assertThat(office.groups(caseNo, "userTask_takePart")).contains("CIVIL-532503:welfareOfficer");
    }

    @Test
    void whatIsCorrectedOnceMoreAsksForNothingTwice() {
        var caseNo = office.caseOf(office.report("补七", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase"));
        office.does(caseNo, "userTask_serveNonFiling");
        office.corrects(caseNo, "userTask_decideFiling", Map.of("filingDecision", "criminal"), "选错了");
        office.corrects(caseNo, "userTask_decideFiling", Map.of("filingDecision", "noCase"), "没有选错");

        assertThat(office.openKeys(caseNo))
                .contains("userTask_recordReview")
                .doesNotContain("userTask_lookAgain", "userTask_takePart");
    }

    @Test
    void whatALeaderHimselfWouldHaveDecidedIsSomebodysBeforeItEnds() {
        var caseNo = office.caseOf(office.report("补八", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");

        office.corrects(caseNo, "userTask_acceptCase", Map.of("ownJurisdiction", "yes"), "就是我们的");

        office.claims(caseNo, "userTask_lookAgain");
        assertThat(office.refused(caseNo, "userTask_lookAgain", Map.of("receivers", List.of(), "arrangement", "已口头安排")))
                .containsExactly("receivers nobodyAtIt");
        assertThat(office.refused(
                        caseNo, "userTask_lookAgain", Map.of("receivers", List.of("CIVIL"), "arrangement", "已口头安排")))
                .containsExactly("receivers nobodyAtIt");
        office.completes(caseNo, "userTask_lookAgain", Map.of("receivers", List.of("POLICE")));
        assertThat(office.openKeys(caseNo)).contains("userTask_policeReceive");
    }
}
