package org.huhang.processes;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huhang.engine.BusinessClock;

/** Answers by dice: all that a gateway reads takes any of its values. */
public final class AnyAnswers {

    private static final String TODAY = "2026-11-20";
    private static final String LATER = "2026-12-31";
    private static final String NOW = "2026-11-20T16:20:00+08:00";

    private AnyAnswers() {}

    /** As below, and what happened happens now; only what a gateway reads, the rest is usual. */
    public static Map<String, Object> now(String elementId, Random dice, int turn) {
        var now = OffsetDateTime.now(BusinessClock.CHINA).truncatedTo(ChronoUnit.SECONDS);
        var answers = new HashMap<String, Object>();
        var pairs = to(elementId, dice, turn);
        for (var at = 0; at < pairs.length; at += 2) {
            answers.put((String) pairs[at], pairs[at + 1]);
        }
        var said = Map.<Object, Object>of(
                NOW, now.toString(),
                TODAY, now.toLocalDate().toString(),
                LATER, now.toLocalDate().plusMonths(1).toString());
        answers.replaceAll((key, value) -> said.getOrDefault(value, value));
        return answers;
    }

    static Object[] to(String elementId, Random dice, int turn) {
        return switch (elementId) {
            case "userTask_registerIntake" -> intake(dice);
            case "userTask_policeReceive" ->
                new Object[] {"removalNeeded", one(dice, "yes", "no"), "childCondition", List.of("danger")};
            case "userTask_acceptCase" -> acceptance(dice);
            case "userTask_decideFiling" ->
                new Object[] {
                    "filingDecision", one(dice, "criminal", "administrative", "dvWarning", "noCase", "extend"),
                    "extensionKind", one(dice, "clues", "complex", "penalty", "excluded"),
                    "excludedKind", "forensic",
                    "excludedNow", 5,
                    "extensionPaperNo", "1号",
                    "extensionApprover", "局长",
                    "onTheSpot", one(dice, "yes", "no"),
                    "offenderIsGuardian", one(dice, "yes", "no"),
                    "misconductConfirmed", one(dice, "yes", "no"),
                    "revocationConsidered", dice.nextBoolean()
                };
            case "userTask_prosecutionDecision" ->
                new Object[] {"prosecutionDecision", one(dice, "investigating", "transfer", "cancel", "other")};
            case "userTask_approveNotPolice" -> new Object[] {"notPoliceApproved", one(dice, "yes", "no")};
            case "userTask_approveOutcome" -> new Object[] {"outcomeApproved", one(dice, "yes", "no")};
            case "userTask_confirmOutside", "userTask_confirmForwarded", "userTask_confirmTaken" ->
                new Object[] {"outsideTaken", one(dice, "yes", "no"), "notTakenReason", "认为不在其辖区"};
            case "userTask_planInterview" ->
                new Object[] {"interviewState", one(dice, "done", "notNow"), "noInterviewReason", "医生说还要再等"};
            case "userTask_recordReview" ->
                new Object[] {
                    "reviewAsked",
                    one(dice, "yes", "late", "no"),
                    "reviewLevel",
                    one(dice, "first", "second"),
                    "reviewBy",
                    "lawyer",
                    "requestedAt",
                    NOW
                };
            case "userTask_serveNonFiling" -> new Object[] {"sentByAgency", one(dice, "yes", "no")};
            case "userTask_recordAgencyReview" ->
                new Object[] {"agencyReviewAsked", one(dice, "yes", "no"), "agencyRequestedAt", NOW};
            case "userTask_answerAgencyReview" ->
                new Object[] {"agencyReviewOutcome", one(dice, "upheld", "overturned", "settled")};
            case "userTask_recordAppeal" -> new Object[] {"appealAsked", one(dice, "yes", "waived", "no")};
            case "userTask_recordAppealResult" ->
                new Object[] {"appealOutcome", one(dice, "upheld", "changed", "redo", "pending"), "redoBy", LATER};
            case "userTask_answerReview" ->
                new Object[] {"reviewOutcome", one(dice, "upheld", "overturned", "settled", "extend")};
            case "userTask_recordTransfer" ->
                new Object[] {"sentForProsecution", one(dice, "yes", "no"), "notSentReason", "补充侦查"};
            case "userTask_takeTransfer" ->
                new Object[] {"transferAnswer", one(dice, "accept", "return"), "returnReason", "不归本单位管辖"};
            case "userTask_procCopyReview" -> new Object[] {"procOpinion", one(dice, "agree", "askFilingReasons")};
            case "userTask_needsAssessment" ->
                new Object[] {
                    "temporaryCareNeeded", one(dice, "yes", "no"),
                    "guardianMisconduct", one(dice, "yes", "no"),
                    "schooling", one(dice, "attends", "out"),
                    "helpNeeded", one(dice, "yes", "no"),
                    "reportDuty", one(dice, "fulfilled", "doubted", "merit")
                };
            case "userTask_servicePlan" -> new Object[] {"legalAidApplied", dice.nextBoolean(), "appliedAt", TODAY};
            case "userTask_accountability" -> new Object[] {"procSupervisionNeeded", one(dice, "yes", "no")};
            case "userTask_decideRemoval" ->
                dice.nextBoolean()
                        ? new Object[] {}
                        : new Object[] {
                            "childMustLeave", "yes", "removalGrounds", List.of("unattended"), "takenTo", "relative"
                        };
            // After a while the leader has seen enough.
            case "userTask_close" ->
                turn > 60
                        ? new Object[] {}
                        : new Object[] {"closeDecision", one(dice, "approve", "answerFirst", "sendBack")};
            case "userTask_chooseMeasure" ->
                new Object[] {
                    "measureChosen",
                    turn > 60 ? "custody" : one(dice, "W1", "W2", "W3", "W4", "police", "custody", "referral"),
                    "notInSchool",
                    one(dice, "yes", "no"),
                    "referToProc",
                    one(dice, "yes", "no")
                };
            case "userTask_dissuade" -> new Object[] {"reportPolice", one(dice, "yes", "no")};
            case "userTask_admonish", "userTask_issueWarning", "userTask_issueSupervisionOrder" ->
                new Object[] {"withGuidance", one(dice, "yes", "no")};
            case "userTask_followUpVisit" ->
                new Object[] {
                    "newViolence", one(dice, "yes", "no", "no", "no"),
                    "mustLeave", one(dice, "yes", "no", "no", "no", "no", "no"),
                    "childSeen", one(dice, "yes", "yes", "no")
                };
            case "userTask_guidanceSession" ->
                new Object[] {"attended", one(dice, "yes", "no"), "guidanceNeeded", one(dice, "yes", "yes", "no")};
            case "userTask_evaluate", "userTask_evaluateOrder" ->
                new Object[] {
                    "result",
                    one(dice, "corrected", "partly", "notCorrected", "relapse", "custody", "guardianChanged", "adult")
                };
            default -> schooling(elementId, dice, turn);
        };
    }

    private static Object[] schooling(String elementId, Random dice, int turn) {
        return switch (elementId) {
            case "userTask_contactGuardian" ->
                new Object[] {"contactResult", one(dice, "back", "justified", "out", "out")};
            case "userTask_homeVisit" ->
                new Object[] {
                    "homeVisitResult", one(dice, "back", "justified", "out", "out", "out", "missing"),
                    "mustLeave", one(dice, "no", "no", "yes")
                };
            case "userTask_markSuspected" ->
                new Object[] {"suspectedResult", one(dice, "out", "out", "back", "justified")};
            case "userTask_compareData" ->
                new Object[] {
                    "whereabouts", one(dice, "out", "out", "out", "elsewhere", "exempt", "overAge", "missing"),
                    "worksIllegally", one(dice, "yes", "no")
                };
            case "userTask_persuade" ->
                new Object[] {
                    "persuadeResult",
                    turn > 60 ? "back" : one(dice, "back", "promised", "guardianRefuses", "childRefuses", "missing")
                };
            case "userTask_writtenReport" -> new Object[] {"orderBy", one(dice, "TOWNSHIP", "EDU")};
            case "userTask_checkReturn" ->
                new Object[] {
                    "checkResult", one(dice, "back", "guardianRefuses", "guardianRefuses", "childRefuses", "missing"),
                    "stepChosen", one(dice, "penalty", "litigation")
                };
            case "userTask_penaltyDecision" ->
                new Object[] {
                    "penaltyResult", one(dice, "back", "guardianRefuses"),
                    "penaltyKind", one(dice, "fine", "other", "none")
                };
            case "userTask_remind" -> new Object[] {"remindResult", one(dice, "back", "guardianRefuses")};
            case "userTask_chooseLitigation" ->
                new Object[] {"litigation", one(dice, "CIVIL_SUIT", "ENFORCEMENT", "none")};
            case "userTask_recordCourt" ->
                new Object[] {
                    "courtResult", one(dice, "pending", "executing", "back", "rejected"),
                    "courtAccepted", one(dice, "yes", "no")
                };
            case "userTask_stabilise" ->
                new Object[] {
                    "stabilityFound", one(dice, "attends", "attends", "attends", "stopped", "elsewhere", "overAge")
                };
            case "userTask_deregister" -> new Object[] {"deregister", one(dice, "yes", "yes", "no")};
            default -> new Object[] {};
        };
    }

    private static Object[] intake(Random dice) {
        return new Object[] {
            "intakeDecision",
            one(dice, "accept", "accept", "accept", "accept", "forward", "merge", "sendBack"),
            "mergeInto",
            "532503-2026-00001",
            "forwardWhere",
            "platform",
            "forwardToAgency",
            "TOWNSHIP-532524100",
            "sendBackReason",
            "事发地不在本镇",
            "leadAgency",
            one(dice, "CIVIL", "POLICE"),
            "preliminaryCheckAsked",
            dice.nextBoolean(),
            "checkBy",
            one(dice, "VILLAGE", "TOWNSHIP")
        };
    }

    private static Object[] acceptance(Random dice) {
        return new Object[] {
            "ownJurisdiction",
            one(dice, "yes", "yes", "yes", "no"),
            "transferWhere",
            "platform",
            "transferToAgency",
            "POLICE-532524",
            "transferTold",
            "told",
            "transferredAt",
            NOW,
            "caseNature",
            one(dice, "criminal", "administrative", "notPolice"),
            "administrativeKind",
            one(dice, "publicOrder", "otherAdministrative"),
            "filedAt",
            NOW
        };
    }

    private static String one(Random dice, String... codes) {
        return codes[dice.nextInt(codes.length)];
    }
}
