package org.huhang.safety;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huhang.engine.BusinessClock;
import org.huhang.processes.AnyAnswers;
import org.huhang.testing.Office;

/** What changes the way of a case, for the tasks that ask it. */
final class WaysOn {

    private static final String INTAKE = "userTask_registerIntake";

    private static final Map<String, Object> NOT_TAKEN = Map.of("outsideTaken", "no", "notTakenReason", "对方说不归他们");

    private static final Map<String, Object> OUTSIDE = Map.of(
            "ownJurisdiction", "no",
            "transferWhere", "outside",
            "transferOutside", "靖西市公安局",
            "spokenTo", "值班室",
            "transferredAt", now(),
            "transferTold", "told");

    private static final Map<String, Object> FORWARD_OUTSIDE = Map.of(
            "intakeDecision", "forward",
            "forwardWhere", "outside",
            "forwardOutside", "靖西市民政局",
            "spokenTo", "值班室",
            "forwardedAt", now());

    static String now() {
        return OffsetDateTime.now(BusinessClock.CHINA)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static final List<Map<String, Object>> RESULTS = List.of(
            Map.of(),
            Map.of("result", "partly"),
            Map.of("result", "notCorrected"),
            Map.of("result", "relapse"),
            Map.of("result", "custody"),
            Map.of("result", "guardianChanged"),
            Map.of("result", "adult"));

    private static final Map<String, List<Map<String, Object>>> CHOICES = Map.ofEntries(
            Map.entry(
                    INTAKE,
                    List.of(
                            Map.of(),
                            Map.of(),
                            Map.of("riskTier", "RED", "decisionReason", "情况危急"),
                            Map.of("reportDuty", "doubted"),
                            Map.of("concerns", List.of("childLabour")),
                            Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE"),
                            Map.of("receivers", List.of("POLICE", "CIVIL", "EDU", "HEALTH")),
                            Map.of("receivers", List.of("CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"),
                            Map.of("incidentTownship", "532524101"),
                            Office.forwardedTo("CIVIL-532524"),
                            Office.forwardedTo("TOWNSHIP-532524101"),
                            FORWARD_OUTSIDE,
                            Map.of("intakeDecision", "sendBack", "sendBackReason", "事发地不在本镇"),
                            Map.of("intakeDecision", "notAboutMinor"))),
            Map.entry("userTask_preliminaryCheck", List.of(Map.of(), Map.of("dangerFound", "yes"))),
            Map.entry(
                    "userTask_needsAssessment",
                    List.of(
                            Map.of(),
                            Map.of("helpNeeded", "no"),
                            Map.of("dangerNow", true, "riskTier", "RED"),
                            Map.of("severeHomeViolence", true, "riskTier", "ORANGE"),
                            Map.of("childSeen", "no", "notSeenWhy", "没有人在家", "riskTier", "BLUE"),
                            Map.of("temporaryCareNeeded", "yes"),
                            Map.of("schooling", "out"),
                            Map.of("reportDuty", "doubted"))),
            Map.entry(
                    "userTask_policeReceive",
                    List.of(
                            Map.of(),
                            Map.of("childCondition", List.of("danger")),
                            Map.of("childCondition", List.of("injured"), "removalNeeded", "yes"),
                            Map.of("childCondition", List.of("notFound")))),
            Map.entry(
                    "userTask_acceptCase",
                    List.of(
                            Map.of(),
                            transfer("POLICE-532524"),
                            transfer("POLICE-532503"),
                            transfer("POLICE-5325"),
                            OUTSIDE,
                            Map.of("caseNature", "administrative"),
                            Map.of("caseNature", "notPolice"))),
            Map.entry(
                    "userTask_takeTransfer",
                    List.of(Map.of(), Map.of("transferAnswer", "return", "returnReason", "主要犯罪地在对方"))),
            Map.entry("userTask_approveNotPolice", List.of(Map.of(), Map.of("notPoliceApproved", "no"))),
            Map.entry("userTask_confirmOutside", List.of(Map.of(), NOT_TAKEN)),
            Map.entry("userTask_confirmForwarded", List.of(Map.of(), NOT_TAKEN)),
            Map.entry("userTask_confirmTaken", List.of(Map.of(), NOT_TAKEN)),
            Map.entry(
                    "userTask_decideFiling",
                    List.of(
                            Map.of(),
                            Map.of("filingDecision", "criminal"),
                            Map.of("filingDecision", "noCase", "decisionReason", "证据不足"))),
            Map.entry(
                    "userTask_carryOutMeasure",
                    List.of(Map.of(), Map.of("result", "notPossible", "whatWasDone", "家里没有人"))),
            Map.entry(
                    "userTask_close",
                    List.of(
                            Map.of(),
                            Map.of("closeDecision", "sendBack"),
                            Map.of("closeDecision", "answerFirst"),
                            Map.of("redReason", "今天民警和社工一起见到孩子，平安"),
                            Map.of("endState", "closedNoRisk", "endReason", "见到孩子安全", "notGivenReason", "全家已迁走"))),
            Map.entry("userTask_emergencyReceive", List.of(Map.of(), Map.of("childCondition", List.of("injured")))),
            Map.entry("userTask_decideRemoval", List.of(Map.of(), Map.of("childMustLeave", "yes"))),
            Map.entry("userTask_lookAgain", List.of(Map.of(), Map.of("receivers", List.of("CIVIL", "POLICE", "EDU")))),
            Map.entry("userTask_takePart", List.of(Map.of(), Map.of("takesPart", "notOurDuty", "whyNot", "不归我们"))),
            Map.entry(
                    "userTask_takeHandOver",
                    List.of(
                            Map.of(),
                            Map.of("handOverAnswer", "refuse", "refusedReason", "孩子户籍在外县"),
                            Map.of("handOverAnswer", "passOn", "otherTaker", "RESCUE-532503", "sentMore", "请接孩子"))),
            Map.entry(
                    "userTask_finishHandOver",
                    List.of(
                            Map.of(),
                            Map.of("handOverOutcome", "goingOn", "outcomeNow", "还在外婆家", "nextStep", "明天去接"),
                            Map.of("handOverOutcome", "notNeeded", "droppedReason", "父亲已回家照看"))),
            Map.entry(
                    "userTask_decideRefused",
                    List.of(
                            Map.of(),
                            Map.of("refusedDecision", "drop", "droppedReason", "外婆已接走孩子"),
                            Map.of("refusedDecision", "other", "otherTaker", "CIVIL-532524", "sentMore", "户籍在建水"))),
            Map.entry("userTask_judgeSameChild", List.of(Map.of(), Map.of("sameChild", "merge"))),
            Map.entry(
                    "userTask_chooseMeasure",
                    List.of(
                            Map.of(),
                            Map.of("measureChosen", "W2"),
                            Map.of("measureChosen", "W3", "domesticViolence", "yes"),
                            Map.of("measureChosen", "W4", "issuer", "PROC", "referToProc", "yes"),
                            Map.of("measureChosen", "police", "injury", "yes"),
                            Map.of("measureChosen", "custody", "dangerNow", "yes"),
                            Map.of("measureChosen", "referral", "referToProc", "yes", "notInSchool", "yes"))),
            Map.entry("userTask_dissuade", List.of(Map.of(), Map.of("reportPolice", "yes"))),
            Map.entry("userTask_admonish", List.of(Map.of(), Map.of("withGuidance", "yes"))),
            Map.entry("userTask_issueWarning", List.of(Map.of(), Map.of("withGuidance", "yes"))),
            Map.entry("userTask_issueSupervisionOrder", List.of(Map.of(), Map.of("withGuidance", "yes"))),
            Map.entry(
                    "userTask_followUpVisit",
                    List.of(
                            Map.of(),
                            Map.of("newViolence", "yes"),
                            Map.of("mustLeave", "yes"),
                            Map.of("dangerNow", "yes"),
                            Map.of("childSeen", "no"))),
            Map.entry(
                    "userTask_guidanceSession",
                    List.of(Map.of(), Map.of("attended", "no"), Map.of("guidanceNeeded", "no"))),
            Map.entry("userTask_evaluate", RESULTS),
            Map.entry("userTask_evaluateOrder", RESULTS));

    private static Map<String, Object> transfer(String agency) {
        return Map.of(
                "ownJurisdiction", "no",
                "transferWhere", "platform",
                "transferToAgency", agency,
                "transferTold", "told");
    }

    private WaysOn() {}

    /** Whether a task has answers of which each leads on in another way. */
    static boolean fork(String elementId) {
        return CHOICES.containsKey(elementId)
                || !AnyAnswers.now(elementId, new Random(0), 0).isEmpty();
    }

    /**
     * One of them, or all that a gateway reads by dice; nobody sets lower by chance what the tables say.
     *
     * @param red whether the case is RED
     */
    static Map<String, Object> one(String elementId, Random dice, int turn, boolean red) {
        var choices = CHOICES.getOrDefault(elementId, List.of());
        if (choices.isEmpty() || !elementId.equals(INTAKE) && dice.nextInt(3) == 0) {
            return AnyAnswers.now(elementId, dice, turn);
        }
        var one = new HashMap<>(choices.get(dice.nextInt(choices.size())));
        if (red && elementId.equals(INTAKE)) {
            one.remove("riskTier");
        }
        return one;
    }
}
