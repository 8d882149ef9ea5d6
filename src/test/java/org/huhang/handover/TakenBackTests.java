package org.huhang.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huhang.casework.Cases;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As long as nobody began what a wrong answer led to, its correction leads where the right one would have led. */
@HuhangTest
class TakenBackTests {

    private static final String CIVIL = "CIVIL-532503";

    @Autowired
    private Office office;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Cases cases;

    @Autowired
    private TransferTable transfers;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    private static Map<String, Object> forwardedOutside() {
        return Map.of(
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
                        .toString());
    }

    private String one(String group) {
        return office.people(group).get(0).id();
    }

    @Test
    void whatWasAcceptedByMistakeIsRegisteredWhereItShouldHaveGoneAndNobodyElseKeepsATask() {
        var caseNo = office.caseOf(office.report("收回一", 10, false));
        office.does(caseNo, "userTask_registerIntake", office.welfare(Map.of("receivers", List.of("CIVIL", "HEALTH"))));
        assertThat(office.openKeys(caseNo)).contains("userTask_needsAssessment", "userTask_takePart");

        office.corrects(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524101"), "事发地在建水");

        assertThat(office.openKeys(caseNo)).containsExactly("userTask_registerIntake");
        assertThat(office.groups(caseNo, "userTask_registerIntake"))
                .containsExactly("TOWNSHIP-532524101:protectionStation");
        assertThat(office.open(caseNo, "userTask_registerIntake").dueAt()).isNotNull();
        assertThat(transfers.ofCase(caseNo)).extracting(Transfer::toAgency).containsExactly("TOWNSHIP-532524101");
        assertThat(cases.file(caseNo).regionCode()).startsWith("532524101");
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo))
                .contains(one(CIVIL + ":welfareOfficer"), one("HEALTH-532503:referralDesk"));
        assertThat(office.toldOf("ASKED_BY_MISTAKE", caseNo)).isEmpty();

        office.corrects(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"), "不是这个镇");

        assertThat(office.groups(caseNo, "userTask_registerIntake"))
                .containsExactly("TOWNSHIP-532524201:protectionStation");
        assertThat(transfers.ofCase(caseNo)).extracting(Transfer::toAgency).containsExactly("TOWNSHIP-532524201");
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo)).contains(one("TOWNSHIP-532524101:protectionStation"));

        office.corrects(
                caseNo,
                "userTask_registerIntake",
                office.welfare(Map.of("intakeDecision", "accept", "incidentTownship", "532503102")),
                "就在草坝");

        assertThat(office.openKeys(caseNo))
                .contains("userTask_needsAssessment")
                .doesNotContain("userTask_registerIntake", "userTask_lookAgain");
        assertThat(office.groups(caseNo, "userTask_needsAssessment")).containsExactly(CIVIL + ":welfareOfficer");
        assertThat(transfers.ofCase(caseNo)).isEmpty();
        assertThat(cases.file(caseNo).regionCode()).startsWith("532503102");
    }

    @Test
    void whatWasSentOutsideByMistakeIsAssessedHere() {
        var caseNo = office.caseOf(office.report("收回二", 10, false));
        office.does(caseNo, "userTask_registerIntake", forwardedOutside());
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_confirmForwarded");

        office.corrects(
                caseNo,
                "userTask_registerIntake",
                office.welfare(Map.of("intakeDecision", "accept", "incidentTownship", "532503102")),
                "孩子就住在本镇");

        assertThat(office.groups(caseNo, "userTask_needsAssessment")).containsExactly(CIVIL + ":welfareOfficer");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_confirmForwarded", "userTask_lookAgain");
        assertThat(transfers.ofCase(caseNo)).isEmpty();
    }

    @Test
    void policeWhoWereNamedByMistakeGiveTheCaseToThoseWhoAreRight() {
        var caseNo = office.caseOf(office.report("收回三", 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        assertThat(office.groups(caseNo, "userTask_takeTransfer")).containsExactly("POLICE-532524:deskOfficer");

        office.corrects(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"), "选错了单位");

        assertThat(office.groups(caseNo, "userTask_takeTransfer")).containsExactly("POLICE-5325:deskOfficer");
        assertThat(transfers.ofCase(caseNo)).extracting(Transfer::toAgency).containsExactly("POLICE-5325");

        office.corrects(caseNo, "userTask_acceptCase", Map.of("ownJurisdiction", "yes"), "就是我们的");

        assertThat(office.openKeys(caseNo))
                .contains("userTask_decideFiling")
                .doesNotContain("userTask_takeTransfer", "userTask_lookAgain");
        assertThat(office.groups(caseNo, "userTask_decideFiling")).containsExactly("POLICE-532503:leader");
        assertThat(jdbc.sql("select status from deadline.set_deadline where case_no = ? and code = 'TL-04'")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .doesNotContain("RUNNING");
    }

    @Test
    void whoeverTookItAlreadyKeepsItAndTheLeaderSeesToIt() {
        var caseNo = office.caseOf(office.report("收回四", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");

        office.corrects(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"), "选错了单位");

        assertThat(office.groups(caseNo, "userTask_acceptCase")).containsExactly("POLICE-532524:caseOfficer");
        assertThat(office.groups(caseNo, "userTask_lookAgain")).containsExactly("POLICE-532503:leader");
    }

    /** A task that is only held could still be answered, and would go on on the wrong way. */
    @Test
    void whoeverOnlyHoldsATaskOfTheWrongWayIsToldThatItWasTakenBack() {
        var caseNo = office.caseOf(office.report("收回八", 10, false));
        office.does(caseNo, "userTask_registerIntake", forwardedOutside());
        var held = office.claims(caseNo, "userTask_confirmForwarded");

        office.corrects(
                caseNo,
                "userTask_registerIntake",
                office.welfare(Map.of(
                        "intakeDecision",
                        "accept",
                        "incidentTownship",
                        "532503102",
                        "receivers",
                        List.of("CIVIL", "HEALTH"))),
                "孩子就住在本镇");

        assertThat(office.openKeys(caseNo))
                .contains("userTask_needsAssessment", "userTask_feedbackReporter")
                .doesNotContain("userTask_confirmForwarded", "userTask_lookAgain");
        office.corrects(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524101"), "事发地在建水");
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_registerIntake");
        assertThat(worklist.item(held).state()).isEqualTo(WorkItem.State.WITHDRAWN);
    }

    @Test
    void anAgencyThatOnlyHoldsTheTaskOfAMistakenAskingLosesIt() {
        var caseNo = office.caseOf(office.report("收回九", 10, false));
        office.does(caseNo, "userTask_registerIntake", office.welfare(Map.of("receivers", List.of("CIVIL", "HEALTH"))));
        office.claims(office.people("HEALTH-532503:referralDesk").get(0), caseNo, "userTask_takePart");
        office.does(caseNo, "userTask_needsAssessment");

        office.corrects(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL")), "不用请卫健");

        assertThat(office.groups(caseNo, "userTask_takePart")).isEmpty();
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo)).contains(one("HEALTH-532503:referralDesk"));
    }

    @Test
    void whatIsPoliceWorkAfterAllIsAcceptedByThePoliceAndNoLetterGoesOut() {
        var caseNo = office.caseOf(office.report("收回五", 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("injured")));
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(
                caseNo,
                "userTask_approveNotPolice",
                Map.of("notPoliceApproved", "yes", "handedWhere", "platform", "handedToAgency", "WF-532503"));
        assertThat(office.groups(caseNo, "userTask_takePart")).contains("WF-532503:guide");

        office.corrects(
                caseNo, "userTask_approveNotPolice", new HashMap<>(Map.of("notPoliceApproved", "no")), "属于公安职责");

        assertThat(office.groups(caseNo, "userTask_acceptCase")).containsExactly("POLICE-532503:caseOfficer");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_serveNotPolice", "userTask_lookAgain");
        assertThat(office.groups(caseNo, "userTask_takePart")).doesNotContain("WF-532503:guide");
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo)).contains(one("WF-532503:guide"));
    }

    @Test
    void whatNobodyTookOutsideIsRegisteredAtOnce() {
        var caseNo = office.caseOf(office.report("收回六", 10, false));
        office.does(caseNo, "userTask_registerIntake", forwardedOutside());
        office.does(caseNo, "userTask_confirmForwarded");
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_feedbackReporter");

        office.corrects(
                caseNo, "userTask_confirmForwarded", Map.of("outsideTaken", "no", "notTakenReason", "对方说没有收到"), "听错了");

        assertThat(office.openKeys(caseNo)).containsExactly("userTask_registerIntake");
    }

    private static Map<String, Object> measure(String owner, String kind, String note) {
        return Map.of("measureType", kind, "measureOwner", owner, "measureDue", "2026-12-31", "note", note);
    }

    @Test
    void aMeasureThatNobodyHasBegunIsCarriedOutByItsNewOwnerAndTheOldOneIsTold() {
        var caseNo = office.caseOf(office.report("收回七", 10, false));
        office.does(caseNo, "userTask_registerIntake", office.welfare(Map.of("receivers", List.of("CIVIL"))));
        office.does(caseNo, "userTask_needsAssessment");
        office.does(
                caseNo,
                "userTask_servicePlan",
                Map.of(
                        "measures",
                        List.of(
                                measure("HEALTH", "psychological", "每周辅导一次"),
                                measure("TOWNSHIP", "schooling", "家庭教育指导"))));
        assertThat(office.groups(caseNo, "userTask_carryOutMeasure")).hasSize(2);

        office.corrects(
                caseNo,
                "userTask_servicePlan",
                Map.of(
                        "measures",
                        List.of(measure("HEALTH", "psychological", "每周辅导一次"), measure("EDU", "schooling", "资助学费"))),
                "应当由教育部门资助");

        assertThat(office.groups(caseNo, "userTask_carryOutMeasure"))
                .containsExactlyInAnyOrder("HEALTH-532503:referralDesk", "EDU-532503:protectionOfficer");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_lookAgain");
        assertThat(jdbc.sql("select owner || ' ' || state from casework.measure where case_no = ? order by number")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .containsExactly("HEALTH opened", "EDU opened");
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo)).anyMatch(person -> person.startsWith("township."));
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo)).noneMatch(person -> person.startsWith("health."));
    }
}
