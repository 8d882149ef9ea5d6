package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.huhang.engine.TestEngine;
import org.junit.jupiter.api.Test;

/** The small processes of a case that begin whenever somebody must learn something: emergency, further report, named agency. */
class SmallProcessesTests {

    private static void of(String file, java.util.function.Consumer<Visits> walks) {
        try (var visits = new Visits("/processes/" + file)) {
            visits.platform().standAt("2026-11-20T16:20");
            walks.accept(visits);
            visits.complete();
        }
    }

    @Test
    void anEmergencySendsThePoliceAndAsksWhetherTheChildMustLeave() {
        of("emergency/emergency.bpmn", visits -> {
            var walk = visits.walk("childInDanger", "riskTier", "RED");
            visits.waitsFor(
                    walk,
                    "POLICE:caseOfficer userTask_decideRemoval 2026-11-20 17:20:00",
                    "POLICE:deskOfficer userTask_emergencyReceive 2026-11-20 16:50:00");
            walk.done(
                    "userTask_decideRemoval",
                    "childMustLeave",
                    "yes",
                    "removalGrounds",
                    List.of("badlyHurt"),
                    "takenTo",
                    "hospital");
            assertThat(walk.calls()).containsExactly("handOver childMustLeaveGuardian");
            visits.waitsFor(walk, "POLICE:deskOfficer userTask_emergencyReceive 2026-11-20 16:50:00");
            walk.done("userTask_emergencyReceive");
            visits.ends(walk);

            var stays = visits.walk("childInDanger")
                    .done("userTask_emergencyReceive")
                    .done("userTask_decideRemoval");
            assertThat(stays.calls()).isEmpty();
            visits.ends(stays);
        });
    }

    @Test
    void aFurtherReportIsRegisteredWhereItHappenedAndAnswered() {
        of("further-report/further-report.bpmn", visits -> {
            var walk = visits.walk("reportJoined", "regionCode", "532524", "reportedAt", Date.from(TestEngine.now()));
            visits.waitsFor(walk, "TOWNSHIP:intake userTask_registerFurtherReport 2026-11-20 17:20:00");

            walk.done("userTask_registerFurtherReport", "receivers", List.of("POLICE", "EDU"));

            assertThat(walk.calls()).containsExactly("joinAgencies POLICE,EDU");
            visits.waitsFor(walk, "TOWNSHIP:intake userTask_feedbackReporter acceptance 2026-11-21 16:20:00");
            walk.told("accepted", "acceptance", "INTAKE");
            visits.ends(walk);
        });
    }

    @Test
    void anAgencyThatIsNamedTakesPartOrSaysWhyNot() {
        of("agency-named/agency-named.bpmn", visits -> {
            var walk = visits.walk("agencyNamed", "namedAgency", "EDU-532503", "namedBy", "TOWNSHIP-532503102");
            visits.waitsFor(walk, "EDU-532503:main userTask_takePart 2026-11-21 16:20:00");
            visits.ends(walk.done("userTask_takePart"));

            var refused = visits.walk("agencyNamed", "namedAgency", "EDU-532503", "namedBy", "TOWNSHIP-532503102")
                    .done("userTask_takePart", "takesPart", "notOurDuty", "notOurDutyReason", "学生在民办机构");
            visits.waitsFor(refused, "TOWNSHIP-532503102:leader userTask_arrangeOtherwise 2026-11-21 16:20:00");
            refused.done("userTask_arrangeOtherwise", "receivers", List.of("SCHOOL"));
            assertThat(refused.calls()).containsExactly("joinAgencies SCHOOL");
            visits.ends(refused);

            Object[] outside = {"namedBy", "POLICE-532503", "sentAt", Date.from(TestEngine.now())};
            var taken = visits.walk("outsideNamed", outside);
            visits.waitsFor(taken, "POLICE-532503:main userTask_confirmTaken 2026-11-21 16:20:00");
            visits.ends(taken.done("userTask_confirmTaken"));
            var notTaken = visits.walk("outsideNamed", outside)
                    .done("userTask_confirmTaken", "outsideTaken", "no", "notTakenReason", "没有人接手");
            visits.waitsFor(notTaken, "POLICE-532503:leader userTask_arrangeOtherwise 2026-11-21 16:20:00");
            visits.ends(notTaken.done("userTask_arrangeOtherwise"));
        });
    }

    @Test
    void whatIsHandedOverIsTakenOrRefusedAndThenSentAgainOrDropped() {
        of("hand-over/hand-over.bpmn", visits -> {
            Object[] facts = {
                "handOverMessage",
                "childOutOfSchool",
                "senderCode",
                "CIVIL-532503",
                "takerCode",
                "EDU-532503",
                "takerRole",
                "dropoutOfficer",
                "handedAt",
                Date.from(TestEngine.now()),
                "handOverRefused",
                false,
                "handOverTaken",
                false,
                "receiverBegun",
                false
            };
            var walk = visits.walk("handedOver", facts);
            visits.waitsFor(walk, "EDU-532503:dropoutOfficer userTask_takeHandOver 2026-11-21 16:20:00");
            walk.done("userTask_takeHandOver", "handOverAnswer", "refuse", "refusedReason", "学籍不在本县");
            visits.waitsFor(walk, "CIVIL-532503:leader userTask_decideRefused 2026-11-21 16:20:00");
            walk.done("userTask_decideRefused");
            visits.waitsFor(walk, "EDU-532503:dropoutOfficer userTask_takeHandOver 2026-11-21 16:20:00");
            walk.done(
                    "userTask_takeHandOver",
                    "handOverAnswer",
                    "passOn",
                    "otherTaker",
                    "EDU-532503",
                    "sentMore",
                    "请你局接手");
            walk.done("userTask_takeHandOver");
            visits.waitsFor(walk, "EDU-532503:dropoutOfficer userTask_finishHandOver 2026-12-18 23:59:59");
            walk.done("userTask_finishHandOver", "handOverOutcome", "goingOn", "nextStep", "明天家访");
            walk.done(
                    "userTask_finishHandOver",
                    "handOverOutcome",
                    "passOn",
                    "otherTaker",
                    "EDU-532503",
                    "sentMore",
                    "请你局接手");
            visits.ends(walk.done("userTask_takeHandOver").done("userTask_finishHandOver"));

            facts[1] = "childMustLeaveGuardian";
            facts[11] = true;
            var refused = visits.walk("handedOver", facts);
            visits.waitsFor(refused, "CIVIL-532503:leader userTask_decideRefused 2026-11-20 17:20:00");
            visits.ends(refused.done("userTask_decideRefused", "refusedDecision", "drop", "droppedReason", "外婆已接走孩子"));

            facts[11] = false;
            facts[13] = true;
            var taken = visits.walk("handedOver", facts);
            visits.waitsFor(taken, "EDU-532503:dropoutOfficer userTask_finishHandOver 2026-11-21 16:20:00");
            visits.ends(taken.done("userTask_finishHandOver"));

            facts[13] = false;
            facts[15] = true;
            visits.ends(visits.walk("handedOver", facts).done("userTask_takeHandOver"));
        });
    }

    @Test
    void whatACorrectionWouldHaveSentAnotherWayIsPutRightByALeader() {
        of("look-again/look-again.bpmn", visits -> {
            var walk = visits.walk("answerCorrected", "senderCode", "CIVIL-532503");
            visits.waitsFor(walk, "CIVIL-532503:leader userTask_lookAgain 2026-11-21 16:20:00");

            walk.done("userTask_lookAgain", "receivers", List.of("POLICE"));

            assertThat(walk.calls()).containsExactly("joinAgencies POLICE");
            visits.ends(walk);
        });
    }

    @Test
    void whoeverClosesWhatNobodyReportedHasEachReportThatJoinedItAnsweredFirst() {
        of("case-closing/case-closing.bpmn", visits -> {
            var walk = visits.walk("nothingRuns").done("userTask_close", "closeDecision", "answerFirst");
            assertThat(walk.open()).singleElement().asString().contains("userTask_feedbackReporter");
            walk.done("userTask_feedbackReporter");
            visits.ends(walk.done("userTask_close"));
        });
    }

    @Test
    void whatOneAgencyDecidesOfARedCaseAnotherOneAnswersWithinADayAndWithinHoursOfDanger() {
        of("red-takes-two/red-takes-two.bpmn", visits -> {
            var walk = visits.walk("redAsked", "secondAgency", "POLICE-532503", "dangerWithinHour", false);
            visits.waitsFor(walk, "POLICE-532503:leader userTask_secondAgency 2026-11-21 16:20:00");
            visits.ends(walk.done("userTask_secondAgency"));

            var acute = visits.walk("redAsked", "secondAgency", "POLICE-532503", "dangerWithinHour", true);
            visits.waitsFor(acute, "POLICE-532503:leader userTask_secondAgency 2026-11-20 18:20:00");
            visits.ends(acute.done("userTask_secondAgency"));
        });
    }

    @Test
    void aDayThatAClosingNamedComesAgainUntilNobodyNeedGo() {
        of("follow-up/follow-up.bpmn", visits -> {
            var day = java.util.Date.from(java.time.Instant.parse("2026-12-09T16:00:00Z"));
            var walk = visits.walk("followUpNamed", "followUpBy", "CIVIL-532503", "followUpDue", day);
            assertThat(walk.open())
                    .singleElement()
                    .asString()
                    .startsWith("CIVIL-532503:main userTask_followUp 2026-12-1");
            visits.saw(walk);

            walk.done("userTask_followUp", "followUpNext", "again", "followUpDue", "2027-01-10");
            assertThat(walk.open())
                    .singleElement()
                    .asString()
                    .startsWith("CIVIL-532503:main userTask_followUp 2027-01-1");
            walk.done("userTask_followUp");

            visits.ends(walk);
        });
    }

    @Test
    void theOfficeOfTheOtherCaseSaysWithinADayWhetherItIsTheSameChild() {
        of("same-child/same-child.bpmn", visits -> {
            var walk = visits.walk("sameChildAsked");
            visits.waitsFor(walk, "WCWC:supervisor userTask_judgeSameChild 2026-11-21 16:20:00");

            walk.done("userTask_judgeSameChild", "sameChild", "link");

            assertThat(walk.calls()).containsExactly("joinSameChild");
            visits.ends(walk);
        });
    }
}
