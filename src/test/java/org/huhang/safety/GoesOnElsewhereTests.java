package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Emergencies;
import org.huhang.intake.Intake;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case that is merged, passed on or sent back takes along whoever must know. After each test all promises hold. */
@HuhangTest
class GoesOnElsewhereTests {

    private static final String UNNAMED_AT = "532503001";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cases cases;

    @Autowired
    private Dangers dangers;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whatAMergedReportSaysIsRegisteredWhereItCameAndNothingIsClosedBefore() {
        var into = office.welfareCase("并后登记", "2015-05-01");
        office.worksUntil(into, "userTask_close");
        var from = office.caseOf(intake.file(office.filing("并后登记", "2016-06-02", 10, false)));

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        assertThat(office.openItems(into, "userTask_registerFurtherReport")).hasSize(1);
        assertThatThrownBy(() -> office.does(into, "userTask_close", Map.of("endState", "closedNoRisk")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("processRuns"));
        office.does(
                into,
                "userTask_registerFurtherReport",
                Map.of(
                        "reportIs", "more",
                        "newFacts", "昨晚又听到打骂，手臂有伤",
                        "reportDuty", "doubted",
                        "receivers", List.of("CIVIL", "TOWNSHIP")));
        assertThat(agencies(into, "userTask_takePart")).anyMatch(agency -> agency.startsWith("SUPERV"));
        office.worksUntil(into, "userTask_close");
        assertThatThrownBy(() -> office.completes(into, "userTask_close", Map.of("endState", "closedNoRisk")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("newFactsNeedAssessment"));
    }

    @Test
    void whatPolicePassOnWhileTheChildIsInDangerSendsTheOthersAndKeepsTheSenderUntilTheyTakeIt() {
        var caseNo = office.caseOf(office.report("移送险", 4, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));

        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));

        assertThat(agencies(caseNo, "userTask_emergencyReceive"))
                .containsExactlyInAnyOrder("POLICE-532503", "POLICE-532524");
        assertThat(office.told("police.532524.leader", caseNo)).contains("CHILD_IN_DANGER");
        assertThat(office.told("supervisor.532524", caseNo)).contains("CHILD_IN_DANGER");
    }

    @Test
    void aPressIsHeardWhereTheCaseGoesOnWhoeverIsOnTheWayThereAlready() {
        var into = office.caseOf(intake.file(office.filing("并按压", "2015-05-01", 4, true)));
        var from = office.caseOf(intake.file(office.filing("并按压", "2016-06-02", 6, true)));
        var task = office.open(from, "userTask_registerIntake");
        emergencies.press(office.people(task.group()).get(0), from, "孩子在哭");

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        assertThat(agencies(into, "userTask_emergencyReceive"))
                .as("once for what was reported, once for the press")
                .containsExactly("POLICE-532503", "POLICE-532503");
    }

    @Test
    void whoWasOnlyToldOfACaseIsHeardWhereItGoesOn() {
        var into = office.caseOf(intake.file(office.filing("并后只知", "2015-05-01", 10, false)));
        var from = office.caseOf(intake.file(office.filing("并后只知", "2016-06-02", 10, false)));
        assertThat(office.told("civil.532503", from)).contains("AGENCY_EXPECTED");
        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        var called = emergencies.press(office.person("civil.532503"), from, "孩子打来电话，正在挨打");

        assertThat(called.police()).extracting(agency -> agency.code()).containsExactly("POLICE-532503");
        assertThat(agencies(into, "userTask_emergencyReceive")).containsExactly("POLICE-532503");
    }

    @Test
    void aPressIsHeardByThePoliceOfEachPlaceThatTheCaseHas() {
        var caseNo = office.caseOf(office.report("移送按", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");

        var called = emergencies.press(office.person("police.532524"), caseNo, "在建水又被打");

        assertThat(called.police())
                .extracting(agency -> agency.code())
                .containsExactlyInAnyOrder("POLICE-532503", "POLICE-532524");
        assertThat(agencies(caseNo, "userTask_emergencyReceive"))
                .containsExactlyInAnyOrder("POLICE-532503", "POLICE-532524");
        assertThat(emergencies
                        .press(office.person("police.532524"), caseNo, "还在打")
                        .police())
                .hasSize(2);
        assertThat(office.openItems(caseNo, "userTask_emergencyReceive")).hasSize(2);
        assertThat(office.told("supervisor.532524", caseNo)).contains("CHILD_IN_DANGER");
    }

    @Test
    void aSuperiorWhoDecidesWhoseACaseIsIsToldOfTheDangerAndSentNowhere() {
        var caseNo = office.caseOf(office.report("移送上级", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");
        emergencies.press(office.person("police.532524"), caseNo, "在建水又被打");

        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"));

        assertThat(office.openItems(caseNo, "userTask_takeTransfer")).hasSize(1);
        assertThat(agencies(caseNo, "userTask_emergencyReceive"))
                .containsExactlyInAnyOrder("POLICE-532503", "POLICE-532524");
    }

    @Test
    void whatComesBackIsToldToWhoeverLeadsAndOverseesTheSender() {
        var caseNo = office.caseOf(office.report("退回督", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));

        office.does(caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "return", "returnReason", "主要犯罪地在对方"));

        assertThat(office.told("police.532503.leader", caseNo)).contains("TRANSFER_RETURNED");
        assertThat(office.told("supervisor.532503", caseNo)).contains("TRANSFER_RETURNED");
    }

    @Test
    void whatIntakePassesOnInDangerIsToldToWhoeverLeadsAndOverseesThere() {
        var caseNo = office.caseOf(office.report("转险督", 10, true));

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

        assertThat(agencies(caseNo, "userTask_emergencyReceive")).contains("POLICE-532524");
        assertThat(office.told("supervisor.532524", caseNo)).contains("CHILD_IN_DANGER");
        assertThat(office.told("police.532524.leader", caseNo)).contains("CHILD_IN_DANGER");
    }

    /** Whoever corrects is not there any more, and the process works elsewhere. */
    @Test
    void dangerThatPoliceSayOnlyAfterATransferSendsSomebodyAndIsHandedOverWhereTheChildIs() {
        var caseNo = office.caseOf(office.report("移后险", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));

        office.corrects(
                caseNo,
                "userTask_policeReceive",
                Map.of("childCondition", List.of("danger"), "removalNeeded", "yes"),
                "邻居说孩子又被打");

        assertThat(agencies(caseNo, "userTask_emergencyReceive"))
                .containsExactlyInAnyOrder("POLICE-532503", "POLICE-532524");
        assertThat(agencies(caseNo, "userTask_takeHandOver")).containsExactly("CIVIL-532503");
        office.does(caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "return", "returnReason", "孩子在对方"));
        assertThat(agencies(caseNo, "userTask_takeHandOver")).containsExactly("CIVIL-532503");
    }

    @Test
    void dangerThatPoliceSayAfterTheTransferWasTakenSendsThePoliceOfBothPlaces() {
        var caseNo = office.caseOf(office.report("收后险", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");

        office.corrects(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")), "记错了");

        assertThat(agencies(caseNo, "userTask_emergencyReceive"))
                .containsExactlyInAnyOrder("POLICE-532503", "POLICE-532524");
    }

    @Test
    void whatWaitsWhereACaseWasPassedOnToFollowsItBack() {
        var caseNo = office.caseOf(office.report("退回随", 4, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        var there = office.openItems(caseNo, "userTask_decideRemoval").stream()
                .filter(item -> item.agencyCode().equals("POLICE-532524"))
                .findFirst()
                .orElseThrow();
        office.does(
                office.people(there.group()).get(0),
                there,
                Map.of("childMustLeave", "yes", "removalGrounds", List.of("unattended"), "takenTo", "relative"));
        assertThat(agencies(caseNo, "userTask_takeHandOver")).containsExactly("CIVIL-532524");

        office.does(caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "return", "returnReason", "孩子在对方"));

        assertThat(agencies(caseNo, "userTask_takeHandOver")).containsExactly("CIVIL-532503");
        assertThat(office.told("supervisor.532503", caseNo)).contains("HANDOVER_WAITING");
    }

    @Test
    void whatWaitsWhereACaseShouldNotHaveGoneFollowsTheCorrection() {
        var caseNo = office.caseOf(office.report("改收随", 4, false));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        var there = office.openItems(caseNo, "userTask_decideRemoval").stream()
                .filter(item -> item.agencyCode().equals("POLICE-532524"))
                .findFirst()
                .orElseThrow();
        office.does(
                office.people(there.group()).get(0),
                there,
                Map.of("childMustLeave", "yes", "removalGrounds", List.of("unattended"), "takenTo", "relative"));

        office.corrects(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"), "选错了单位");

        assertThat(agencies(caseNo, "userTask_takeHandOver")).containsExactly("CIVIL-532503");
        // Whoever was sent to the child is not told at the same time that nobody needs him.
        assertThat(agencies(caseNo, "userTask_emergencyReceive")).contains("POLICE-532524");
        assertThat(office.told("police.532524", caseNo))
                .doesNotContain("NO_LONGER_NEEDED")
                .contains("ASKED_BY_MISTAKE");
    }

    @Test
    void aChildInDangerWhomNobodyCanTellFromOthersIsNotLookedForAtAnotherHome() {
        var into = office.caseOf(intake.file(office.filing("并他处", "2014-05-01", 4, true)));
        var elsewhere = "532503001";
        var from = office.caseOf(intake.file(office.filing(null, null, 4, true, elsewhere)));
        office.openKeys(from);
        var merges = Map.<String, Object>of(
                "intakeDecision", "merge", "mergeInto", into, "confirmed", List.of("sexualAssaultSuspected=no"));

        assertThatThrownBy(() -> office.does(from, "userTask_registerIntake", merges))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code() + " " + problem.confirm())
                        .containsExactly("mergeNotComparableBut mergeInto=" + into));
        office.completes(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        assertThat(office.openItems(into, "userTask_policeReceive")).hasSize(1);
        var sent = office.openItems(into, "userTask_emergencyReceive");
        assertThat(sent)
                .as("whoever goes to the one child has not gone to the other")
                .hasSize(1);
        assertThat(jdbc.sql("select place from casework.duty where instance_id = ?")
                        .param(sent.get(0).instanceId())
                        .query(String.class)
                        .single())
                .isEqualTo(elsewhere);
        assertThat(office.told("police.532503", into)).as("where that is").contains("NEW_EVENT");
        office.does(into, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        assertThat(inDanger(into)).as("that one is safe, nobody saw this one").isTrue();
        office.does(into, "userTask_emergencyReceive", Map.of("childCondition", List.of("safe")));
        assertThat(inDanger(into)).isFalse();
    }

    @Test
    void oneMoreMergeSendsForEachOfTheChildrenBefore() {
        var last = office.caseOf(intake.file(office.filing("并三甲", "2012-05-01", 4, true)));
        var second = office.caseOf(intake.file(office.filing("并三乙", "2013-06-01", 4, true)));
        var first = office.caseOf(intake.file(office.filing("并三丙", "2014-07-01", 4, true)));

        office.does(first, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", second));
        office.does(second, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", last));

        assertThat(agencies(last, "userTask_policeReceive")).hasSize(1);
        assertThat(agencies(last, "userTask_emergencyReceive")).hasSize(2);
    }

    @Test
    void dangerThatCameWithAMergeStandsAlthoughTheOtherCaseSaidLastThatThereIsNone() {
        var into = office.caseOf(intake.file(office.filing("并无险", "2015-05-01", 4, true)));
        var from = office.caseOf(intake.file(office.filing("并无险", "2016-06-02", 4, true)));
        var pressing = office.people(
                        office.open(from, "userTask_registerIntake").group())
                .get(0);
        emergencies.press(pressing, from, "孩子打来电话说被关着");
        office.does(into, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        assertThat(inDanger(into)).isFalse();

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        assertThat(cases.file(from).open()).isFalse();
        var said = dangers.standing(cases.file(into)).orElseThrow();
        assertThat(said.setBy()).isEqualTo(pressing.id());
        assertThat(said.reason()).isEqualTo("孩子打来电话说被关着");
        assertThat(cases.file(into).riskTier()).isEqualTo("RED");
    }

    /** Whoever was sent to a child that nobody can name is sent there still, with the time that he has left. */
    @ParameterizedTest
    @EnumSource(Sent.class)
    void whoIsSentToAChildThatNobodyCanNameGoesOnInTheOtherCaseAtItsOwnPlaceAndInItsOwnTime(Sent sent) {
        var into = office.caseOf(intake.file(office.filing("并时" + sent.ordinal(), "2014-05-01", 4, true)));
        var from = office.caseOf(intake.file(office.filing(null, null, 4, true, UNNAMED_AT)));
        if (sent == Sent.AND_BY_A_PRESS) {
            var takesIn = office.open(from, "userTask_registerIntake").group();
            emergencies.press(office.people(takesIn).get(0), from, "孩子在桥下哭");
        }
        if (sent == Sent.AND_TAKEN) {
            office.claims(from, "userTask_policeReceive");
        }
        if (sent == Sent.LATE) {
            var late = office.open(from, "userTask_policeReceive");
            jdbc.sql("update worklist.work_item set received_at = received_at - interval '50 minutes',"
                            + " due_at = due_at - interval '50 minutes' where id = ?")
                    .param(late.id())
                    .update();
            jdbc.sql("update deadline.set_deadline set created_at = created_at - interval '50 minutes',"
                            + " due_at = due_at - interval '50 minutes', sum = jsonb_set(sum, '{startAt}',"
                            + " to_jsonb(to_char((sum ->> 'startAt')::timestamptz at time zone 'UTC'"
                            + " - interval '50 minutes', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'))) where subject = ?")
                    .param(late.engineTaskId())
                    .update();
        }
        var due = Stream.of("userTask_policeReceive", "userTask_emergencyReceive")
                .flatMap(key -> office.openItems(from, key).stream())
                .map(WorkItem::dueAt)
                .toList();
        assertThat(due).hasSize(sent == Sent.AND_BY_A_PRESS ? 2 : 1);

        office.does(from, "userTask_registerIntake", Map.of("intakeDecision", "merge", "mergeInto", into));

        assertThat(cases.file(from).open()).isFalse();
        assertThat(office.openItems(into, "userTask_emergencyReceive"))
                .filteredOn(item -> placeOf(item).equals(UNNAMED_AT))
                .extracting(WorkItem::dueAt)
                .as("sent " + sent)
                .containsExactlyInAnyOrderElementsOf(due);
    }

    /** How somebody was sent before the merge. */
    private enum Sent {
        AND_BY_A_PRESS,
        AND_TAKEN,
        LATE
    }

    private String placeOf(WorkItem item) {
        return jdbc.sql("select coalesce(max(place), '') from casework.duty where instance_id = ?")
                .param(item.instanceId())
                .query(String.class)
                .single();
    }

    private boolean inDanger(String caseNo) {
        return jdbc.sql(
                        """
                        select value = 'true'::jsonb from child.strip_fact where case_no = ? and kind = 'danger'
                        order by id desc limit 1
                        """)
                .param(caseNo)
                .query(Boolean.class)
                .single();
    }

    private List<String> agencies(String caseNo, String elementId) {
        return office.openItems(caseNo, elementId).stream()
                .map(WorkItem::agencyCode)
                .toList();
    }
}
