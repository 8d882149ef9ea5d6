package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
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
        init(platform.engine());
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

    /** A report that intake has accepted; the police have it too. */
    private static Walk accepted(Object... answers) {
        return report().done("registerIntake", answers).told("accepted", "acceptance", "INTAKE");
    }

    /** The same without the police. */
    private static Walk welfareOnly() {
        return accepted("policeMatter", false, "receivers", List.of("CIVIL", "TOWNSHIP"));
    }

    private static Walk policeAccepted(Object... answers) {
        return accepted().done("policeReceive").done("acceptCase", answers).told("accepted", "acceptance", "POLICE");
    }

    private static Walk filed(Object... answers) {
        return policeAccepted().done("decideFiling", answers).told("accepted", "filing", "POLICE");
    }

    private static Walk helped(Walk walk) {
        return walk.done("needsAssessment").done("servicePlan").done("carryOutMeasure");
    }

    /** Everything is done but the last answer and the closing. */
    private static Walk ready() {
        return welfareOnly().done("needsAssessment", "helpNeeded", "no").told("final", "outcome", "CIVIL");
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
        waitsFor(walk, "TOWNSHIP:intake registerIntake 2026-11-20 17:20:00");

        walk.done("registerIntake");
        assertThat(walk.calls()).containsExactly("joinAgencies POLICE,CIVIL");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "POLICE:deskOfficer policeReceive 2026-11-20 17:20:00",
                "PROC:prosecutor procCopyReview 2026-11-27 23:59:59",
                "TOWNSHIP:intake feedbackReporter acceptance 2026-11-21 16:20:00");

        walk.told("accepted", "acceptance", "INTAKE").done("policeReceive");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "POLICE:caseOfficer acceptCase 2026-11-20 17:20:00",
                "PROC:prosecutor procCopyReview 2026-11-27 23:59:59");

        walk.done("acceptCase").done("procCopyReview");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "POLICE:leader decideFiling 2026-11-23 23:59:59",
                "POLICE:main feedbackReporter acceptance 2026-11-23 23:59:59");

        walk.told("accepted", "acceptance", "POLICE").done("decideFiling");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "POLICE:main feedbackReporter filing 2026-11-23 23:59:59");

        walk.told("accepted", "filing", "POLICE").done("needsAssessment");
        waitsFor(walk, "CIVIL:welfareOfficer servicePlan 2026-11-27 23:59:59");

        STEPS.answer(walk.caseNo(), "openMeasures", Map.of("measureIds", "WF-2026-12-15,EDU-2026-12-01"));
        walk.done("servicePlan");
        waitsFor(walk, "EDU:main carryOutMeasure 2026-12-01 23:59:59", "WF:main carryOutMeasure 2026-12-15 23:59:59");

        walk.doneBy("WF:main", "carryOutMeasure").doneBy("EDU:main", "carryOutMeasure");
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");

        walk.told("final", "outcome", "CIVIL");
        waitsFor(walk, "CIVIL:leader close 2026-11-27 23:59:59");

        walk.done("close");
        closes(walk, "endEvent_closedServed");
        assertThat(walk.calls())
                .containsExactly(
                        "joinAgencies POLICE,CIVIL",
                        "deliverFeedback accepted acceptance INTAKE",
                        "startCaseTerm TL-03 acceptedAt receiptGivenAt",
                        "deliverFeedback accepted acceptance POLICE",
                        "deliverFeedback accepted filing POLICE",
                        "openMeasures",
                        "deliverFeedback final outcome CIVIL",
                        "closeCase closedServed");
    }

    @Test
    void withoutPoliceMatterNeitherPoliceNorProcuratorateGetATask() {
        var walk = welfareOnly();
        waitsFor(walk, "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59");
        walk.done("needsAssessment", "helpNeeded", "no").told("final", "outcome", "CIVIL");
        walk.done("close", "endState", "closedNoRisk", "allMeasuresDone", "notNeeded");
        closes(walk, "endEvent_closedNoRisk");
    }

    @Test
    void aRedReportHasHalfTheTime() {
        var walk = report("riskTier", "RED", "firstReceiver", "POLICE", "immediateDanger", true);
        waitsFor(walk, "POLICE:intake registerIntake 2026-11-20 16:50:00");
        walk.done("registerIntake", "riskTier", "RED");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-21 16:20:00",
                "POLICE:deskOfficer policeReceive 2026-11-20 16:50:00",
                "POLICE:intake feedbackReporter acceptance 2026-11-21 16:20:00",
                "PROC:prosecutor procCopyReview 2026-11-27 23:59:59");
    }

    // ------------------------------------------------------------------ intake

    @Test
    void aReportOfAnOpenCaseIsMergedAndThisOneEnds() {
        var walk = report().done("registerIntake", "intakeDecision", "merge", "mergeInto", "532503-2026-00001");
        closes(walk, "endEvent_closedMerged");
        assertThat(walk.calls()).containsExactly("mergeCase", "closeCase closedMerged");
    }

    @ParameterizedTest
    @CsvSource({"forward,closedTransferred", "notAboutMinor,closedNoRisk"})
    void aReportThatIsNotAcceptedIsAnsweredAndItsClosingReviewed(String decision, String endState) {
        var walk = report().done("registerIntake", "intakeDecision", decision, "forwardTo", "邻县公安局");
        waitsFor(walk, "TOWNSHIP:intake feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "INTAKE");
        waitsFor(walk, "CIVIL:leader close 2026-11-27 23:59:59");
        walk.done("close", "endState", endState, "allMeasuresDone", "notNeeded");
        closes(walk, "endEvent_" + endState);
    }

    @Test
    void theLeaderCanHaveARefusedReportRegisteredAgain() {
        var walk = report().done("registerIntake", "intakeDecision", "notAboutMinor")
                .told("final", "outcome", "INTAKE")
                .done("close", "closeDecision", "sendBack");
        waitsFor(walk, "TOWNSHIP:intake registerIntake 2026-11-20 17:20:00");
        walk.done("registerIntake", "policeMatter", false, "receivers", List.of("CIVIL"));
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "TOWNSHIP:intake feedbackReporter acceptance 2026-11-21 16:20:00");
    }

    @Test
    void theVillageChecksBesideAllOthers() {
        var walk = accepted("preliminaryCheckAsked", true, "policeMatter", false);
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "VILLAGE:childDirector preliminaryCheck 2026-11-21 16:20:00");
        walk.done("preliminaryCheck");
        waitsFor(walk, "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59");
    }

    @Test
    void closingDoesNotWaitForTheVillageAndEndsItsTask() {
        var walk = accepted("preliminaryCheckAsked", true, "policeMatter", false)
                .done("needsAssessment", "helpNeeded", "no")
                .told("final", "outcome", "CIVIL");
        waitsFor(
                walk,
                "CIVIL:leader close 2026-11-27 23:59:59",
                "VILLAGE:childDirector preliminaryCheck 2026-11-21 16:20:00");
        walk.done("close", "endState", "closedNoRisk");
        closes(walk, "endEvent_closedNoRisk");
    }

    // ------------------------------------------------------------------ police

    @Test
    void aChildThatMustLeaveItsGuardianIsHandedOverAtOnce() {
        var walk = accepted().done("policeReceive", "removalNeeded", "yes");
        assertThat(walk.calls()).endsWith("handOver childMustLeaveGuardian");
        assertThat(walk.open()).contains("POLICE:caseOfficer acceptCase 2026-11-20 17:20:00");
        VISITED.addAll(walk.visited());
    }

    @ParameterizedTest(name = "{0} complex={1} actedFirst={2}")
    @CsvSource({
        "publicOrder,false,false,2026-11-20 17:20:00",
        "criminal,true,false,2026-11-20 17:20:00",
        "otherAdministrative,false,false,2026-11-21 16:20:00",
        "otherAdministrative,true,false,2026-11-23 23:59:59",
        "otherAdministrative,false,true,2026-11-21 15:00:00"
    })
    void acceptanceIsDueByWhatTheMatterLooksLike(String nature, boolean complex, boolean actedFirst, String due) {
        var walk = accepted()
                .done(
                        "policeReceive",
                        "natureExpected",
                        nature,
                        "complex",
                        complex,
                        "actedFirst",
                        actedFirst,
                        "emergencyEndedAt",
                        actedFirst ? "2026-11-20T15:00:00+08:00" : "");
        assertThat(walk.open()).contains("POLICE:caseOfficer acceptCase " + due);
    }

    @Test
    void anotherPoliceUnitTakesOverWithinADay() {
        var walk = helped(policeAccepted(
                        "ownJurisdiction", "no", "transferTo", "建水县公安局", "transferredAt", NOW, "caseNature", ""))
                .done("procCopyReview");
        assertThat(walk.calls()).contains("startCaseTerm TL-04 receivedAt transferredAt");
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "CIVIL").done("close", "endState", "closedTransferred");
        closes(walk, "endEvent_closedTransferred");
    }

    @Test
    void whatIsNoPoliceMatterEndsThePoliceLineButNotTheHelp() {
        var walk = policeAccepted("caseNature", "notPolice").done("procCopyReview");
        waitsFor(walk, "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59");
        assertThat(walk.calls()).noneMatch(call -> call.startsWith("startCaseTerm"));
        helped(walk);
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "criminal,'',2026-11-23 23:59:59",
        "criminal,cluesToCheck,2026-11-27 23:59:59",
        "criminal,complex extensionApproved,2026-12-21 23:59:59",
        "administrative,'',2026-12-21 23:59:59",
        "criminal,dvSuspected,2026-11-21 16:20:00"
    })
    void theFilingReviewIsDueByTheKindOfCase(String nature, String facts, String due) {
        var answers = new java.util.ArrayList<Object>(List.of("caseNature", nature));
        List.of(facts.split(" ")).stream()
                .filter(fact -> !fact.isEmpty())
                .forEach(fact -> answers.addAll(List.of(fact, true)));
        if (nature.equals("administrative")) {
            answers.addAll(List.of("filedAt", NOW));
        }
        var walk = policeAccepted(answers.toArray());
        assertThat(walk.open()).contains("POLICE:leader decideFiling " + due);
    }

    @Test
    void aCriminalCaseIsToldOnceMoreBeforeTheTransferForProsecution() {
        var walk = helped(filed("filingDecision", "criminal", "prosecutionPlannedAt", "2026-12-10"))
                .done("procCopyReview");
        waitsFor(walk);
        BpmnAwareTests.assertThat(platform.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(walk.instanceId())
                        .singleResult())
                .isWaitingAt("event_prosecutionPlanned");

        walk.at("2026-12-10T00:00");
        waitsFor(walk, "POLICE:main feedbackReporter beforeProsecution 2026-12-15 23:59:59");
        walk.told("interim", "beforeProsecution", "POLICE").told("final", "outcome", "CIVIL");
        walk.done("close");
        closes(walk, "endEvent_closedServed");
    }

    @Test
    void aWarningForDomesticViolenceIsHandedOver() {
        var walk = filed("filingDecision", "dvWarning");
        assertThat(walk.calls()).contains("handOver guardianMisconductConfirmed");
        VISITED.addAll(walk.visited());
    }

    @ParameterizedTest(name = "guardian {0}, revocation {1}")
    @CsvSource({
        "no,false,''",
        "yes,false,handOver guardianMisconductConfirmed",
        "yes,true,'handOver guardianMisconductConfirmed,handOver revocationConsidered'"
    })
    void anOffendingGuardianIsHandedOver(String guardian, boolean revocation, String handOvers) {
        var walk = filed("offenderIsGuardian", guardian, "revocationConsidered", revocation)
                .done("procCopyReview");
        assertThat(walk.calls().stream().filter(call -> call.startsWith("handOver")))
                .containsExactlyInAnyOrder(handOvers.isEmpty() ? new String[0] : handOvers.split(","));
        waitsFor(walk, "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59");
        helped(walk);
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
    }

    @ParameterizedTest(name = "the copy is reviewed before the police decide: {0}")
    @ValueSource(booleans = {true, false})
    void aDecisionNotToFileIsServedAndReviewedByTheProcuratorate(boolean copyFirst) {
        var walk = policeAccepted();
        if (copyFirst) {
            walk.done("procCopyReview");
        }
        walk.done("decideFiling", "filingDecision", "noCase").told("accepted", "filing", "POLICE");
        assertThat(walk.open()).contains("POLICE:caseOfficer serveNonFiling 2026-11-23 23:59:59");
        walk.done("serveNonFiling");
        assertThat(walk.calls()).contains("startCaseTerm TL-09 servedAt");
        if (!copyFirst) {
            walk.complete(walk.tasks().stream()
                    .filter(task -> Walk.key(task).equals("procCopyReview"))
                    .findFirst()
                    .orElseThrow());
        }
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "PROC:prosecutor procCopyReview 2026-11-27 23:59:59");
        helped(walk);
        waitsFor(walk, "PROC:prosecutor procCopyReview 2026-11-27 23:59:59");

        walk.done("procCopyReview", "reviewSubject", "nonFiling", "procOpinion", "askFilingReasons");
        assertThat(walk.calls()).endsWith("handOver nonFilingDisputed");
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "CIVIL").done("close");
        closes(walk, "endEvent_closedServed");
    }

    // ------------------------------------------------------------------ welfare

    @Test
    void whatTheAssessmentFindsIsHandedOver() {
        var walk = welfareOnly()
                .done(
                        "needsAssessment",
                        "temporaryCareNeeded",
                        "yes",
                        "guardianMisconduct",
                        "yes",
                        "childOutOfSchool",
                        true,
                        "riskTier",
                        "ORANGE");
        assertThat(walk.calls())
                .contains(
                        "handOver childMustLeaveGuardian",
                        "handOver guardianMisconductConfirmed",
                        "handOver childOutOfSchool");
        waitsFor(walk, "CIVIL:welfareOfficer servicePlan 2026-11-27 23:59:59");
    }

    @Test
    void anApplicationForLegalAidStartsItsTerm() {
        var walk = welfareOnly()
                .done("needsAssessment")
                .done("servicePlan", "legalAidApplied", true, "appliedAt", "2026-11-20");
        assertThat(walk.calls()).endsWith("openMeasures", "startCaseTerm TL-50 appliedAt");
        waitsFor(walk, "m1:main carryOutMeasure 2026-12-31 23:59:59");
        walk.done("carryOutMeasure", "grantedAt", "2026-11-20", "assignedAt", "2026-11-20");
        assertThat(walk.calls()).endsWith("endCaseTerm TL-50 grantedAt", "startCaseTerm TL-50a grantedAt assignedAt");
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
    }

    // ------------------------------------------------------------------ duty to report

    @ParameterizedTest
    @CsvSource({"doubted,breached,yes,handOver reportDutyBreached", "merit,commended,no,''", "doubted,cleared,no,''"})
    void howTheDutyToReportWasKeptGoesToTheSupervisingDepartment(
            String suspected, String found, String supervision, String handOver) {
        var walk = welfareOnly()
                .done("needsAssessment", "helpNeeded", "no", "reportDuty", suspected)
                .told("final", "outcome", "CIVIL");
        waitsFor(walk, "SUPERV:accountabilityHandler accountability 2026-12-21 23:59:59");
        walk.done(
                "accountability",
                "reportDuty",
                found,
                "procSupervisionNeeded",
                supervision,
                "sanction",
                found.equals("breached") ? "warning" : "");
        assertThat(walk.calls().stream().filter(call -> call.startsWith("handOver")))
                .containsExactly(handOver.isEmpty() ? new String[0] : new String[] {handOver});
        waitsFor(walk, "CIVIL:leader close 2026-11-27 23:59:59");

        walk.done("close", "closeDecision", "sendBack").done("servicePlan").done("carryOutMeasure");
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
    }

    // ------------------------------------------------------------------ closing

    @ParameterizedTest
    @ValueSource(strings = {"closedServed", "closedNoRisk", "closedTransferred", "closedAdult"})
    void theCaseClosesAsThePersonSays(String endState) {
        var walk = ready().done("close", "endState", endState);
        assertThat(walk.calls()).endsWith("closeCase " + endState);
        closes(walk, "endEvent_" + endState);
    }

    @Test
    void whoFindsAReportUnansweredSendsItBackToBeAnswered() {
        var walk = ready().done("close", "closeDecision", "answerFirst");
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "CIVIL").done("close");
        closes(walk, "endEvent_closedServed");
    }

    @Test
    void aReportThatCameInTheLastMomentKeepsTheCaseOpen() {
        var walk = ready();
        STEPS.answer(walk.caseNo(), "closeCase", Map.of("caseClosed", false));
        walk.done("close");
        waitsFor(walk, "CIVIL:main feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "CIVIL").done("close");
        closes(walk, "endEvent_closedServed");
    }

    @Test
    void thePoliceCloseWhereOnlyPoliceMattersAreConcerned() {
        var walk = accepted("leadAgency", "POLICE", "policeMatter", false).done("needsAssessment", "helpNeeded", "no");
        waitsFor(walk, "POLICE:main feedbackReporter outcome 2026-11-25 23:59:59");
        walk.told("final", "outcome", "POLICE");
        waitsFor(walk, "POLICE:leader close 2026-11-27 23:59:59");
    }

    // ------------------------------------------------------------------ every thirty days

    @Test
    void reportersHearEveryThirtyDaysAndNothingIsInterrupted() {
        var walk = welfareOnly();
        walk.at("2026-12-20T16:20");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "TOWNSHIP:intake feedbackReporter periodic 2026-12-23 23:59:59");
        walk.told("interim", "periodic", "INTAKE");
        assertThat(walk.calls()).endsWith("deliverFeedback interim periodic INTAKE");
        walk.at("2027-01-19T16:20");
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "TOWNSHIP:intake feedbackReporter periodic 2027-01-22 23:59:59");

        walk.done("needsAssessment", "helpNeeded", "no").told("final", "outcome", "CIVIL");
        walk.done("close", "endState", "closedNoRisk");
        closes(walk, "endEvent_closedNoRisk");
    }

    // ------------------------------------------------------------------ danger

    @Test
    void theEmergencyInterruptsNothingAndHandsTheChildOver() {
        var walk = report().danger();
        waitsFor(
                walk,
                "POLICE:caseOfficer decideRemoval 2026-11-20 17:20:00",
                "POLICE:deskOfficer emergencyReceive 2026-11-20 16:50:00",
                "TOWNSHIP:intake registerIntake 2026-11-20 17:20:00");
        walk.done(
                "decideRemoval",
                "childMustLeave",
                "yes",
                "removalGrounds",
                List.of("badlyHurt"),
                "takenTo",
                "hospital");
        assertThat(walk.calls()).containsExactly("handOver childMustLeaveGuardian");
        walk.done("emergencyReceive");
        waitsFor(walk, "TOWNSHIP:intake registerIntake 2026-11-20 17:20:00");
    }

    @Test
    void eachPressMakesItsOwnTasksAtAnyMoment() {
        var walk = welfareOnly().danger().danger();
        waitsFor(
                walk,
                "CIVIL:welfareOfficer needsAssessment 2026-11-27 23:59:59",
                "POLICE:caseOfficer decideRemoval 2026-11-20 17:20:00",
                "POLICE:caseOfficer decideRemoval 2026-11-20 17:20:00",
                "POLICE:deskOfficer emergencyReceive 2026-11-20 16:50:00",
                "POLICE:deskOfficer emergencyReceive 2026-11-20 16:50:00");
        while (!walk.tasks().stream().map(Walk::key).allMatch("needsAssessment"::equals)) {
            walk.complete(walk.tasks().stream()
                    .filter(task -> !Walk.key(task).equals("needsAssessment"))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(walk.calls()).noneMatch(call -> call.startsWith("handOver"));
        VISITED.addAll(walk.visited());
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
            if (turn < 20 && dice.nextInt(20) == 0) {
                walk.danger();
            }
            var task = open.get(dice.nextInt(open.size()));
            walk.complete(task, AnyAnswers.to(Walk.key(task), dice, turn));
        }
        assertThat(walk.endState()).startsWith("endEvent_closed");
    }
}
