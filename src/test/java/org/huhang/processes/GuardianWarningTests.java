package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What is done about a guardian, step by step: the real model, its forms, tables and terms; what writes is written down. */
class GuardianWarningTests {

    private static final String FOUND = "guardianMisconductConfirmed";
    private static final String CHOOSE = "userTask_chooseMeasure";
    private static final String VISIT = "userTask_followUpVisit";
    private static final String EVALUATE = "userTask_evaluate";
    private static final String TELL = "userTask_tellProvider";
    private static final String NOON = "T12:00:00+08:00";

    private static Visits visits;

    @BeforeAll
    static void start() {
        visits = new Visits("/processes/guardian-warning/guardian-warning.bpmn");
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

    /** Somebody recorded it by hand, on the day before. */
    private static Walk recorded(Object... facts) {
        return begun("discoveredAt", date("2026-11-19T09:00"), facts);
    }

    /** Another process handed it over. */
    private static Walk handedOver(Object... facts) {
        return begun("senderCode", "CIVIL-532503", facts);
    }

    private static Walk begun(String name, Object value, Object... facts) {
        var all = new ArrayList<Object>(List.of("begunBy", "SCHOOL-532503-01", "begunAt", Date.from(TestEngine.now())));
        all.addAll(Arrays.asList("filingDecision", null, "discoveredAt", null, name, value));
        all.addAll(Arrays.asList(facts));
        return visits.walk(FOUND, all.toArray());
    }

    private static Date date(String moment) {
        return Date.from(LocalDateTime.parse(moment).atZone(BusinessClock.CHINA).toInstant());
    }

    private static Walk chosen(String measure, Object... more) {
        var all = new ArrayList<Object>(List.of(
                "measureChosen", measure, "issuer", measure.equals("W4") ? "PROC" : "POLICE", "withGuidance", "no"));
        all.addAll(List.of(more));
        return recorded().done(CHOOSE, all.toArray());
    }

    private static Walk admonished(Object... answers) {
        return chosen("W2").done("userTask_admonish", answers);
    }

    /** A month passes, and whoever visits finds nothing. */
    private static Walk visited(Walk walk, String day, Object... answers) {
        var all = new ArrayList<Object>(List.of("checkedAt", day + NOON));
        all.addAll(List.of(answers));
        return walk.at(day + "T12:00").done(VISIT, all.toArray());
    }

    private static Walk visitedThreeTimes(Walk walk) {
        visited(walk, "2026-12-18");
        visited(walk, "2027-01-18");
        return visited(walk, "2027-02-18");
    }

    private static void ends(Walk walk, String endState) {
        walk.done(TELL);
        assertThat(walk.endState()).isEqualTo(endState);
        visits.ends(walk);
    }

    // ------------------------------------------------------------------ how it begins

    @Test
    void whatSomebodyRecordsIsCountedAndGoesToTheTownship() {
        var walk = recorded();
        assertThat(walk.calls()).containsExactly("startCaseTerm TL-27 discoveredAt begunAt", "countWarnings");
        visits.waitsFor(walk, "TOWNSHIP:childSupervisor userTask_chooseMeasure 2026-11-24 23:59:59");
    }

    @Test
    void whatIsHandedOverSkipsTheRecord() {
        var walk = handedOver();
        assertThat(walk.calls()).containsExactly("countWarnings");
        visits.waitsFor(walk, "TOWNSHIP:childSupervisor userTask_chooseMeasure 2026-11-24 23:59:59");
    }

    /** Yunnan allows 24 hours from acceptance, and they run already. */
    @Test
    void aWarningThatPoliceDecidedBeginsWithTheLetterAndTheTermThatRuns() {
        var walk = handedOver("filingDecision", "dvWarning", "acceptedAt", date("2026-11-20T09:00"));
        assertThat(walk.calls()).isEmpty();
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_issueWarning 2026-11-21 09:00:00");
        walk.done("userTask_issueWarning");
        assertThat(walk.calls()).containsExactly("recordWarning W3 servedAt", "beginFollowUp");
    }

    @Test
    void otherProcessesBringGuardiansToo() {
        visits.waitsFor(
                visits.walk("guardianRefusesSchooling"),
                "TOWNSHIP:childSupervisor userTask_chooseMeasure 2026-11-24 23:59:59");
        visits.waitsFor(
                visits.walk("guardianDidNotCollect"),
                "TOWNSHIP:childSupervisor userTask_chooseMeasure 2026-11-24 23:59:59");
        visits.waitsFor(
                visits.walk("supervisionOrderDecided"),
                "PROC:prosecutor userTask_issueSupervisionOrder 2026-11-27 23:59:59");
    }

    // ------------------------------------------------------------------ the rungs, each to its end

    @Test
    void aDissuasionThatHelpedEndsAfterThreeMonthlyVisits() {
        var walk = chosen("W1");
        visits.waitsFor(walk, "VILLAGE:childDirector userTask_dissuade 2026-11-25 23:59:59");
        walk.done("userTask_dissuade");
        assertThat(walk.calls()).contains("recordWarning W1 dissuadedAt");
        visits.waitsFor(walk, "VILLAGE:main userTask_followUpVisit 2026-12-21 23:59:59");
        visited(walk, "2026-12-18");
        visits.waitsFor(walk, "VILLAGE:main userTask_followUpVisit 2027-01-18 23:59:59");
        visited(walk, "2027-01-18");
        visited(walk, "2027-02-18");
        visits.waitsFor(walk, "TOWNSHIP:childSupervisor userTask_evaluate 2027-02-25 23:59:59");
        walk.done(EVALUATE);
        visits.waitsFor(walk, "TOWNSHIP:childSupervisor userTask_tellProvider 2027-02-23 23:59:59");
        ends(walk, "endEvent_corrected");
    }

    @Test
    void whatIsSeriousGoesFromTheVillageToThePolice() {
        var walk = chosen("W1").done("userTask_dissuade", "guardianAttitude", "refuse", "reportPolice", "yes");
        visits.waitsFor(walk, "VILLAGE:childDirector userTask_reportPolice 2026-11-21 16:20:00");
        walk.done("userTask_reportPolice");
        visits.waitsFor(walk, "POLICE:main userTask_admonish 2026-11-27 23:59:59");
        walk.done("userTask_admonish");
        assertThat(walk.calls()).contains("recordWarning W1 dissuadedAt", "recordWarning W2 admonishedAt");
    }

    @Test
    void anAdmonitionIsOfWhoeverMeetsItInACase() {
        for (var issuer : List.of("POLICE", "PROC", "TOWNSHIP")) {
            visits.waitsFor(chosen("W2", "issuer", issuer), issuer + ":main userTask_admonish 2026-11-27 23:59:59");
        }
    }

    @Test
    void guidanceGoesOnBesideTheVisitsAtItsRhythm() {
        var walk = admonished("withGuidance", "yes");
        visits.waitsFor(walk, "POLICE:main userTask_orderGuidance 2026-11-27 23:59:59");
        walk.done("userTask_orderGuidance", "sessionsPlanned", 3, "firstSessionAt", "2026-12-05");
        assertThat(walk.calls()).contains("startCaseTerm TL-24 orderServedAt");
        visits.waitsFor(
                walk,
                "VILLAGE:main userTask_followUpVisit 2026-12-21 23:59:59",
                "WF:main userTask_guidanceSession 2026-12-05 23:59:59");
        walk.at("2026-12-05T12:00").done("userTask_guidanceSession", "heldAt", "2026-12-05" + NOON);
        assertThat(walk.open()).contains("WF:main userTask_guidanceSession 2026-12-19 23:59:59");
        walk.at("2026-12-19T12:00")
                .done("userTask_guidanceSession", "heldAt", "2026-12-19" + NOON, "guidanceNeeded", "no");
        visits.waitsFor(walk, "VILLAGE:main userTask_followUpVisit 2026-12-21 23:59:59");
        visited(walk, "2026-12-21");
        visited(walk, "2027-01-18");
        visited(walk, "2027-02-18").done(EVALUATE);
        ends(walk, "endEvent_corrected");
    }

    @Test
    void twoMissedSessionsAreARefusal() {
        var walk = admonished("withGuidance", "yes")
                .done("userTask_orderGuidance", "sessionsPlanned", 8, "firstSessionAt", "2026-12-05");
        walk.at("2026-12-05T12:00")
                .done("userTask_guidanceSession", "heldAt", "2026-12-05" + NOON, "attended", "no")
                .at("2026-12-19T12:00")
                .done("userTask_guidanceSession", "heldAt", "2026-12-19" + NOON, "attended", "no");
        assertThat(walk.open()).noneMatch(task -> task.contains("guidanceSession"));
        assertThat(visits.platform().engine().getRuntimeService().getVariable(walk.instanceId(), "guidanceResult"))
                .isEqualTo("refused");
    }

    /** First visit of the police within seven days, then every three months, until three in a row found nothing. */
    @Test
    void afterALetterPoliceAndVillageVisitUntilThreeInARowFoundNothing() {
        var walk = chosen("W3");
        visits.waitsFor(walk, "POLICE:caseOfficer userTask_issueWarning 2026-11-21 16:20:00");
        walk.done("userTask_issueWarning");
        visits.waitsFor(
                walk,
                "POLICE:main userTask_followUpVisit 2026-11-27 23:59:59",
                "VILLAGE:main userTask_followUpVisit 2026-12-21 23:59:59");
        byPolice(walk, "2026-11-27", "2027-03-01");
        byPolice(walk, "2027-02-26", "2027-05-26");
        byPolice(walk, "2027-05-26", null);
        for (var day : List.of("2027-06-20", "2027-07-20", "2027-08-20")) {
            visited(walk, day);
        }
        walk.done(EVALUATE, "childOpinion", "", "notAskedReason", "tooYoung");
        ends(walk, "endEvent_corrected");
    }

    private static void byPolice(Walk walk, String day, String next) {
        walk.at(day + "T12:00").doneBy("POLICE:main", VISIT, "checkedAt", day + NOON);
        if (next == null) {
            assertThat(walk.open()).noneMatch(task -> task.startsWith("POLICE"));
        } else {
            assertThat(walk.open()).contains("POLICE:main userTask_followUpVisit " + next + " 23:59:59");
        }
    }

    /** What is found again breaks the row, and the visits of the other agency stop as well. */
    @Test
    void violenceAnewEndsTheRoundAndLeadsToTheNextRung() {
        var walk = chosen("W3").done("userTask_issueWarning");
        walk.at("2026-11-25T12:00")
                .doneBy("POLICE:main", VISIT, "checkedAt", "2026-11-25" + NOON, "newViolence", "yes");
        visits.waitsFor(walk, "TOWNSHIP:childSupervisor userTask_evaluate 2026-12-02 23:59:59");
        walk.done(EVALUATE, "result", "relapse");
        visits.waitsFor(walk, "TOWNSHIP:childSupervisor userTask_chooseMeasure 2026-11-27 23:59:59");
        walk.done(CHOOSE, "measureChosen", "W4", "issuer", "PROC", "referToProc", "yes");
        assertThat(walk.calls()).contains("handOver warningFailed");
        visits.waitsFor(walk, "PROC:prosecutor userTask_issueSupervisionOrder 2026-12-02 23:59:59");
        walk.done("userTask_issueSupervisionOrder", "withGuidance", "yes");
        assertThat(walk.calls()).contains("recordWarning W4 orderServedAt", "startCaseTerm TL-25 orderServedAt");
        walk.done("userTask_orderGuidance", "sessionsPlanned", 1, "firstSessionAt", "2026-12-05");
        assertThat(walk.open()).contains("WF:main userTask_guidanceSession 2026-12-05 23:59:59");
        walk.at("2026-12-05T12:00").done("userTask_guidanceSession", "heldAt", "2026-12-05" + NOON);
        visitedThreeTimes(walk);
        visits.waitsFor(walk, "PROC:prosecutor userTask_evaluateOrder 2027-02-25 23:59:59");
        walk.done("userTask_evaluateOrder", "result", "notCorrected")
                .done(CHOOSE, "measureChosen", "referral", "referToProc", "yes");
        assertThat(walk.calls()).filteredOn("handOver warningFailed"::equals).hasSize(2);
        ends(walk, "endEvent_escalatedProsecution");
    }

    /** A session that waits is stopped too. */
    @Test
    void theVillageAndTheGuidanceStopTheOthersToo() {
        var walk = chosen("W3")
                .done("userTask_issueWarning", "withGuidance", "yes")
                .done("userTask_orderGuidance");
        assertThat(walk.open()).hasSize(3);
        walk.at("2026-11-25T12:00")
                .doneBy("VILLAGE:main", VISIT, "checkedAt", "2026-11-25" + NOON, "newViolence", "yes");
        visits.waitsFor(walk, "TOWNSHIP:childSupervisor userTask_evaluate 2026-12-02 23:59:59");
        walk.done(EVALUATE, "result", "partly");
        assertThat(walk.open()).as("one more round").hasSize(3);
        walk.doneBy("POLICE:main", VISIT, "checkedAt", "2026-11-25" + NOON, "mustLeave", "yes");
        assertThat(walk.calls()).contains("handOver childMustLeaveGuardian");
        ends(walk, "endEvent_custodyStarted");
    }

    @Test
    void oneMoreRoundBeginsWithAnEmptyRow() {
        var walk = visitedThreeTimes(chosen("W1").done("userTask_dissuade"));
        walk.done(EVALUATE, "result", "partly");
        visited(walk, "2027-03-18");
        visited(walk, "2027-04-18");
        assertThat(walk.open()).singleElement().asString().contains(VISIT);
        visited(walk, "2027-05-18").done(EVALUATE, "result", "guardianChanged");
        ends(walk, "endEvent_guardianChanged");
    }

    /** Three visits in one week are one. */
    @Test
    void visitsOfOneWeekCountOnce() {
        var walk = chosen("W1").done("userTask_dissuade");
        for (var day : List.of("2026-12-14", "2026-12-15", "2026-12-16", "2026-12-17")) {
            visited(walk, day);
        }
        assertThat(walk.open()).singleElement().asString().contains(VISIT);
    }

    @Test
    void aVisitWithoutTheChildDoesNotCount() {
        var walk = chosen("W1").done("userTask_dissuade");
        for (var day : List.of("2026-12-18", "2027-01-18", "2027-02-18")) {
            visited(walk, day, "childSeen", "no");
        }
        assertThat(walk.open()).singleElement().asString().contains(VISIT);
    }

    @Test
    void whoeverTurnsEighteenIsNoChildAnyMore() {
        var walk = visitedThreeTimes(chosen("W1").done("userTask_dissuade"));
        ends(walk.done(EVALUATE, "result", "adult"), "endEvent_adult");
    }

    // ------------------------------------------------------------------ what belongs to others

    @Test
    void whatMayBePunishedGoesToThePolice() {
        var walk = chosen("police", "injury", "yes");
        assertThat(walk.calls()).contains("joinAgencies POLICE");
        ends(walk, "endEvent_escalatedPolice");
    }

    @Test
    void aChildThatMustLeaveGoesToCivilAffairs() {
        var walk = chosen("custody", "dangerNow", "yes");
        assertThat(walk.calls()).contains("handOver childMustLeaveGuardian");
        ends(walk, "endEvent_custodyStarted");
        var later = visitedThreeTimes(chosen("W1").done("userTask_dissuade")).done(EVALUATE, "result", "custody");
        ends(later, "endEvent_custodyStarted");
    }

    @Test
    void aChildOutOfSchoolGoesToTheEducationBureauBesides() {
        var walk = chosen("W1", "notInSchool", "yes");
        assertThat(walk.calls()).contains("handOver childOutOfSchool");
        visits.waitsFor(walk, "VILLAGE:childDirector userTask_dissuade 2026-11-25 23:59:59");
    }

    // ------------------------------------------------------------------ terms, worked out by hand

    /**
     * 2026: 14 February is worked, 15 to 23 February are free, 28 February is worked; 27 November is a Friday. Of 2027 only weekends
     * are known.
     */
    @ParameterizedTest(name = "{0} {1} from {3}: {4}")
    @CsvSource({
        "TL-28 two working days over a make-up Saturday,choose,W1,2026-02-12T10:00,2026-02-14 23:59:59",
        "TL-28 over the festival,choose,W1,2026-02-14T10:00,2026-02-25 23:59:59",
        "TL-20 three working days over the festival,measure,W1,2026-02-13T10:00,2026-02-25 23:59:59",
        "TL-22 five working days over the year end,measure,W2,2026-12-30T10:00,2027-01-06 23:59:59",
        "TL-22 the make-up Saturday counts,measure,W2,2026-02-24T10:00,2026-03-02 23:59:59",
        "TL-25a five working days over the year end,measure,W4,2026-12-31T10:00,2027-01-07 23:59:59",
        "TL-23b 24 hours run through the festival,measure,W3,2026-02-15T22:30,2026-02-16 22:30:00",
        "TL-21 24 hours run through new year,report,W1,2026-12-31T20:00,2027-01-01 20:00:00",
        "TL-29 five working days,order,W2,2026-02-12T10:00,2026-02-26 23:59:59",
        "TL-26 seven days end in the festival and roll,police,W3,2026-02-11T10:00,2026-02-24 23:59:59",
        "TL-26b three months from a day that the month lacks and roll,second,W3,2026-11-30T10:00,2027-03-01 23:59:59",
        "TL-26d one month ends in the festival and rolls,visit,W2,2026-01-15T10:00,2026-02-24 23:59:59",
        "TL-26d one month over the year end,visit,W1,2026-12-31T10:00,2027-02-01 23:59:59",
        "TL-26e one month after a letter,village,W3,2026-01-31T10:00,2026-02-28 23:59:59",
        "TL-24a the day of the order is not rolled,session,W2,2026-02-12T10:00,2026-02-21 23:59:59",
        "TL-27a five working days over the festival,evaluate,W1,2026-02-13T10:00,2026-02-27 23:59:59",
        "TL-11 three working days over the make-up Saturday,tell,custody,2026-02-12T10:00,2026-02-24 23:59:59"
    })
    void termsEndWhenTheyShould(String what, String step, String measure, String from, String due) {
        visits.platform().standAt(from);
        var moment = from + ":00+08:00";
        var walk = begun("discoveredAt", date(from));
        if (!step.equals("choose")) {
            walk.done(CHOOSE, "measureChosen", measure, "issuer", measure.equals("W4") ? "PROC" : "POLICE");
            walk = onTheWay(walk, step, measure, moment);
        }
        assertThat(walk.open()).as(what).anyMatch(task -> task.endsWith(due));
    }

    private static Walk onTheWay(Walk walk, String step, String measure, String moment) {
        if (List.of("measure", "tell").contains(step)) {
            return walk;
        }
        var guided = List.of("order", "session").contains(step) ? "yes" : "no";
        switch (measure) {
            case "W1" ->
                walk.done(
                        "userTask_dissuade",
                        "dissuadedAt",
                        moment,
                        "reportPolice",
                        step.equals("report") ? "yes" : "no");
            case "W2" -> walk.done("userTask_admonish", "admonishedAt", moment, "withGuidance", guided);
            default -> walk.done("userTask_issueWarning", "servedAt", moment);
        }
        return switch (step) {
            case "session" ->
                walk.done("userTask_orderGuidance", "orderServedAt", moment, "firstSessionAt", "2026-02-21");
            case "second" -> walk.doneBy("POLICE:main", VISIT, "checkedAt", moment);
            case "evaluate" -> walk.done(VISIT, "checkedAt", moment, "newViolence", "yes");
            default -> walk;
        };
    }

    /** Elsewhere police have 72 hours, and in Guizhou the village visits within a month by law. */
    @Test
    void termsOfOtherProvincesDiffer() {
        var guizhou = recorded("province", "52").done(CHOOSE, "measureChosen", "W3", "withGuidance", "no");
        assertThat(guizhou.open()).containsExactly("POLICE:caseOfficer userTask_issueWarning 2026-11-23 16:20:00");
        guizhou.done("userTask_issueWarning");
        assertThat(guizhou.open()).contains("VILLAGE:main userTask_followUpVisit 2026-12-21 23:59:59");
    }

    /** A child in the gravest tier is seen within three days, and then each week, whatever the measure; an orange one each month. */
    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource({
        "RED,W1,2026-11-23 16:20:00,2026-11-28 12:00:00",
        "RED,W2,2026-11-23 16:20:00,2026-11-28 12:00:00",
        "RED,W3,2026-11-23 16:20:00,2026-11-28 12:00:00",
        "ORANGE,W1,2026-12-21 23:59:59,2026-12-21 23:59:59"
    })
    void visitsAskTheTier(String tier, String measure, String first, String next) {
        visits.platform().standAt("2026-11-20T16:20");
        var walk = recorded("riskTier", tier)
                .done(CHOOSE, "measureChosen", measure, "issuer", "POLICE", "withGuidance", "no");
        onTheWay(walk, "visit", measure, "2026-11-20T16:20:00+08:00");
        assertThat(walk.open()).filteredOn(task -> task.contains(VISIT)).allMatch(task -> task.endsWith(first));
        if (!measure.equals("W3")) {
            visited(walk, "2026-11-21");
            assertThat(walk.open()).filteredOn(task -> task.contains(VISIT)).allMatch(task -> task.endsWith(next));
        }
    }

    // ------------------------------------------------------------------ whatever people do

    /** Work in any order, with any answers that move the process: it always comes to an end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noOrderOfWorkGetsStuck(long seed) {
        var dice = new Random(seed);
        var walk = recorded();
        var day = LocalDateTime.parse("2026-11-20T16:20");
        for (var turn = 0; walk.runs(); turn++) {
            assertThat(turn)
                    .as("turns of %s, open %s", walk.caseNo(), walk.open())
                    .isLessThan(200);
            var open = walk.tasks();
            var task = open.get(dice.nextInt(open.size()));
            walk.complete(task, AnyAnswers.to(task.getTaskDefinitionKey(), dice, turn));
            day = day.plusDays(dice.nextInt(30));
            walk.at(day.toString());
        }
    }
}
