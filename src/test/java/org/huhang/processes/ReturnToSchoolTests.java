package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A child is brought back to school, step by step: the real model, its forms, tables and terms; what writes is written down. */
class ReturnToSchoolTests {

    private static final String OUT = "childOutOfSchool";
    private static final String CONTACT = "userTask_contactGuardian";
    private static final String VISIT = "userTask_homeVisit";
    private static final String COMPARE = "userTask_compareData";
    private static final String PERSUADE = "userTask_persuade";
    private static final String CHECK = "userTask_checkReturn";
    private static final String STABILISE = "userTask_stabilise";
    private static final String TELL = "userTask_tellProvider";

    private static Visits visits;

    @BeforeAll
    static void start() {
        visits = new Visits("/processes/return-to-school/return-to-school.bpmn");
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

    /** A pupil of the school did not come this morning. */
    private static Walk missed(Object... facts) {
        return begun("absence", "2026-11-20", null, facts);
    }

    /** Found by comparing lists. */
    private static Walk found(Object... facts) {
        return begun("comparison", "2026-11-16", null, facts);
    }

    private static Walk begun(String how, String absentOn, String sender, Object... facts) {
        var all = new ArrayList<Object>(List.of("begunBy", "SCHOOL-532503-01", "begunAt", Date.from(TestEngine.now())));
        all.addAll(Arrays.asList("foundHow", how, "senderCode", sender));
        all.addAll(Arrays.asList(
                "absentOn",
                absentOn == null ? null : day(absentOn),
                "lessonStartAt",
                absentOn == null ? null : day(absentOn)));
        all.addAll(Arrays.asList(facts));
        return visits.walk(OUT, all.toArray());
    }

    private static Date day(String day) {
        return Date.from(LocalDate.parse(day).atStartOfDay(BusinessClock.CHINA).toInstant());
    }

    private static Walk out(Object... answers) {
        return found().done(COMPARE, answers);
    }

    /** Three rounds in which the guardian refuses. */
    private static Walk refused() {
        return out().done(PERSUADE).done(PERSUADE).done(PERSUADE);
    }

    private static Walk ordered() {
        return refused()
                .done("userTask_writtenReport")
                .done("userTask_orderCorrection", "returnDeadline", "2026-11-27");
    }

    private static Walk fined() {
        return ordered()
                .done(CHECK, "stepChosen", "penalty")
                .done("userTask_penaltyNotice")
                .done("userTask_penaltyDecision", "fineDueAt", "2026-12-07");
    }

    private static Walk sued(Object... answers) {
        return ordered().done(CHECK).done("userTask_chooseLitigation", answers);
    }

    private static Walk back() {
        return out().done(PERSUADE, "persuadeResult", "back");
    }

    private static Walk checked(Walk walk, String day, Object... answers) {
        var all = new ArrayList<Object>(List.of("checkedAt", day + "T12:00:00+08:00"));
        all.addAll(List.of(answers));
        return walk.at(day + "T12:00").done(STABILISE, all.toArray());
    }

    /** Whoever helps is done too, and the finder is told. */
    private static void ends(Walk walk, String endState) {
        for (var help : List.of("userTask_aidPlan", "userTask_labourCheck")) {
            if (walk.open().stream().anyMatch(task -> task.contains(help))) {
                walk.done(help);
            }
        }
        walk.done(TELL);
        assertThat(walk.endState()).isEqualTo(endState);
        visits.ends(walk);
    }

    private static void endsEarly(Walk walk, String endState, String outcome) {
        assertThat(walk.endState()).isEqualTo(endState);
        assertThat(walk.calls()).endsWith("leaveLedger " + outcome);
        visits.ends(walk);
    }

    // ------------------------------------------------------------------ how it begins

    @Test
    void aPupilWhoDidNotComeIsReachedVisitedTwiceAndEnteredOnTheThirdSchoolDay() {
        var walk = missed();
        assertThat(walk.calls())
                .containsExactly(
                        "beginSchooling", "enterLedger schoolAge absent", "startCaseTerm TL-60 lessonStartAt begunAt");
        visits.waitsFor(walk, "SCHOOL:classTeacher userTask_contactGuardian 2026-11-20 23:59:59");
        walk.done(CONTACT);
        visits.waitsFor(walk, "SCHOOL:main userTask_homeVisit 2026-11-20 23:59:59");
        walk.done(VISIT);
        visits.waitsFor(walk, "VILLAGE:main userTask_homeVisit 2026-11-23 23:59:59");
        walk.done(VISIT);
        visits.waitsFor(walk, "SCHOOL:principal userTask_markSuspected 2026-11-24 23:59:59");
        walk.done("userTask_markSuspected");
        assertThat(walk.calls()).endsWith("enterLedger suspected comparing");
        visits.waitsFor(walk, "EDU:dropoutOfficer userTask_compareData 2026-11-27 23:59:59");
    }

    @Test
    void whatIsFoundOtherwiseOrHandedOverIsComparedAtOnce() {
        for (var walk : List.of(
                found(),
                begun("visit", "2026-11-16", null),
                begun(null, null, "CIVIL-532503"),
                begun("absence", "2026-11-16", "SCHOOL-532503-01"),
                visits.walk("schoolingNeeded", "senderCode", "RESCUE-532503", "foundHow", null, "absentOn", null))) {
            assertThat(walk.calls())
                    .containsExactly(
                            "beginSchooling", "enterLedger schoolAge absent", "enterLedger suspected comparing");
            visits.waitsFor(walk, "EDU:dropoutOfficer userTask_compareData 2026-11-27 23:59:59");
        }
    }

    // ------------------------------------------------------------------ what ends at once

    @Test
    void whoeverCameOrHasAGoodReasonIsNoDropout() {
        endsEarly(missed().done(CONTACT, "contactResult", "back"), "endEvent_returnedStable", "back");
        endsEarly(missed().done(CONTACT, "contactResult", "justified"), "endEvent_exemptDeferred", "justified");
        endsEarly(missed().done(CONTACT).done(VISIT, "homeVisitResult", "back"), "endEvent_returnedStable", "back");
        endsEarly(
                missed().done(CONTACT).done(VISIT).done(VISIT, "homeVisitResult", "justified"),
                "endEvent_exemptDeferred",
                "justified");
        endsEarly(
                missed().done(CONTACT)
                        .done(VISIT)
                        .done(VISIT)
                        .done("userTask_markSuspected", "suspectedResult", "back"),
                "endEvent_returnedStable",
                "back");
    }

    @Test
    void aChildFoundUnattendedGoesToCivilAffairsAndTheSearchForSchoolGoesOn() {
        var walk = missed().done(CONTACT).done(VISIT, "mustLeave", "yes");
        assertThat(walk.calls()).contains("handOver childMustLeaveGuardian");
        visits.waitsFor(walk, "VILLAGE:main userTask_homeVisit 2026-11-23 23:59:59");
    }

    @Test
    void aChildThatNobodyFindsIsReportedAndStaysInTheLedger() {
        var walk = missed().done(CONTACT).done(VISIT, "homeVisitResult", "missing", "childSeen", "no");
        assertThat(walk.calls()).contains("handOver childMissingOrHarmed").endsWith("leaveLedger missing");
        ends(walk, "endEvent_lostContact");
        ends(out("whereabouts", "missing"), "endEvent_lostContact");
        ends(out().done(PERSUADE, "persuadeResult", "missing"), "endEvent_lostContact");
        ends(ordered().done(CHECK, "checkResult", "missing"), "endEvent_lostContact");
    }

    @Test
    void whoeverStudiesElsewhereOrNeedNotIsTakenOff() {
        ends(out("whereabouts", "elsewhere"), "endEvent_studiesElsewhere");
        ends(out("whereabouts", "exempt"), "endEvent_exemptDeferred");
        ends(out("whereabouts", "overAge"), "endEvent_overAgeGraduated");
    }

    // ------------------------------------------------------------------ persuasion and help

    @Test
    void helpAndLabourInspectionGoOnBesidePersuasion() {
        var walk = out("worksIllegally", "yes");
        assertThat(walk.calls())
                .contains("enterLedger dropout persuading", "beginRounds", "startCaseTerm TL-63a firstRoundAt");
        visits.waitsFor(
                walk,
                "EDU:dropoutOfficer userTask_aidPlan 2026-11-27 23:59:59",
                "LABOUR:inspector userTask_labourCheck 2026-11-27 23:59:59",
                "TOWNSHIP:dropoutLiaison userTask_persuade 2026-11-27 23:59:59");
        assertThat(out("worksIllegally", "no").open()).noneMatch(task -> task.contains("labourCheck"));
    }

    @Test
    void afterThreeRoundsTheSchoolReportsInWriting() {
        var walk = out().done(PERSUADE, "persuadeResult", "promised");
        assertThat(walk.open()).contains("TOWNSHIP:dropoutLiaison userTask_persuade 2026-11-27 23:59:59");
        walk.done(PERSUADE).done(PERSUADE);
        assertThat(walk.calls()).contains("endCaseTerm TL-63a lastRoundAt");
        assertThat(walk.open()).contains("SCHOOL:principal userTask_writtenReport 2026-11-25 23:59:59");
    }

    @Test
    void afterThirtyDaysTheSchoolReportsHoweverFewRoundsThereWere() {
        var walk = out().at("2026-12-21T12:00").done(PERSUADE, "persuadedAt", "2026-12-21T12:00:00+08:00");
        assertThat(walk.open()).contains("SCHOOL:principal userTask_writtenReport 2026-12-24 23:59:59");
    }

    /** Where the child refuses and the guardian does not, nobody is punished. */
    @Test
    void aChildThatRefusesIsHelpedAndPersuadedAgain() {
        var walk = out().done(PERSUADE, "persuadeResult", "childRefuses");
        assertThat(walk.open()).contains("EDU:dropoutOfficer userTask_aidChild 2026-11-27 23:59:59");
        walk.done("userTask_aidChild");
        assertThat(walk.open()).contains("TOWNSHIP:dropoutLiaison userTask_persuade 2026-11-27 23:59:59");
        var later = ordered().done(CHECK, "checkResult", "childRefuses").done("userTask_aidChild");
        assertThat(later.calls()).doesNotContain("handOver guardianRefusesSchooling");
        assertThat(later.open()).anyMatch(task -> task.contains(PERSUADE));
        visits.saw(later);
    }

    // ------------------------------------------------------------------ the four steps

    @Test
    void theOrderIsOfTheTownshipOrTheEducationBureau() {
        for (var who : List.of("TOWNSHIP", "EDU")) {
            assertThat(refused().done("userTask_writtenReport", "orderBy", who).open())
                    .contains(who + ":leader userTask_orderCorrection 2026-11-25 23:59:59");
        }
        var walk = ordered();
        assertThat(walk.calls()).contains("startCaseTerm TL-65 servedAt", "findPenaltyBasis");
        assertThat(walk.open()).contains("TOWNSHIP:dropoutLiaison userTask_checkReturn 2026-11-30 23:59:59");
    }

    @Test
    void aGuardianWhoStillRefusesIsWarnedAndSuedWithoutAPenalty() {
        var walk = ordered().done(CHECK);
        assertThat(walk.calls()).contains("handOver guardianRefusesSchooling");
        assertThat(walk.open()).contains("TOWNSHIP:deputyHead userTask_chooseLitigation 2026-12-07 23:59:59");
        walk.done("userTask_chooseLitigation");
        assertThat(walk.open()).contains("TOWNSHIP:lawOfficer userTask_recordCourt 2026-11-27 23:59:59");
        walk.done("userTask_recordCourt", "courtResult", "pending", "courtAccepted", "no");
        assertThat(walk.open()).contains("TOWNSHIP:lawOfficer userTask_recordCourt 2026-11-27 23:59:59");
        walk.done("userTask_recordCourt");
        assertThat(walk.calls()).noneMatch(call -> call.contains("TL-69e"));
        ends(walk, "endEvent_judgedExecuting");
        assertThat(walk.calls()).endsWith("leaveLedger executing");
    }

    @Test
    void aPenaltyHasItsNoticeDecisionReminderAndTerms() {
        var walk = ordered().done(CHECK, "stepChosen", "penalty");
        assertThat(walk.open()).contains("TOWNSHIP:lawOfficer userTask_penaltyNotice 2026-12-04 23:59:59");
        walk.done("userTask_penaltyNotice");
        assertThat(walk.open()).contains("TOWNSHIP:leader userTask_penaltyDecision 2027-02-18 23:59:59");
        walk.done("userTask_penaltyDecision", "fineDueAt", "2026-12-07");
        assertThat(walk.calls())
                .endsWith(
                        "startCaseTerm TL-67 decidedAt servedAt",
                        "startCaseTerm TL-68 servedAt",
                        "startCaseTerm TL-69c servedAt",
                        "startCaseTerm TL-69f servedAt");
        assertThat(walk.open()).contains("TOWNSHIP:lawOfficer userTask_remind 2026-12-14 23:59:59");
        walk.done("userTask_remind");
        assertThat(walk.calls())
                .endsWith("startCaseTerm TL-69 reminderServedAt", "startCaseTerm TL-69b appealPeriodsEndAt");
        walk.done("userTask_chooseLitigation", "litigation", "ENFORCEMENT");
        assertThat(walk.calls()).endsWith("endCaseTerm TL-69b suitFiledAt");
        walk.done("userTask_recordCourt");
        assertThat(walk.calls()).contains("startCaseTerm TL-69e courtAcceptedAt");
        ends(walk, "endEvent_judgedExecuting");
    }

    /** A school’s region has no basis: whoever chooses a penalty all the same is led to the suit. */
    @Test
    void whereTheRegionHasNoBasisThereIsNoPenalty() {
        var walk = refused().done("userTask_writtenReport");
        visits.steps().answer(walk.caseNo(), "findPenaltyBasis", java.util.Map.of("localPenaltyBasis", "no"));
        walk.done("userTask_orderCorrection").done(CHECK, "stepChosen", "penalty");
        assertThat(walk.open())
                .anyMatch(task -> task.contains("chooseLitigation"))
                .noneMatch(task -> task.contains("penalty"));
    }

    @Test
    void noFineLeadsToTheSuit() {
        for (var kind : List.of("other", "none")) {
            var walk = ordered()
                    .done(CHECK, "stepChosen", "penalty")
                    .done("userTask_penaltyNotice")
                    .done("userTask_penaltyDecision", "penaltyKind", kind);
            assertThat(walk.open()).anyMatch(task -> task.contains("chooseLitigation"));
        }
    }

    @Test
    void whoeverComesBackOnTheWayIsEnrolledAtOnce() {
        for (var walk : List.of(
                back(),
                ordered().done(CHECK, "checkResult", "back"),
                ordered()
                        .done(CHECK, "stepChosen", "penalty")
                        .done("userTask_penaltyNotice")
                        .done("userTask_penaltyDecision", "penaltyResult", "back", "penaltyKind", "none"),
                fined().done("userTask_remind", "remindResult", "back"),
                sued().done("userTask_recordCourt", "courtResult", "back"))) {
            assertThat(walk.open()).contains("SCHOOL:classTeacher userTask_enrol 2026-11-23 23:59:59");
            visits.saw(walk);
        }
    }

    @Test
    void whoeverDoesNotSueIsNamedToTheProcuratorateAndPersuasionGoesOn() {
        var passive = sued("litigation", "none");
        assertThat(passive.calls()).contains("handOver authorityPassive");
        assertThat(passive.open()).anyMatch(task -> task.contains(PERSUADE));
        var exhausted = sued().done("userTask_recordCourt", "courtResult", "rejected");
        assertThat(exhausted.calls()).contains("handOver ladderExhausted");
        assertThat(exhausted.open()).contains("TOWNSHIP:dropoutLiaison userTask_persuade 2026-11-27 23:59:59");
        visits.saw(passive);
        visits.saw(exhausted);
    }

    // ------------------------------------------------------------------ back at school

    /** Weekly four times, then monthly, until thirty school days are attended and the term is over. */
    @Test
    void whoeverIsBackIsFollowedWeeklyThenMonthlyAndLeavesOnEvidence() {
        var walk = back().done("userTask_enrol").done("userTask_aidPlan");
        assertThat(walk.calls()).endsWith("enterLedger dropout returned");
        visits.waitsFor(walk, "SCHOOL:classTeacher userTask_stabilise 2026-11-27 23:59:59");
        checked(walk, "2026-11-27");
        visits.waitsFor(walk, "SCHOOL:classTeacher userTask_stabilise 2026-12-04 23:59:59");
        checked(walk, "2026-12-04");
        checked(walk, "2026-12-11");
        visits.waitsFor(walk, "SCHOOL:classTeacher userTask_stabilise 2026-12-18 23:59:59");
        checked(walk, "2026-12-18");
        visits.waitsFor(walk, "SCHOOL:classTeacher userTask_stabilise 2027-01-18 23:59:59");
        checked(walk, "2027-01-18");
        assertThat(walk.open())
                .as("the term runs until 24 January")
                .singleElement()
                .asString()
                .contains(STABILISE);
        checked(walk, "2027-01-25", "missedDays", 2);
        visits.waitsFor(walk, "EDU:dropoutOfficer userTask_deregister 2027-02-01 23:59:59");
        walk.done("userTask_deregister", "deregister", "no");
        visits.waitsFor(walk, "SCHOOL:classTeacher userTask_stabilise 2027-02-25 23:59:59");
        checked(walk, "2027-02-25").done("userTask_deregister");
        assertThat(walk.calls()).endsWith("leaveLedger attends");
        visits.waitsFor(walk, "EDU:dropoutOfficer userTask_tellProvider 2027-03-02 23:59:59");
        ends(walk, "endEvent_returnedStable");
    }

    /** Many days missed are not attended, whatever the calendar says. */
    @Test
    void daysMissedAreNoEvidence() {
        var walk = back().done("userTask_enrol").done("userTask_aidPlan");
        checked(walk, "2027-01-25", "missedDays", 20);
        assertThat(walk.open()).singleElement().asString().contains(STABILISE);
    }

    @Test
    void whoeverStaysAwayAgainBeginsANewRound() {
        var walk = back().done("userTask_enrol");
        checked(walk, "2026-11-27", "stabilityFound", "stopped", "absentAgainOn", "2026-11-25");
        assertThat(walk.calls()).contains("handOver childOutOfSchool");
        ends(walk, "endEvent_returnedRelapsed");
        assertThat(walk.calls()).endsWith("leaveLedger stopped");
    }

    @Test
    void whoeverMovesOrGraduatesIsFollowedNoMore() {
        ends(
                checked(back().done("userTask_enrol"), "2026-11-27", "stabilityFound", "elsewhere"),
                "endEvent_studiesElsewhere");
        ends(
                checked(back().done("userTask_enrol"), "2026-11-27", "stabilityFound", "overAge"),
                "endEvent_overAgeGraduated");
    }

    // ------------------------------------------------------------------ terms, worked out by hand

    /**
     * 2026: 14 and 28 February are worked, 15 to 23 February are free, 1 to 7 October are free, 10 October is worked. School is out
     * from 19 January to 1 March and from 13 July to 31 August. Of 2027 only weekends are known.
     */
    @ParameterizedTest(name = "{0} from {2}: {3}")
    @CsvSource({
        "TL-60a the same day,contact,2026-11-21T09:00,2026-11-21 23:59:59",
        "TL-61 the same day,visit,2026-10-09T09:00,2026-10-09 23:59:59",
        "TL-61a the next school day is the make-up Saturday,joint,2026-10-09T09:00,2026-10-10 23:59:59",
        "TL-61a over the summer vacation,joint,2026-07-10T09:00,2026-09-01 23:59:59",
        "TL-62y the day of absence is day 1,mark,2026-10-08T09:00,2026-10-10 23:59:59",
        "TL-62y over the winter vacation,mark,2026-01-16T09:00,2026-03-03 23:59:59",
        "TL-62y over the year end and a worked Sunday,mark,2025-12-30T09:00,2026-01-04 23:59:59",
        "TL-72 five working days over the festival,compare,2026-02-12T10:00,2026-02-26 23:59:59",
        "TL-73 five working days,aid,2026-02-24T10:00,2026-03-02 23:59:59",
        "TL-63 seven days end in the festival and roll,persuade,2026-02-11T10:00,2026-02-24 23:59:59",
        "TL-64 three working days over the make-up Saturday,report,2026-02-12T10:00,2026-02-24 23:59:59",
        "TL-74 three working days over the year end,order,2026-12-30T10:00,2027-01-04 23:59:59",
        "TL-65a one working day after the deadline,check,2026-02-12T10:00,2026-02-24 23:59:59",
        "TL-78 fifteen days end on a Saturday and roll,choose,2026-11-20T10:00,2026-12-07 23:59:59",
        "TL-70 seven days,court,2026-09-24T10:00,2026-10-08 23:59:59",
        "TL-71a three days end in the festival and roll,enrol,2026-02-13T10:00,2026-02-24 23:59:59",
        "TL-71 seven days,stabilise,2026-11-20T10:00,2026-11-27 23:59:59"
    })
    void termsEndWhenTheyShould(String what, String step, String from, String due) {
        visits.platform().standAt(from);
        assertThat(onTheWay(step, from).open()).as(what).anyMatch(task -> task.endsWith(due));
    }

    private static Walk onTheWay(String step, String from) {
        var moment = from + ":00+08:00";
        var today = from.substring(0, 10);
        var walk =
                begun(List.of("contact", "visit", "joint", "mark").contains(step) ? "absence" : "visit", today, null);
        if (walk.open().get(0).contains(CONTACT)) {
            return early(walk, step);
        }
        if (step.equals("compare")) {
            return walk;
        }
        walk.done(COMPARE);
        if (List.of("aid", "persuade").contains(step)) {
            return walk;
        }
        if (List.of("enrol", "stabilise").contains(step)) {
            walk.done(PERSUADE, "persuadedAt", moment, "persuadeResult", "back", "returnedOn", today);
            return step.equals("enrol") ? walk : walk.done("userTask_enrol", "returnedOn", today);
        }
        for (var round = 0; round < 3; round++) {
            walk.done(PERSUADE, "persuadedAt", moment);
        }
        return step.equals("report") ? walk : onTheLadder(walk.done("userTask_writtenReport"), step, moment);
    }

    private static Walk early(Walk walk, String step) {
        return switch (step) {
            case "contact" -> walk;
            case "visit" -> walk.done(CONTACT);
            case "joint" -> walk.done(CONTACT).done(VISIT);
            default -> walk.done(CONTACT).done(VISIT).done(VISIT);
        };
    }

    private static Walk onTheLadder(Walk walk, String step, String moment) {
        if (step.equals("order")) {
            return walk;
        }
        // The deadline ends on the make-up Saturday before the festival.
        walk.done("userTask_orderCorrection", "servedAt", moment, "returnDeadline", "2026-02-14");
        if (step.equals("check")) {
            return walk;
        }
        walk.done(CHECK);
        return step.equals("choose") ? walk : walk.done("userTask_chooseLitigation", "suitFiledAt", moment);
    }

    @Test
    void aCourtThatIsAskedToEnforceHasFiveWorkingDays() {
        visits.platform().standAt("2026-09-28T10:00");
        var walk = begun("visit", "2026-09-21", null).done(COMPARE);
        for (var round = 0; round < 3; round++) {
            walk.done(PERSUADE, "persuadedAt", "2026-09-28T10:00:00+08:00");
        }
        walk.done("userTask_writtenReport").done("userTask_orderCorrection").done(CHECK);
        walk.done("userTask_chooseLitigation", "litigation", "ENFORCEMENT", "suitFiledAt", "2026-09-28T10:00:00+08:00");
        assertThat(walk.open()).contains("TOWNSHIP:lawOfficer userTask_recordCourt 2026-10-10 23:59:59");
    }

    // ------------------------------------------------------------------ whatever people do

    /** Work in any order, with any answers that move the process: it always comes to an end. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30
            })
    void noOrderOfWorkGetsStuck(long seed) {
        var dice = new Random(seed);
        var walk = seed % 2 == 0 ? missed() : found();
        var day = LocalDateTime.parse("2026-11-20T16:20");
        for (var turn = 0; walk.runs(); turn++) {
            assertThat(turn)
                    .as("turns of %s, open %s", walk.caseNo(), walk.open())
                    .isLessThan(200);
            var open = walk.tasks();
            assertThat(open).as("nobody waits at a gate for ever").isNotEmpty();
            var task = open.get(dice.nextInt(open.size()));
            walk.complete(task, AnyAnswers.to(task.getTaskDefinitionKey(), dice, turn));
            day = day.plusDays(dice.nextInt(30));
            walk.at(day.toString());
        }
    }
}
