package org.huhang.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.huhang.casework.Cases;
import org.huhang.engine.BusinessClock;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** What one agency holds to be another one's: it arrives there, and comes back if it was wrong. */
@HuhangTest
class TransfersTests {

    @Autowired
    private Office office;

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

    private static final Map<String, Object> RETURN = Map.of("transferAnswer", "return", "returnReason", "主要犯罪地在对方");

    private List<Transfer.State> states(String caseNo) {
        return transfers.ofCase(caseNo).stream().map(Transfer::state).toList();
    }

    private List<String> told(String caseNo) {
        return office.toldOf("TRANSFER_RETURNED", caseNo);
    }

    private String lastTold(String caseNo, String person) {
        return jdbc.sql("select kind from notification.message where recipient = ? and case_no = ? and kind in"
                        + " ('TRANSFER_RETURNED', 'ASKED_BY_MISTAKE', 'PERHAPS_NEEDLESS', 'NO_LONGER_NEEDED') order by id desc"
                        + " limit 1")
                .params(person, caseNo)
                .query(String.class)
                .single();
    }

    @Test
    void aReportThatIsPassedOnIsRegisteredByTheOtherCounty() {
        var caseNo = office.caseOf(office.report("转一", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"));

        assertThat(office.open(caseNo, "userTask_registerIntake").group())
                .isEqualTo("TOWNSHIP-532524201:protectionStation");
        assertThat(states(caseNo)).containsExactly(Transfer.State.SENT);

        office.does(caseNo, "userTask_registerIntake", Map.of("incidentTownship", "532524201"));

        assertThat(states(caseNo)).containsExactly(Transfer.State.ACCEPTED);
        assertThat(office.open(caseNo, "userTask_needsAssessment").group()).startsWith("CIVIL-532524");
    }

    @Test
    void aReportThatIsSentBackStandsWithTheSenderAndItsLeaderIsTold() {
        var caseNo = office.caseOf(office.report("转二", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"));
        office.does(
                caseNo, "userTask_registerIntake", Map.of("intakeDecision", "sendBack", "sendBackReason", "事发地不在本镇"));

        assertThat(office.open(caseNo, "userTask_registerIntake").group())
                .isEqualTo("TOWNSHIP-532503102:protectionStation");
        assertThat(states(caseNo)).containsExactly(Transfer.State.RETURNED);
        assertThat(told(caseNo))
                .contains("supervisor.532503")
                .anyMatch(leader -> leader.contains("532503102"))
                .noneMatch(person -> person.contains("532524"));
    }

    @Test
    void anIntakeThatWasSentBackByMistakeIsRegisteredByItsReceiverAfterAll() {
        var caseNo = office.caseOf(office.report("转回正", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"));
        office.does(
                caseNo, "userTask_registerIntake", Map.of("intakeDecision", "sendBack", "sendBackReason", "事发地不在本镇"));

        office.corrects(
                caseNo,
                "userTask_registerIntake",
                office.welfare(Map.of("intakeDecision", "accept", "incidentTownship", "532524201")),
                "事发地就在本镇");

        assertThat(states(caseNo)).containsExactly(Transfer.State.ACCEPTED);
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_registerIntake");
        assertThat(office.open(caseNo, "userTask_needsAssessment").group()).startsWith("CIVIL-532524");
    }

    @Test
    void whatAReceiverAnsweredIsCorrectedWithoutAFault() {
        var caseNo = office.caseOf(office.report("转更正", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");
        var ordinary = office.open(caseNo, "userTask_acceptCase");

        office.corrects(caseNo, "userTask_takeTransfer", RETURN, "选错了");

        assertThat(office.open(caseNo, "userTask_acceptCase").group()).isEqualTo("POLICE-532503:caseOfficer");
        assertThat(states(caseNo)).containsExactly(Transfer.State.RETURNED);
        assertThat(told(caseNo)).contains("police.532503.leader");
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_lookAgain");

        office.corrects(caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "accept"), "没有选错");

        assertThat(office.open(caseNo, "userTask_acceptCase"))
                .returns(ordinary.group(), WorkItem::group)
                .returns(ordinary.dueAt(), WorkItem::dueAt);
        assertThat(states(caseNo)).containsExactly(Transfer.State.ACCEPTED);
    }

    @Test
    void whatWasSentBackAfterAllReachesItsSenderAlsoWhereTheReceiverHadBegun() {
        var caseNo = office.caseOf(office.report("转更正二", 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");
        office.corrects(caseNo, "userTask_takeTransfer", RETURN, "选错了");
        var ordinary = office.open(caseNo, "userTask_acceptCase");
        office.corrects(caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "accept"), "没有选错");
        office.does(caseNo, "userTask_acceptCase");

        office.corrects(caseNo, "userTask_takeTransfer", RETURN, "还是选错了");

        assertThat(states(caseNo)).containsExactly(Transfer.State.RETURNED);
        assertThat(lastTold(caseNo, "police.532503.leader")).isEqualTo("TRANSFER_RETURNED");
        assertThat(told(caseNo)).filteredOn("supervisor.532503"::equals).hasSize(2);
        var again = office.open(caseNo, "userTask_acceptCase");
        assertThat(again.group()).isEqualTo(ordinary.group());
        assertThat(time(caseNo, "userTask_acceptCase")).isEqualTo(Duration.ofMinutes(30));
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_takePart");
        assertThat(office.openItems(caseNo, "userTask_lookAgain"))
                .extracting(WorkItem::group)
                .containsExactly("POLICE-532524:leader");

        office.corrects(caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "accept"), "我们办");

        assertThat(states(caseNo)).containsExactly(Transfer.State.ACCEPTED);
        assertThat(office.openItems(caseNo, "userTask_acceptCase")).isEmpty();
    }

    @Test
    void aReportThatWasPassedOnGoesBackByACorrectionOfItsReceiver() {
        var caseNo = office.caseOf(office.report("转更正三", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"));
        office.does(caseNo, "userTask_registerIntake", Office.welfare(Map.of("incidentTownship", "532524201")));

        office.corrects(
                caseNo,
                "userTask_registerIntake",
                Map.of("intakeDecision", "sendBack", "sendBackReason", "事发地不在本镇"),
                "看错了");

        assertThat(office.open(caseNo, "userTask_registerIntake").group())
                .isEqualTo("TOWNSHIP-532503102:protectionStation");
        assertThat(states(caseNo)).containsExactly(Transfer.State.RETURNED);
        assertThat(told(caseNo)).anyMatch(leader -> leader.contains("532503102"));
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_registerIntake");
    }

    /** A term does not depend on whether the right answer was the first one. */
    @Test
    void whoeverGetsACaseByACorrectionHasTheTimeOfTheOrdinaryWay() {
        var ordinary = office.caseOf(office.report("转更正四", 4, true));
        office.does(ordinary, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"));
        var corrected = office.caseOf(office.report("转更正五", 4, true));
        office.does(corrected, "userTask_registerIntake");
        office.corrects(corrected, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"), "事发地在建水");
        assertThat(time(corrected, "userTask_registerIntake")).isEqualTo(time(ordinary, "userTask_registerIntake"));

        var police = office.caseOf(office.report("转更正六", 4, true));
        office.does(police, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(police, "userTask_acceptCase", Office.toPolice("POLICE-5325"));
        var corrects = office.caseOf(office.report("转更正七", 4, true));
        office.does(corrects, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(corrects, "userTask_acceptCase");
        office.corrects(corrects, "userTask_acceptCase", Office.toPolice("POLICE-5325"), "不归我们");
        assertThat(time(corrects, "userTask_takeTransfer")).isEqualTo(time(police, "userTask_takeTransfer"));
    }

    private Duration time(String caseNo, String task) {
        var item = office.open(caseNo, task);
        return Duration.ofMinutes(
                Math.round(Duration.between(item.receivedAt(), java.util.Objects.requireNonNull(item.dueAt()))
                                .toSeconds()
                        / 60.0));
    }

    @Test
    void nothingIsSentBackThatNobodyPassedOn() {
        var caseNo = office.caseOf(office.report("转三", 10, false));
        assertThatThrownBy(() -> office.does(
                        caseNo,
                        "userTask_registerIntake",
                        Map.of("intakeDecision", "sendBack", "sendBackReason", "不归我们")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("nothingToSendBack"));
    }

    @Test
    void aCaseOfOtherPoliceArrivesThereAndComesBackIfItWasWrong() {
        var caseNo = office.caseOf(office.report("转四", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));

        assertThat(office.open(caseNo, "userTask_takeTransfer").group()).isEqualTo("POLICE-532524:deskOfficer");
        assertThat(terms(caseNo)).containsExactly("RUNNING");

        office.does(caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "return", "returnReason", "主要犯罪地在对方"));

        assertThat(office.open(caseNo, "userTask_acceptCase").group()).isEqualTo("POLICE-532503:caseOfficer");
        assertThat(states(caseNo)).containsExactly(Transfer.State.RETURNED);
        assertThat(told(caseNo)).contains("police.532503.leader");
        assertThat(terms(caseNo)).as("sending back keeps no term").containsExactly("RUNNING");

        office.does(caseNo, "userTask_acceptCase");
        assertThat(terms(caseNo)).containsExactly("WITHDRAWN");
    }

    private List<java.sql.Timestamp> starts(String caseNo) {
        return jdbc.sql("select distinct cast(sum ->> 'startAt' as timestamptz) from deadline.set_deadline"
                        + " where case_no = ? and code in ('TL-04', 'TL-05') and ended_at is null")
                .param(caseNo)
                .query(java.sql.Timestamp.class)
                .list();
    }

    @Test
    void aSecondHopGoesToTheCommonSuperiorAndGivesNobodyNewTime() {
        var caseNo = office.caseOf(office.report("转六", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        var first = starts(caseNo);
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532524"));
        office.does(caseNo, "userTask_takeTransfer");
        assertThat(terms(caseNo)).containsExactly("MET");

        assertThatThrownBy(() -> office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532503")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("transferToAgency"));
        office.completes(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"));
        office.does(caseNo, "userTask_takeTransfer");

        assertThat(starts(caseNo)).isEqualTo(first);
        assertThat(office.toldOf("TRANSFERRED_AGAIN", caseNo)).contains("proc.532503", "proc.532503.leader");
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-532503"));
        assertThatThrownBy(() -> office.does(
                        caseNo, "userTask_takeTransfer", Map.of("transferAnswer", "return", "returnReason", "还是不归我们")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("designatedBySuperior"));
    }

    @Test
    void anOfficeAboveTheCountiesTakesACaseWhereItHappened() {
        var caseNo = office.caseOf(office.report("转九", 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        office.does(caseNo, "userTask_acceptCase", Office.toPolice("POLICE-5325"));
        office.does(caseNo, "userTask_takeTransfer");
        office.worksUntil(caseNo, "userTask_registerIntake", "userTask_acceptCase", "userTask_needsAssessment");

        assertThat(cases.file(caseNo).regionCode()).startsWith("532503");
        assertThat(office.open(caseNo, "userTask_acceptCase").group()).isEqualTo("POLICE-5325:caseOfficer");
    }

    @Test
    void aReportThatNobodyRegistersGoesToWhoeverIsAboveThemAndStaysWhereItIsSent() {
        var caseNo = office.caseOf(office.report("转七", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532503001"));
        assertThat(office.toldOf("TRANSFERRED_AGAIN", caseNo)).isEmpty();

        assertThat(office.refused(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532503002")))
                .as("a third township has no more to say than the two")
                .isNotEmpty();
        assertThat(office.refused(
                        caseNo,
                        "userTask_registerIntake",
                        Map.of(
                                "intakeDecision", "forward",
                                "forwardWhere", "outside",
                                "forwardOutside", "靖西市民政局",
                                "spokenTo", "值班室",
                                "forwardedAt", now())))
                .containsExactly("forwardWhere commonSuperiorDecides");
        office.completes(caseNo, "userTask_registerIntake", Office.forwardedTo("CIVIL-532503"));
        assertThat(office.toldOf("TRANSFERRED_AGAIN", caseNo)).contains("supervisor.532503");
        assertThat(office.open(caseNo, "userTask_registerIntake").group()).startsWith("CIVIL-532503:");

        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532503102"));
        assertThat(office.refused(
                        caseNo,
                        "userTask_registerIntake",
                        Map.of("intakeDecision", "sendBack", "sendBackReason", "还是不归我们")))
                .containsExactly("intakeDecision designatedBySuperior");
        office.completes(caseNo, "userTask_registerIntake", Map.of());
        assertThat(office.openKeys(caseNo)).contains("userTask_needsAssessment");
    }

    @Test
    void betweenCountiesThePrefectureSaysWhoRegisters() {
        var caseNo = office.caseOf(office.report("转八", 10, false));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"));
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("CIVIL-5325"));

        assertThat(office.open(caseNo, "userTask_registerIntake").group()).startsWith("CIVIL-5325:");
        office.does(caseNo, "userTask_registerIntake", Office.forwardedTo("TOWNSHIP-532524201"));
        assertThat(office.open(caseNo, "userTask_registerIntake").group()).startsWith("TOWNSHIP-532524201:");
    }

    private static String now() {
        return OffsetDateTime.now(BusinessClock.CHINA)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private List<String> terms(String caseNo) {
        return jdbc.sql("select status from deadline.set_deadline where case_no = ? and code = 'TL-04'")
                .param(caseNo)
                .query(String.class)
                .list();
    }

    @Test
    void whoCannotBeReachedHereIsNamedWithWhoWasSpokenTo() {
        var caseNo = office.caseOf(office.report("转五", 10, false));
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
                        now()));

        assertThat(transfers.ofCase(caseNo)).singleElement().satisfies(sent -> {
            assertThat(sent.state()).isEqualTo(Transfer.State.OUTSIDE);
            assertThat(sent.outside()).isEqualTo("靖西市民政局");
            assertThat(sent.spokenTo()).isEqualTo("值班室");
        });
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_confirmForwarded");

        office.does(caseNo, "userTask_confirmForwarded");
        assertThat(office.openKeys(caseNo)).containsExactly("userTask_feedbackReporter");
        office.corrects(
                caseNo, "userTask_confirmForwarded", Map.of("outsideTaken", "no", "notTakenReason", "对方说没有收到"), "听错了");
        assertThat(office.openKeys(caseNo)).as("nobody had begun to answer").containsExactly("userTask_registerIntake");
        office.does(caseNo, "userTask_registerIntake", Map.of("intakeDecision", "notAboutMinor"));
        office.worksUntil(caseNo, "userTask_close");
        assertThatThrownBy(() -> office.does(caseNo, "userTask_close", Map.of("endState", "closedTransferred")))
                .isInstanceOfSatisfying(AnswerRefused.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .contains("endOutsideNotTaken"));
    }

    @Test
    void whatIsNoMatterForPoliceIsATaskOfWhoeverGoesOnProtectingTheChild() {
        var caseNo = office.caseOf(office.report("转非警", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));

        office.does(
                caseNo,
                "userTask_approveNotPolice",
                Map.of(
                        "notPoliceApproved", "yes",
                        "handedWhere", "platform",
                        "handedToAgency", "WF-532503"));

        assertThat(office.openItems(caseNo, "userTask_takePart"))
                .extracting(item -> item.agencyCode())
                .contains("WF-532503");
    }

    /** Each task in whose form somebody may choose an agency outside the platform, and what he answers then. */
    private static Map<String, Map<String, Object>> outside() {
        return Map.of(
                "userTask_registerIntake",
                Map.of(
                        "intakeDecision", "forward",
                        "forwardWhere", "outside",
                        "forwardOutside", "靖西市民政局",
                        "spokenTo", "值班室",
                        "forwardedAt", now()),
                "userTask_acceptCase",
                Map.of(
                        "ownJurisdiction", "no",
                        "transferWhere", "outside",
                        "transferOutside", "靖西市公安局",
                        "spokenTo", "值班室",
                        "transferredAt", now(),
                        "transferTold", "told"),
                "userTask_approveNotPolice",
                Map.of(
                        "notPoliceApproved", "yes",
                        "handedWhere", "outside",
                        "handedOutside", "靖西市妇联",
                        "handedSpokenTo", "值班室"));
    }

    /** Which task asks whether they took it, and which comes back if not. */
    private static final Map<String, List<String>> ASKED = Map.of(
            "userTask_registerIntake", List.of("userTask_confirmForwarded", "userTask_registerIntake"),
            "userTask_acceptCase", List.of("userTask_confirmOutside", "userTask_acceptCase"),
            "userTask_approveNotPolice", List.of("userTask_confirmTaken", "userTask_arrangeOtherwise"));

    @Test
    void eachFormThatOffersAnAgencyOutsideIsKnownHere() throws IOException {
        var offering = new TreeSet<String>();
        try (var files = Files.walk(Path.of("forms"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".form")).toList()) {
                var form = new ObjectMapper().readTree(Files.readString(file));
                if (form.findValuesAsString("value").contains("outside")) {
                    offering.add("userTask_" + form.path("id").asString().replaceFirst(".*_", ""));
                }
            }
        }
        assertThat(offering).isEqualTo(new TreeSet<>(outside().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTask_registerIntake", "userTask_acceptCase", "userTask_approveNotPolice"})
    void anAgencyOutsideIsAskedForUntilItTookAChildInDangerAndPoliceGoOnMeanwhile(String task) {
        var caseNo = office.caseOf(office.report("外" + task, 4, true));
        office.does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("danger")));
        if (task.equals("userTask_approveNotPolice")) {
            office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        }
        office.does(caseNo, task, outside().get(task));
        var confirms = ASKED.get(task).get(0);
        var again = ASKED.get(task).get(1);

        assertThat(transfers.ofCase(caseNo)).singleElement().satisfies(sent -> {
            assertThat(sent.state()).isEqualTo(Transfer.State.OUTSIDE);
            assertThat(sent.outside()).startsWith("靖西市");
            assertThat(sent.spokenTo()).isEqualTo("值班室");
        });
        var asks = office.open(caseNo, confirms);
        assertThat(asks.dueAt())
                .isBefore(asks.receivedAt().plus(Duration.ofHours(1)).plusSeconds(1));
        assertThat(office.open(caseNo, "userTask_emergencyReceive").agencyCode())
                .isEqualTo("POLICE-532503");

        office.does(
                caseNo, "userTask_emergencyReceive", Map.of("childCondition", List.of("danger"), "childSafeNow", "no"));
        for (var times = 0; times < 2; times++) {
            office.does(caseNo, confirms, Map.of("outsideTaken", "notYet", "reachAgain", "值班室没有人接，一小时后再打"));
            assertThat(office.open(caseNo, confirms).dueAt())
                    .as("nobody has more time")
                    .isEqualTo(asks.dueAt());
            assertThat(office.told("supervisor.532503", caseNo)).contains("OUTSIDE_NOT_REACHED");
        }
        assertThat(transfers.ofCase(caseNo)).singleElement().satisfies(sent -> assertThat(sent.state())
                .isEqualTo(Transfer.State.OUTSIDE));
        office.does(caseNo, confirms, Map.of("outsideTaken", "no", "notTakenReason", "说不归他们"));

        assertThat(office.openKeys(caseNo)).contains(again, "userTask_emergencyReceive");
        assertThat(told(caseNo)).contains("supervisor.532503");
    }

    @Test
    void whatNobodyOutsideTookIsNoHelpForTheChild() {
        var caseNo = office.caseOf(office.report("外闭", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(caseNo, "userTask_approveNotPolice", outside().get("userTask_approveNotPolice"));
        office.does(caseNo, "userTask_confirmTaken");
        office.corrects(caseNo, "userTask_confirmTaken", Map.of("outsideTaken", "no", "notTakenReason", "听错了"), "听错了");

        assertThat(told(caseNo)).as("it came back").contains("supervisor.532503");
        office.does(caseNo, "userTask_lookAgain", Map.of("receivers", List.of("CIVIL")));
        office.worksUntil(caseNo, "userTask_close", "userTask_needsAssessment");
        office.does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no"));
        office.worksUntil(caseNo, "userTask_close");
        assertThat(office.refused(caseNo, "userTask_close", Map.of("endState", "closedServed")))
                .contains("endState endNobodyServed");
    }

    @Test
    void whoeverIsNamedOutsideByACorrectionIsAskedForToo() {
        var caseNo = office.caseOf(office.report("外更", 4, false));
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(
                caseNo,
                "userTask_approveNotPolice",
                Map.of("notPoliceApproved", "yes", "handedWhere", "platform", "handedToAgency", "WF-532503"));
        assertThat(office.openKeys(caseNo)).doesNotContain("userTask_confirmTaken");

        office.corrects(caseNo, "userTask_approveNotPolice", outside().get("userTask_approveNotPolice"), "孩子住在靖西");

        assertThat(transfers.ofCase(caseNo)).hasSize(1);
        assertThat(office.openKeys(caseNo)).contains("userTask_confirmTaken");
    }
}
