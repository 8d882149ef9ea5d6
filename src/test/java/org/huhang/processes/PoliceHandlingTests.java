package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huhang.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the police do with a case, beside intake and welfare work: the real model, its forms and terms, steps written down. */
class PoliceHandlingTests {

    private static final String NOW = "2026-11-20T16:20:00+08:00";
    private static final String REVIEW = "PROC:prosecutor userTask_procCopyReview 2026-11-27 23:59:59";

    private static Visits visits;

    @BeforeAll
    static void start() {
        visits = new Visits("/processes/police-handling/police-handling.bpmn");
    }

    /** It is Friday afternoon. */
    @BeforeEach
    void friday() {
        visits.platform().standAt("2026-11-20T16:20");
    }

    @AfterAll
    static void everyFlowNodeWasVisited() {
        try (var walked = visits) {
            walked.complete();
        }
    }

    private static Walk needed(Object... facts) {
        var all = new ArrayList<Object>(List.of("receivedAt", Date.from(TestEngine.now()), "policeReason", "category"));
        all.addAll(List.of(facts));
        return visits.walk("policeNeeded", all.toArray());
    }

    private static Walk accepted(Object... answers) {
        return needed().done("userTask_policeReceive")
                .done("userTask_acceptCase", answers)
                .told("accepted", "acceptance", "POLICE");
    }

    /** The police have decided, the reporter knows it, and the procuratorate has seen the copy. */
    private static Walk decided(Object... answers) {
        return accepted()
                .done("userTask_procCopyReview")
                .done("userTask_decideFiling", answers)
                .told("accepted", "filing", "POLICE");
    }

    private static Walk administrative(Object... answers) {
        return accepted("caseNature", "administrative", "filedAt", NOW)
                .done("userTask_procCopyReview")
                .done("userTask_decideFiling", answers)
                .told("accepted", "filing", "POLICE");
    }

    private static List<String> handOvers(Walk walk) {
        return walk.calls().stream().filter(call -> call.startsWith("handOver")).toList();
    }

    // ------------------------------------------------------------------ at the scene

    @Test
    void policeAndProcuratorateBeginAtTheSameMoment() {
        var walk = needed();
        visits.waitsFor(walk, "POLICE:deskOfficer userTask_policeReceive 2026-11-20 17:20:00", REVIEW);

        walk.done("userTask_policeReceive");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_acceptCase 2026-11-20 17:20:00", REVIEW);
    }

    /** After an emergency nobody writes down once more what was seen; registering is due from the end of it. */
    @Test
    void whoWasThereAlreadyBeginsWithAcceptance() {
        var walk = visits.walk("policeWereThere", "receivedAt", Date.from(TestEngine.now()), "policeReason", "danger");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_acceptCase 2026-11-20 17:20:00", REVIEW);
    }

    @Test
    void aRedCaseHasHalfTheTime() {
        visits.waitsFor(
                needed("riskTier", "RED"), "POLICE:deskOfficer userTask_policeReceive 2026-11-20 16:50:00", REVIEW);
    }

    @Test
    void aChildThatMustLeaveItsGuardianIsHandedOverAtOnce() {
        var walk = needed().done("userTask_policeReceive", "removalNeeded", "yes", "childCondition", List.of("danger"));
        assertThat(walk.calls()).containsExactly("handOver childMustLeaveGuardian");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_acceptCase 2026-11-20 17:20:00", REVIEW);
    }

    /** Nobody invents an end of what goes on: the child does not wait for it, and the matter has the stricter term. */
    @Test
    void anEmergencyThatGoesOnHasNoEndYet() {
        var walk = needed().done(
                        "userTask_policeReceive",
                        "natureExpected",
                        "otherAdministrative",
                        "actedFirst",
                        true,
                        "emergencyEndedAt",
                        "");
        assertThat(walk.open()).contains("POLICE:caseOfficer userTask_acceptCase 2026-11-21 16:20:00");
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
        var walk = needed().done(
                        "userTask_policeReceive",
                        "natureExpected",
                        nature,
                        "complex",
                        complex,
                        "actedFirst",
                        actedFirst,
                        "emergencyEndedAt",
                        actedFirst ? "2026-11-20T15:00:00+08:00" : "");
        assertThat(walk.open()).contains("POLICE:caseOfficer userTask_acceptCase " + due);
    }

    // ------------------------------------------------------------------ whose case it is

    private static Walk sent(Object... answers) {
        var all = new ArrayList<Object>(List.of(
                "ownJurisdiction", "no",
                "transferWhere", "platform",
                "transferToAgency", "POLICE-532524",
                "transferTold", "told"));
        all.addAll(List.of(answers));
        return needed().done("userTask_policeReceive")
                .done("userTask_procCopyReview")
                .done("userTask_acceptCase", all.toArray());
    }

    @Test
    void anotherUnitOfThePlatformGetsTheCaseAndGoesOnWithIt() {
        var walk = sent();
        assertThat(walk.calls()).containsExactly("transferPolice");
        visits.waitsFor(walk, "POLICE:deskOfficer userTask_takeTransfer 2026-11-21 16:20:00");

        walk.done("userTask_takeTransfer");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_acceptCase 2026-11-20 17:20:00");
        walk.done("userTask_acceptCase");
        assertThat(walk.open()).anyMatch(task -> task.startsWith("POLICE:leader userTask_decideFiling"));
    }

    @Test
    void whatIsSentBackStandsWithTheSenderAgain() {
        var walk = sent().done("userTask_takeTransfer", "transferAnswer", "return", "returnReason", "主要犯罪地在对方辖区");
        assertThat(walk.calls()).containsExactly("transferPolice", "returnTransfer");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_acceptCase 2026-11-20 17:20:00");
    }

    private static Walk sentOutside() {
        var walk = needed().done("userTask_policeReceive").done("userTask_procCopyReview");
        visits.steps()
                .answer(
                        walk.caseNo(),
                        "transferPolice",
                        Map.of("transferOutside", true, "sentAt", Date.from(TestEngine.now())));
        return walk.done(
                "userTask_acceptCase",
                "ownJurisdiction",
                "no",
                "transferWhere",
                "outside",
                "transferOutside",
                "靖西市公安局",
                "spokenTo",
                "值班民警，电话已打",
                "transferredAt",
                NOW,
                "transferTold",
                "told");
    }

    @Test
    void aUnitOutsideThePlatformEndsThePoliceLineOnlyWhenItTookTheCase() {
        var walk = sentOutside();
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_confirmOutside 2026-11-21 16:20:00");
        walk.done("userTask_confirmOutside");
        visits.waitsFor(walk, REVIEW);
        visits.ends(walk.done("userTask_procCopyReview", "reviewSubject", "transfer"));

        var refused = sentOutside().done("userTask_confirmOutside", "outsideTaken", "no", "notTakenReason", "认为不在其辖区");
        visits.waitsFor(refused, "POLICE:caseOfficer userTask_acceptCase 2026-11-20 17:20:00");
    }

    @Test
    void noOfficerAloneEndsThePoliceLine() {
        var walk = needed().done("userTask_policeReceive")
                .done("userTask_procCopyReview")
                .done("userTask_acceptCase", "caseNature", "notPolice");
        visits.waitsFor(walk, "POLICE:leader userTask_approveNotPolice 2026-11-21 16:20:00");

        walk.done("userTask_approveNotPolice", "notPoliceApproved", "no");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_acceptCase 2026-11-20 17:20:00");

        walk.done("userTask_acceptCase", "caseNature", "notPolice").done("userTask_approveNotPolice");
        visits.waitsFor(
                walk,
                "POLICE:caseOfficer userTask_serveNotPolice 2026-11-23 23:59:59",
                "POLICE:main userTask_feedbackReporter acceptance 2026-11-23 23:59:59",
                REVIEW);
        walk.told("accepted", "acceptance", "POLICE")
                .done("userTask_serveNotPolice")
                .done("userTask_procCopyReview", "reviewSubject", "notPolice");
        visits.ends(walk);
    }

    @Test
    void aQuestionThatWasPutOffIsAskedAgainUntilItIsSettled() {
        var walk = needed().done("userTask_policeReceive")
                .done("userTask_procCopyReview")
                .done("userTask_acceptCase", "interviewState", "notNow", "noInterviewReason", "儿童昏迷，医生同意后再问")
                .told("accepted", "acceptance", "POLICE");
        visits.waitsFor(
                walk,
                "POLICE:caseOfficer userTask_planInterview 2026-11-23 23:59:59",
                "POLICE:leader userTask_decideFiling 2026-11-23 23:59:59");
        walk.done("userTask_planInterview", "interviewState", "notNow", "noInterviewReason", "医生说还要再等两天");
        assertThat(walk.open()).contains("POLICE:caseOfficer userTask_planInterview 2026-11-23 23:59:59");
        walk.done("userTask_planInterview");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2026-11-23 23:59:59");
    }

    @Test
    void theWarningHasAClockOfItsOwnWhateverTheNatureOfTheCase() {
        for (var nature : List.of("criminal", "administrative")) {
            var walk = accepted("caseNature", nature, "filedAt", NOW, "dvSuspected", true);
            assertThat(walk.calls()).contains("startCaseTerm TL-23 acceptedAt dvSuspected");
            walk.done("userTask_decideFiling");
            assertThat(walk.calls()).contains("endCaseTerm TL-23 decidedAt");
        }
    }

    // ------------------------------------------------------------------ the decision

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "criminal,'',2026-11-23 23:59:59",
        "criminal,cluesToCheck,2026-11-27 23:59:59",
        "administrative,'',2026-12-21 23:59:59"
    })
    void theFilingReviewIsDueByTheKindOfCase(String nature, String facts, String due) {
        var answers = new ArrayList<Object>(List.of("caseNature", nature));
        List.of(facts.split(" ")).stream()
                .filter(fact -> !fact.isEmpty())
                .forEach(fact -> answers.addAll(List.of(fact, true)));
        if (nature.equals("administrative")) {
            answers.addAll(List.of("filedAt", NOW));
        }
        assertThat(accepted(answers.toArray()).open()).contains("POLICE:leader userTask_decideFiling " + due);
    }

    private static Walk extended(Walk walk, String kind) {
        return walk.done(
                "userTask_decideFiling",
                "filingDecision",
                "extend",
                "extensionKind",
                kind,
                "excludedKind",
                "forensic",
                "excludedNow",
                10,
                "extensionPaperNo",
                "蒙公延字〔2026〕1号",
                "extensionApprover",
                "分管副局长");
    }

    @Test
    void anExtensionAfterAcceptanceIsRecordedAndMovesTheTerm() {
        var walk = accepted().done("userTask_procCopyReview");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2026-11-23 23:59:59");
        extended(walk, "clues");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2026-11-27 23:59:59");
        extended(walk, "complex");
        assertThat(walk.calls()).endsWith("excludeTime");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2026-12-21 23:59:59");
    }

    @Test
    void aPublicOrderCaseIsExtendedTwiceAndExaminationDoesNotCount() {
        var walk = accepted("caseNature", "administrative", "filedAt", NOW).done("userTask_procCopyReview");
        extended(walk, "penalty");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2027-01-19 23:59:59");
        extended(walk, "penalty");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2027-02-18 23:59:59");
        extended(walk, "excluded");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2027-03-01 23:59:59");
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrative", "dvWarning"})
    void theProcuratorateSeesEveryDecisionOfThePolice(String decision) {
        var walk = administrative("filingDecision", decision);
        var service = decision.equals("dvWarning") ? "userTask_serveWarning" : "userTask_servePenalty";
        visits.waitsFor(
                walk,
                "POLICE:caseOfficer " + service
                        + (decision.equals("dvWarning") ? " 2026-11-21 16:20:00" : " 2026-11-23 23:59:59"),
                REVIEW);

        walk.done(service)
                .done("userTask_procCopyReview", "reviewSubject", "decision", "procOpinion", "askFilingReasons");
        if (service.equals("userTask_servePenalty")) {
            visits.waitsFor(walk, "POLICE:caseOfficer userTask_recordAppeal 2027-01-22 23:59:59");
            walk.done("userTask_recordAppeal");
        }

        assertThat(handOvers(walk)).containsExactly("handOver nonFilingDisputed");
        visits.ends(walk);
    }

    @Test
    void aCriminalDecisionNotToFileIsServedWithItsOwnRemedy() {
        var walk = decided("filingDecision", "noCase");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_serveNonFiling 2026-11-23 23:59:59", REVIEW);

        walk.done("userTask_serveNonFiling").done("userTask_procCopyReview", "reviewSubject", "decision");

        assertThat(walk.calls()).contains("startCaseTerm TL-09 servedAt");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_recordReview 2026-11-30 23:59:59");
        visits.ends(walk.done("userTask_recordReview"));
    }

    @Test
    void aReconsiderationIsAnsweredAndMayBeReviewedOnceMore() {
        var walk = decided("filingDecision", "noCase")
                .done("userTask_serveNonFiling")
                .done("userTask_procCopyReview");
        asked(walk, "first", NOW);
        visits.waitsFor(walk, "POLICE:leader userTask_answerReview 2026-12-21 23:59:59");
        var answered = "2026-12-10T10:00:00+08:00";
        walk.at("2026-12-10T10:00").done("userTask_answerReview", "reviewDecidedAt", answered, "servedAt", answered);
        assertThat(walk.calls())
                .as("the seven days run anew from the answer")
                .filteredOn("startCaseTerm TL-09 servedAt"::equals)
                .hasSize(2);
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_recordReview 2026-12-21 23:59:59");
        asked(walk, "second", answered);
        visits.waitsFor(walk, "SUPERIOR:leader userTask_answerReview 2027-01-11 23:59:59");
        visits.ends(walk.done("userTask_answerReview"));
    }

    @Test
    void aDecisionNotToFileThatIsWithdrawnGoesOnAsAnInvestigation() {
        var withdrawn = decided("filingDecision", "noCase")
                .done("userTask_serveNonFiling")
                .done("userTask_procCopyReview");
        asked(withdrawn, "first", NOW).done("userTask_answerReview", "reviewOutcome", "overturned");
        visits.waitsFor(
                withdrawn,
                "POLICE:caseOfficer userTask_prosecutionDecision 2027-01-19 23:59:59",
                "POLICE:main userTask_feedbackReporter filing 2026-11-23 23:59:59",
                REVIEW);
    }

    /** Each road by which a decision turns into its opposite, and the ordinary road to the same. */
    private static Stream<Arguments> turnedRound() {
        return Stream.of(
                pair("a review withdraws the decision not to file", () -> filed(), () -> asked(notFiled(), "first", NOW)
                        .done("userTask_answerReview", "reviewOutcome", "overturned")),
                pair("the agency that sent the case is heard", () -> filed(), () -> notFiled("sentByAgency", "yes")
                        .done("userTask_recordAgencyReview", "agencyReviewAsked", "yes", "agencyRequestedAt", NOW)
                        .done("userTask_answerAgencyReview", "agencyReviewOutcome", "overturned")),
                pair(
                        "the leader says that it is for police",
                        () -> needed().done("userTask_policeReceive"),
                        () -> needed().done("userTask_policeReceive")
                                .done("userTask_acceptCase", "caseNature", "notPolice")
                                .done("userTask_approveNotPolice", "notPoliceApproved", "no")),
                pair(
                        "the office outside does not take it",
                        () -> needed().done("userTask_policeReceive").done("userTask_procCopyReview"),
                        () -> sentOutside()
                                .done("userTask_confirmOutside", "outsideTaken", "no", "notTakenReason", "认为不在其辖区")),
                pair("the leader lets the investigation go on", () -> filed(), () -> filed().done(
                                "userTask_prosecutionDecision", "prosecutionDecision", "cancel")
                        .done("userTask_approveOutcome", "outcomeApproved", "no")));
    }

    private static Arguments pair(String road, Supplier<Walk> ordinary, Supplier<Walk> other) {
        return Arguments.of(road, ordinary, other);
    }

    private static Walk filed() {
        return accepted().done("userTask_procCopyReview").done("userTask_decideFiling", "filingDecision", "criminal");
    }

    private static Walk notFiled(Object... service) {
        return decided("filingDecision", "noCase")
                .done("userTask_serveNonFiling", service)
                .done("userTask_procCopyReview");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("turnedRound")
    void aDecisionThatTurnsIntoItsOppositeLeadsWhereverThatWouldHaveLedAtFirst(
            String road, Supplier<Walk> ordinary, Supplier<Walk> other) {
        var ends = other.get();
        assertThat(ends.open()).containsAll(ordinary.get().open());
    }

    private static Walk asked(Walk walk, String level, String requestedAt) {
        return walk.done(
                "userTask_recordReview",
                "reviewAsked",
                "yes",
                "reviewLevel",
                level,
                "reviewBy",
                "lawyer",
                "requestedAt",
                requestedAt);
    }

    @Test
    void anExtensionOfAReconsiderationBelongsToItsLevelAlone() {
        var walk = accepted().done("userTask_procCopyReview");
        extended(walk, "complex")
                .done("userTask_decideFiling", "filingDecision", "noCase")
                .told("accepted", "filing", "POLICE");
        walk.done("userTask_procCopyReview").done("userTask_serveNonFiling");
        asked(walk, "first", NOW);
        visits.waitsFor(walk, "POLICE:leader userTask_answerReview 2026-12-21 23:59:59");
        walk.done("userTask_answerReview", "reviewOutcome", "extend");
        assertThat(walk.calls()).endsWith("extendReview");
        visits.waitsFor(walk, "POLICE:leader userTask_answerReview 2027-01-19 23:59:59");
        asked(walk.done("userTask_answerReview"), "second", NOW);
        visits.waitsFor(walk, "SUPERIOR:leader userTask_answerReview 2026-12-21 23:59:59");
    }

    @ParameterizedTest(name = "{0} on the spot {1}")
    @CsvSource({"publicOrder,yes,true", "publicOrder,no,false", "otherAdministrative,yes,false"})
    void aPublicOrderPenaltyGivenOnTheSpotIsReportedBesideItsService(String kind, String onTheSpot, boolean reported) {
        var walk = accepted("caseNature", "administrative", "administrativeKind", kind, "filedAt", NOW)
                .done("userTask_procCopyReview")
                .done("userTask_decideFiling", "onTheSpot", onTheSpot)
                .told("accepted", "filing", "POLICE");
        var report = "POLICE:caseOfficer userTask_reportOnTheSpot 2026-11-21 16:20:00";
        assertThat(walk.open().contains(report)).isEqualTo(reported);
        assertThat(walk.open()).contains("POLICE:caseOfficer userTask_servePenalty 2026-11-23 23:59:59");
        if (reported) {
            visits.saw(walk.done("userTask_reportOnTheSpot"));
        }
        visits.ends(
                walk.done("userTask_servePenalty").done("userTask_recordAppeal").done("userTask_procCopyReview"));
    }

    @Test
    void anAdministrativeMatterThatIsNotPursuedHasAdministrativeReconsideration() {
        var walk = administrative("filingDecision", "noCase");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_serveNoPenalty 2026-11-23 23:59:59", REVIEW);

        walk.done("userTask_serveNoPenalty").done("userTask_procCopyReview", "reviewSubject", "decision");

        assertThat(walk.calls())
                .contains("startCaseTerm TL-09n servedAt", "startCaseTerm TL-09s servedAt")
                .noneMatch(call -> call.contains("TL-09 "));
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_recordAppeal 2027-01-22 23:59:59");
        visits.ends(walk.done("userTask_recordAppeal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "late"})
    void whatAdministrativeReconsiderationOrdersIsDecidedAnewByTheDayThatItSets(String asked) {
        var walk = administrative("filingDecision", "administrative").done("userTask_procCopyReview");
        walk.done("userTask_servePenalty").done("userTask_recordAppeal", "appealAsked", asked);
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_recordAppealResult 2027-01-19 23:59:59");
        walk.done("userTask_recordAppealResult", "appealOutcome", "pending");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_recordAppealResult 2027-01-19 23:59:59");
        walk.done("userTask_recordAppealResult", "appealOutcome", "redo", "redoBy", "2026-12-12");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2026-12-12 23:59:59");

        walk.done("userTask_decideFiling").told("accepted", "filing", "POLICE").done("userTask_procCopyReview");
        walk.done("userTask_servePenalty").done("userTask_recordAppeal", "appealAsked", "yes");
        visits.ends(walk.done("userTask_recordAppealResult"));
    }

    @Test
    void whereAnAgencySentTheCaseItAsksBesideTheComplainant() {
        var walk = sentByAgency();
        assertThat(walk.calls()).contains("startCaseTerm TL-09 servedAt", "startCaseTerm TL-09c agencyServedAt");
        visits.waitsFor(
                walk,
                "POLICE:caseOfficer userTask_recordAgencyReview 2026-11-26 23:59:59",
                "POLICE:caseOfficer userTask_recordReview 2026-11-30 23:59:59");
        walk.done("userTask_recordAgencyReview", "agencyReviewAsked", "yes", "agencyRequestedAt", NOW);
        visits.waitsFor(
                walk,
                "POLICE:caseOfficer userTask_recordReview 2026-11-30 23:59:59",
                "POLICE:leader userTask_answerAgencyReview 2026-11-23 23:59:59");
        visits.ends(walk.done("userTask_answerAgencyReview").done("userTask_recordReview"));
    }

    @Test
    void theInvestigationBeginsOnceWhoeverAskedForIt() {
        var walk = sentByAgency()
                .done("userTask_recordAgencyReview", "agencyReviewAsked", "late", "agencyRequestedAt", NOW);
        asked(walk, "first", NOW);
        walk.done("userTask_answerAgencyReview", "agencyReviewOutcome", "overturned")
                .done("userTask_answerReview", "reviewOutcome", "settled");
        visits.waitsFor(
                walk,
                "POLICE:caseOfficer userTask_prosecutionDecision 2027-01-19 23:59:59",
                "POLICE:main userTask_feedbackReporter filing 2026-11-23 23:59:59",
                REVIEW);
    }

    private Walk sentByAgency() {
        return notFiled("sentByAgency", "yes");
    }

    // ------------------------------------------------------------------ prosecution

    @Test
    void theReportingUnitIsToldBeforeACaseIsSentForProsecution() {
        var walk = decided("filingDecision", "criminal").done("userTask_procCopyReview");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_prosecutionDecision 2027-01-19 23:59:59");

        walk.done("userTask_prosecutionDecision");
        visits.waitsFor(walk, "POLICE:main userTask_feedbackReporter beforeProsecution 2026-11-25 23:59:59");

        walk.told("interim", "beforeProsecution", "POLICE");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_recordTransfer 2026-11-25 23:59:59");
        walk.done("userTask_recordTransfer");
        visits.ends(walk);
    }

    @Test
    void anInvestigationThatGoesOnIsAskedAboutAgainAndNothingEndsSilently() {
        var walk = decided("filingDecision", "criminal").done("userTask_procCopyReview");
        walk.at("2027-03-01T10:00").done("userTask_prosecutionDecision", "prosecutionDecision", "investigating");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_prosecutionDecision 2027-04-30 23:59:59");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "other"})
    void howAnInvestigationEndsTheLeaderSaysAndTheProcuratorateReviews(String outcome) {
        var walk = decided("filingDecision", "criminal")
                .done("userTask_procCopyReview")
                .done("userTask_prosecutionDecision", "prosecutionDecision", outcome);
        visits.waitsFor(walk, "POLICE:leader userTask_approveOutcome 2026-11-25 23:59:59");

        walk.done("userTask_approveOutcome", "outcomeApproved", "no");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_prosecutionDecision 2027-01-19 23:59:59");

        walk.done("userTask_prosecutionDecision", "prosecutionDecision", outcome)
                .done("userTask_approveOutcome");
        visits.waitsFor(
                walk,
                "POLICE:caseOfficer userTask_serveOutcome 2026-11-23 23:59:59",
                "POLICE:main userTask_feedbackReporter outcome 2026-11-25 23:59:59",
                REVIEW);
        walk.done("userTask_procCopyReview", "reviewSubject", "cancellation")
                .told("interim", "outcome", "POLICE")
                .done("userTask_serveOutcome");
        visits.ends(walk);
    }

    @Test
    void aTransferThatDidNotHappenGoesBackToTheInvestigation() {
        var walk = decided("filingDecision", "criminal")
                .done("userTask_procCopyReview")
                .done("userTask_prosecutionDecision")
                .told("interim", "beforeProsecution", "POLICE")
                .done("userTask_recordTransfer", "sentForProsecution", "no", "notSentReason", "需要补充鉴定");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_prosecutionDecision 2027-01-19 23:59:59");
    }

    // ------------------------------------------------------------------ the guardian

    @ParameterizedTest(name = "{0}: guardian {1}, confirmed {2}, revocation {3}")
    @CsvSource({
        "administrative,no,'',false,''",
        "dvWarning,no,'',false,''",
        "dvWarning,yes,yes,false,handOver guardianMisconductConfirmed",
        "administrative,yes,yes,true,'handOver guardianMisconductConfirmed,handOver revocationConsidered'",
        "noCase,yes,no,false,''",
        "noCase,yes,yes,false,handOver guardianMisconductConfirmed"
    })
    void onlyConfirmedHarmByTheGuardianIsHandedOver(
            String decision, String guardian, String confirmed, boolean revocation, String expected) {
        var walk = administrative(
                "filingDecision",
                decision,
                "offenderIsGuardian",
                guardian,
                "misconductConfirmed",
                confirmed,
                "revocationConsidered",
                revocation);
        assertThat(handOvers(walk)).containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(","));
        visits.saw(walk);
    }

    // ------------------------------------------------------------------ a unit that joins

    @Test
    void aUnitThatJoinsAfterAcceptanceIsToldWithinThreeDays() {
        var walk = needed("reporterIsUnit", false)
                .done("userTask_policeReceive")
                .done("userTask_acceptCase")
                .told("accepted", "acceptance", "POLICE")
                .done("userTask_procCopyReview");
        walk.at("2026-11-22T10:00");

        walk.tell("unitJoined", Map.of());

        visits.waitsFor(
                walk,
                "POLICE:leader userTask_decideFiling 2026-11-23 23:59:59",
                "POLICE:main userTask_feedbackReporter acceptance 2026-11-25 23:59:59");
        walk.told("accepted", "acceptance", "POLICE");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2026-11-23 23:59:59");

        walk.tell("unitJoined", Map.of());
        walk.told("accepted", "acceptance", "POLICE");
        visits.waitsFor(walk, "POLICE:leader userTask_decideFiling 2026-11-23 23:59:59");
    }

    @Test
    void aUnitThatJoinsBeforeIsToldTogetherWithTheOthers() {
        var walk = needed().done("userTask_procCopyReview");
        walk.tell("unitJoined", Map.of());
        visits.waitsFor(walk, "POLICE:deskOfficer userTask_policeReceive 2026-11-20 17:20:00");

        walk.done("userTask_policeReceive").done("userTask_acceptCase");
        assertThat(walk.open()).contains("POLICE:main userTask_feedbackReporter acceptance 2026-11-23 23:59:59");
    }

    // ------------------------------------------------------------------ whatever people do

    /** Work in any order, with any answers that move the case: it always comes to an end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noOrderOfWorkGetsStuck(long seed) {
        var dice = new Random(seed);
        var walk = needed();
        for (var turn = 0; walk.runs(); turn++) {
            assertThat(turn)
                    .as("turns of %s, open %s", walk.caseNo(), walk.open())
                    .isLessThan(200);
            var open = walk.tasks();
            var task = open.get(dice.nextInt(open.size()));
            walk.complete(task, AnyAnswers.to(task.getTaskDefinitionKey(), dice, turn));
        }
    }
}
