package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.huhang.deadline.ShippedTerms;
import org.huhang.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mandatory report as it runs: the real model on the hardened engine, real forms and real terms, steps written down. */
class MandatoryReportTests {

    private static final String NOW = "2026-11-20T16:20:00+08:00";
    private static final Set<String> VISITED = new HashSet<>();
    private static final RecordedSteps STEPS = new RecordedSteps();

    private static TestEngine platform;

    @BeforeAll
    static void start() {
        platform = new TestEngine(STEPS.byName(), FakeFunctions.all(), new ShippedTerms(TestEngine::now));
    }

    /** It is Friday afternoon. */
    @BeforeEach
    void friday() {
        platform.standAt("2026-11-20T16:20");
    }

    @AfterAll
    static void everyFlowNodeWasVisited() {
        var model = Bpmn.readModelFromStream(
                MandatoryReportTests.class.getResourceAsStream("/processes/mandatory-report/mandatory-report.bpmn"));
        var nodes = model.getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        platform.close();
        assertThat(VISITED).containsAll(nodes);
    }

    private static Walk report(Object... facts) {
        return Walk.report(platform, STEPS, facts);
    }

    /** A report that intake has accepted. */
    private static Walk accepted(Object... answers) {
        return report().done("userTask_registerIntake", answers).told("accepted", "acceptance", "INTAKE");
    }

    /** Everything is done but the last answer and the closing. */
    private static Walk ready() {
        return accepted().done("userTask_needsAssessment", "helpNeeded", "no").told("final", "outcome", "CIVIL");
    }

    private static void closes(Walk walk, String endEvent) {
        assertThat(walk.endState()).isEqualTo(endEvent);
        assertThat(walk.runs()).isFalse();
        assertThat(walk.open()).isEmpty();
        VISITED.addAll(walk.visited());
    }

    private static void waitsFor(Walk walk, String... tasks) {
        assertThat(walk.open()).containsExactly(tasks);
        VISITED.addAll(walk.visited());
    }

    // ------------------------------------------------------------------ the straight way

    @Test
    void aReportIsWorkedByEveryAgencyAndAnswered() {
        var walk = report();
        waitsFor(walk, "TOWNSHIP:intake userTask_registerIntake 2026-11-20 17:20:00");

        walk.done("userTask_registerIntake");
        assertThat(walk.calls()).containsExactly("joinAgencies POLICE,CIVIL CIVIL");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer userTask_needsAssessment 2026-11-27 23:59:59",
                "TOWNSHIP:intake userTask_feedbackReporter acceptance 2026-11-21 16:20:00");

        walk.told("accepted", "acceptance", "INTAKE").done("userTask_needsAssessment");
        waitsFor(walk, "CIVIL:welfareOfficer userTask_servicePlan 2026-11-27 23:59:59");

        STEPS.answer(walk.caseNo(), "openMeasures", Map.of("measureIds", "WF-2026-12-15,EDU-2026-12-01"));
        walk.done("userTask_servicePlan");
        waitsFor(
                walk,
                "EDU:main userTask_carryOutMeasure 2026-12-01 23:59:59",
                "WF:main userTask_carryOutMeasure 2026-12-15 23:59:59");

        walk.doneBy("WF:main", "userTask_carryOutMeasure").doneBy("EDU:main", "userTask_carryOutMeasure");
        waitsFor(walk, "CIVIL:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");

        walk.told("final", "outcome", "CIVIL");
        waitsFor(walk, "CIVIL:leader userTask_close 2026-11-27 23:59:59");

        walk.done("userTask_close");
        closes(walk, "endEvent_closedServed");
        assertThat(walk.calls())
                .containsExactly(
                        "joinAgencies POLICE,CIVIL CIVIL",
                        "deliverFeedback accepted acceptance INTAKE",
                        "openMeasures",
                        "deliverFeedback final outcome CIVIL",
                        "closeCase closedServed");
    }

    @Test
    void theOutcomeIsToldAndTheCaseClosedOnlyWhenThePoliceAreDone() {
        var walk = report("policeOpen", true)
                .done("userTask_registerIntake")
                .told("accepted", "acceptance", "INTAKE")
                .done("userTask_needsAssessment", "helpNeeded", "no");
        waitsFor(walk);
        assertThat(walk.runs()).isTrue();

        walk.set("policeOpen", false);

        waitsFor(walk, "CIVIL:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");
    }

    @Test
    void aRefusedReportWaitsForThePoliceTooBeforeItsClosingIsReviewed() {
        var walk = report("policeOpen", true).done("userTask_registerIntake", "intakeDecision", "notAboutMinor");
        walk.told("final", "outcome", "INTAKE");
        waitsFor(walk);
        assertThat(walk.runs()).isTrue();

        walk.set("policeOpen", false);

        waitsFor(walk, "CIVIL:leader userTask_close 2026-11-27 23:59:59");
    }

    @Test
    void aRedReportHasHalfTheTime() {
        var walk = report("riskTier", "RED", "firstReceiver", "POLICE", "immediateDanger", true);
        waitsFor(walk, "POLICE:intake userTask_registerIntake 2026-11-20 16:50:00");
        walk.done("userTask_registerIntake", "riskTier", "RED");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer userTask_needsAssessment 2026-11-21 16:20:00",
                "POLICE:intake userTask_feedbackReporter acceptance 2026-11-21 16:20:00");
    }

    // ------------------------------------------------------------------ intake

    @Test
    void aReportOfAnOpenCaseIsMergedAndThisOneEnds() {
        var walk =
                report().done("userTask_registerIntake", "intakeDecision", "merge", "mergeInto", "532503-2026-00001");
        closes(walk, "endEvent_closedMerged");
        assertThat(walk.calls()).containsExactly("mergeCase", "closeCase closedMerged");
    }

    @Test
    void aMergeThatCannotBeGoesBackToIntake() {
        var walk = report();
        STEPS.answer(walk.caseNo(), "mergeCase", Map.of("merged", false));
        walk.done("userTask_registerIntake", "intakeDecision", "merge", "mergeInto", "532503-2026-00001");
        waitsFor(walk, "TOWNSHIP:intake userTask_registerIntake 2026-11-20 17:20:00");
    }

    @Test
    void aReportThatIsNotAcceptedIsAnsweredAndItsClosingReviewed() {
        var walk = report().done("userTask_registerIntake", "intakeDecision", "notAboutMinor");
        waitsFor(walk, "TOWNSHIP:intake userTask_feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "INTAKE");
        waitsFor(walk, "CIVIL:leader userTask_close 2026-11-27 23:59:59");
        walk.done("userTask_close", "endState", "closedNoRisk");
        closes(walk, "endEvent_closedNoRisk");
    }

    @Test
    void whatIsPassedOnInsideThePlatformIsRegisteredThereOrSentBack() {
        var walk = report().done(
                        "userTask_registerIntake",
                        "intakeDecision",
                        "forward",
                        "forwardWhere",
                        "platform",
                        "forwardToAgency",
                        "TOWNSHIP-532524100");
        assertThat(walk.calls()).containsExactly("forwardCase");
        waitsFor(walk, "TOWNSHIP:intake userTask_registerIntake 2026-11-20 17:20:00");

        walk.done("userTask_registerIntake", "intakeDecision", "sendBack", "sendBackReason", "事发地不在本镇");
        assertThat(walk.calls()).containsExactly("forwardCase", "returnForward");
        waitsFor(walk, "TOWNSHIP:intake userTask_registerIntake 2026-11-20 17:20:00");
    }

    @Test
    void whatIsPassedOnOutsideIsAnsweredAndItsClosingReviewed() {
        var walk = report();
        STEPS.answer(
                walk.caseNo(), "forwardCase", Map.of("transferOutside", true, "sentAt", Date.from(TestEngine.now())));
        walk.done(
                "userTask_registerIntake",
                "intakeDecision",
                "forward",
                "forwardWhere",
                "outside",
                "forwardOutside",
                "靖西市民政局",
                "spokenTo",
                "值班室，电话已打",
                "forwardedAt",
                NOW);
        waitsFor(walk, "TOWNSHIP:intake userTask_confirmForwarded 2026-11-21 16:20:00");
        walk.done("userTask_confirmForwarded", "outsideTaken", "no", "notTakenReason", "认为不在其辖区");
        waitsFor(walk, "TOWNSHIP:intake userTask_registerIntake 2026-11-20 17:20:00");
        STEPS.answer(
                walk.caseNo(), "forwardCase", Map.of("transferOutside", true, "sentAt", Date.from(TestEngine.now())));
        walk.done(
                "userTask_registerIntake",
                "intakeDecision",
                "forward",
                "forwardWhere",
                "outside",
                "forwardOutside",
                "靖西市民政局",
                "spokenTo",
                "值班室，电话又打",
                "forwardedAt",
                NOW);
        walk.done("userTask_confirmForwarded");
        waitsFor(walk, "TOWNSHIP:intake userTask_feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "INTAKE");
        waitsFor(walk, "CIVIL:leader userTask_close 2026-11-27 23:59:59");
        walk.done("userTask_close", "endState", "closedTransferred");
        closes(walk, "endEvent_closedTransferred");
    }

    @Test
    void theLeaderCanHaveARefusedReportRegisteredAgain() {
        var walk = report().done("userTask_registerIntake", "intakeDecision", "notAboutMinor")
                .told("final", "outcome", "INTAKE")
                .done("userTask_close", "closeDecision", "sendBack");
        waitsFor(walk, "TOWNSHIP:intake userTask_registerIntake 2026-11-20 17:20:00");
        walk.done("userTask_registerIntake", "receivers", List.of("CIVIL"));
        waitsFor(
                walk,
                "CIVIL:welfareOfficer userTask_needsAssessment 2026-11-27 23:59:59",
                "TOWNSHIP:intake userTask_feedbackReporter acceptance 2026-11-21 16:20:00");
    }

    @ParameterizedTest
    @CsvSource({"VILLAGE,VILLAGE:main", "TOWNSHIP,TOWNSHIP:main", "SCHOOL,SCHOOL:main"})
    void somebodyNearbyChecksBesideAllOthers(String checkBy, String group) {
        var walk = accepted("preliminaryCheckAsked", true, "checkBy", checkBy);
        waitsFor(
                walk,
                "CIVIL:welfareOfficer userTask_needsAssessment 2026-11-27 23:59:59",
                group + " userTask_preliminaryCheck 2026-11-21 16:20:00");
        walk.done("userTask_preliminaryCheck");
        waitsFor(walk, "CIVIL:welfareOfficer userTask_needsAssessment 2026-11-27 23:59:59");
    }

    @Test
    void closingDoesNotWaitForTheVillageAndEndsItsTask() {
        var walk = accepted("preliminaryCheckAsked", true, "checkBy", "VILLAGE")
                .done("userTask_needsAssessment", "helpNeeded", "no")
                .told("final", "outcome", "CIVIL");
        waitsFor(
                walk,
                "CIVIL:leader userTask_close 2026-11-27 23:59:59",
                "VILLAGE:main userTask_preliminaryCheck 2026-11-21 16:20:00");
        walk.done("userTask_close", "endState", "closedNoRisk");
        closes(walk, "endEvent_closedNoRisk");
    }

    // ------------------------------------------------------------------ welfare

    @Test
    void whatTheAssessmentFindsIsHandedOver() {
        var walk = accepted()
                .done(
                        "userTask_needsAssessment",
                        "temporaryCareNeeded",
                        "yes",
                        "guardianMisconduct",
                        "yes",
                        "schooling",
                        "out",
                        "riskTier",
                        "ORANGE");
        assertThat(walk.calls())
                .contains(
                        "handOver childMustLeaveGuardian",
                        "handOver guardianMisconductConfirmed",
                        "handOver childOutOfSchool");
        waitsFor(walk, "CIVIL:welfareOfficer userTask_servicePlan 2026-11-27 23:59:59");
    }

    @Test
    void anApplicationForLegalAidStartsItsTerm() {
        var walk = accepted()
                .done("userTask_needsAssessment")
                .done("userTask_servicePlan", "legalAidApplied", true, "appliedAt", "2026-11-20");
        assertThat(walk.calls()).endsWith("openMeasures", "startCaseTerm TL-50 appliedAt");
        waitsFor(walk, "m1:main userTask_carryOutMeasure 2026-12-31 23:59:59");
        walk.done("userTask_carryOutMeasure", "grantedAt", "2026-11-20", "assignedAt", "2026-11-20");
        assertThat(walk.calls()).endsWith("endCaseTerm TL-50 grantedAt", "startCaseTerm TL-50a grantedAt assignedAt");
        waitsFor(walk, "CIVIL:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");
    }

    // ------------------------------------------------------------------ duty to report

    @ParameterizedTest
    @CsvSource({"doubted,breached,yes,handOver reportDutyBreached", "merit,commended,no,''", "doubted,cleared,no,''"})
    void howTheDutyToReportWasKeptGoesToTheSupervisingDepartment(
            String suspected, String found, String supervision, String handOver) {
        var walk = accepted()
                .done("userTask_needsAssessment", "helpNeeded", "no", "reportDuty", suspected)
                .told("final", "outcome", "CIVIL");
        waitsFor(walk, "SUPERV:accountabilityHandler userTask_accountability 2026-12-21 23:59:59");
        walk.done(
                "userTask_accountability",
                "reportDuty",
                found,
                "procSupervisionNeeded",
                supervision,
                "sanction",
                found.equals("breached") ? "warning" : "");
        assertThat(walk.calls().stream().filter(call -> call.startsWith("handOver")))
                .containsExactly(handOver.isEmpty() ? new String[0] : new String[] {handOver});
        waitsFor(walk, "CIVIL:leader userTask_close 2026-11-27 23:59:59");

        walk.done("userTask_close", "closeDecision", "sendBack")
                .done("userTask_servicePlan")
                .done("userTask_carryOutMeasure");
        waitsFor(walk, "CIVIL:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");
    }

    // ------------------------------------------------------------------ closing

    @ParameterizedTest
    @ValueSource(strings = {"closedServed", "closedNoRisk", "closedTransferred", "closedAdult"})
    void theCaseClosesAsThePersonSays(String endState) {
        var walk = ready().done("userTask_close", "endState", endState);
        assertThat(walk.calls()).endsWith("closeCase " + endState);
        closes(walk, "endEvent_" + endState);
    }

    @Test
    void whoFindsAReportUnansweredSendsItBackToBeAnswered() {
        var walk = ready().done("userTask_close", "closeDecision", "answerFirst");
        waitsFor(walk, "CIVIL:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "CIVIL").done("userTask_close");
        closes(walk, "endEvent_closedServed");
    }

    @Test
    void aReportThatCameInTheLastMomentKeepsTheCaseOpen() {
        var walk = ready();
        STEPS.answer(walk.caseNo(), "closeCase", Map.of("caseClosed", false));
        walk.done("userTask_close");
        waitsFor(walk, "CIVIL:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "CIVIL").done("userTask_close");
        closes(walk, "endEvent_closedServed");
    }

    @Test
    void thePoliceCloseWhereOnlyPoliceMattersAreConcerned() {
        var walk = accepted("leadAgency", "POLICE").done("userTask_needsAssessment", "helpNeeded", "no");
        waitsFor(walk, "POLICE:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "POLICE");
        waitsFor(walk, "POLICE:leader userTask_close 2026-11-27 23:59:59");
    }

    // ------------------------------------------------------------------ every thirty days

    @Test
    void reportersHearEveryThirtyDaysAndNothingIsInterrupted() {
        var walk = accepted();
        walk.at("2026-12-20T16:20");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer userTask_needsAssessment 2026-11-27 23:59:59",
                "TOWNSHIP:intake userTask_feedbackReporter periodic 2026-12-23 23:59:59");
        walk.told("interim", "periodic", "INTAKE");
        assertThat(walk.calls()).endsWith("deliverFeedback interim periodic INTAKE");
        walk.at("2027-01-19T16:20");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer userTask_needsAssessment 2026-11-27 23:59:59",
                "TOWNSHIP:intake userTask_feedbackReporter periodic 2027-01-22 23:59:59");

        walk.done("userTask_needsAssessment", "helpNeeded", "no").told("final", "outcome", "CIVIL");
        walk.done("userTask_close", "endState", "closedNoRisk");
        closes(walk, "endEvent_closedNoRisk");
    }

    // ------------------------------------------------------------------ whatever people do

    /** Work in any order, with any answers that move the case: it always comes to an end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noOrderOfWorkGetsStuck(long seed) {
        var dice = new Random(seed);
        var walk = report("firstReceiver", dice.nextBoolean() ? "POLICE" : "TOWNSHIP");
        var time = java.time.LocalDateTime.parse("2026-11-20T16:20");
        for (var turn = 0; walk.runs(); turn++) {
            assertThat(turn)
                    .as("turns of %s, open %s", walk.caseNo(), walk.open())
                    .isLessThan(200);
            var open = walk.tasks();
            if (open.isEmpty()) {
                time = time.plusDays(1);
                walk.at(time.toString());
                continue;
            }
            var task = open.get(dice.nextInt(open.size()));
            walk.complete(task, AnyAnswers.to(task.getTaskDefinitionKey(), dice, turn));
        }
        assertThat(walk.endState()).startsWith("endEvent_closed");
    }
}
