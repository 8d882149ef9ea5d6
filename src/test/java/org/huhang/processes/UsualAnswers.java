package org.huhang.processes;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.huhang.engine.BusinessClock;

/** What a person answers when nothing special is the matter; a test says only what differs. */
public final class UsualAnswers {

    static final String FILE = "3f2a9c10-5b7e-4d1c-9a54-0c2d6e8f1a23";
    private static final String NOW = "now";
    private static final String TODAY = "today";
    private static final String SOON = "soon";

    private static final Map<String, Object> DECISION = Map.of("decisionReason", "按调查情况");
    private static final Map<String, Object> HEARD = Map.of("childOpinion", "我想跟外婆住");

    private static final Map<String, Object> LATE = Map.of(
            "lateReason", "otherReason",
            "lateFacts", "住院手术",
            "obstacleEndedAt", TODAY,
            "lateAllowedBy", "法制大队负责人",
            "lateRefusedTold", true);

    private static final Map<String, Object> SERVED =
            Map.of("servedAt", NOW, "serviceMethod", "inPerson", "servedTo", "relative");

    private static final Map<String, List<Map<String, Object>>> ANSWERS = Map.ofEntries(
            Map.entry(
                    "userTask_registerIntake",
                    List.of(
                            Map.of(
                                    "intakeDecision", "accept",
                                    "leadAgency", "CIVIL",
                                    "incidentTownship", "532503102",
                                    "riskTier", "ORANGE",
                                    "secrecy", "NORMAL",
                                    "sexualAssaultSuspected", "no",
                                    "checkBy", "VILLAGE",
                                    "receivers", List.of("POLICE", "CIVIL"),
                                    "reportDuty", "fulfilled"),
                            DECISION)),
            Map.entry("userTask_judgeSameChild", List.of(Map.of("sameChild", "apart"), DECISION)),
            Map.entry(
                    "userTask_preliminaryCheck",
                    List.of(Map.of(
                            "checkedAt", NOW,
                            "childSeen", "no",
                            "childState", "由外婆照看",
                            "findings", "邻居说平安",
                            "reportHolds", "unclear",
                            "dangerFound", "no"))),
            Map.entry(
                    "userTask_policeReceive",
                    List.of(
                            Map.of(
                                    "onSceneAt",
                                    NOW,
                                    "childCondition",
                                    List.of("safe"),
                                    "removalNeeded",
                                    "no",
                                    "natureExpected",
                                    "criminal"),
                            DECISION,
                            HEARD)),
            Map.entry(
                    "userTask_acceptCase",
                    List.of(
                            Map.of(
                                    "ownJurisdiction",
                                    "yes",
                                    "caseNature",
                                    "criminal",
                                    "administrativeKind",
                                    "publicOrder",
                                    "acceptedAt",
                                    NOW,
                                    "receiptGivenAt",
                                    NOW,
                                    "receiptPaper",
                                    List.of(FILE),
                                    "interviewState",
                                    "done",
                                    "noInterviewReason",
                                    "已在医院一次问清"),
                            DECISION,
                            HEARD)),
            Map.entry(
                    "userTask_decideFiling",
                    List.of(
                            Map.of(
                                    "filingDecision",
                                    "administrative",
                                    "decidedAt",
                                    NOW,
                                    "onTheSpot",
                                    "no",
                                    "offenderIsGuardian",
                                    "no"),
                            DECISION)),
            Map.entry(
                    "userTask_serveNonFiling",
                    List.of(
                            Map.of(
                                    "servedAt",
                                    NOW,
                                    "serviceMethod",
                                    "inPerson",
                                    "servedTo",
                                    "complainant",
                                    "toldOfReview",
                                    true),
                            Map.of(
                                    "sentByAgency",
                                    "no",
                                    "sendingAgency",
                                    "测试市教育体育局",
                                    "agencyServedAt",
                                    NOW,
                                    "agencyToldOfReview",
                                    true))),
            Map.entry(
                    "userTask_serveNoPenalty",
                    List.of(Map.of(
                            "servedAt",
                            NOW,
                            "serviceMethod",
                            "inPerson",
                            "servedTo",
                            "complainant",
                            "toldOfAppeal",
                            true))),
            Map.entry(
                    "userTask_prosecutionDecision",
                    List.of(
                            Map.of("prosecutionDecision", "transfer", "outcomeNote", "证据确实充分", "outcomeAt", NOW),
                            DECISION)),
            Map.entry(
                    "userTask_approveNotPolice",
                    List.of(
                            Map.of(
                                    "notPoliceApproved", "yes",
                                    "handedWhere", "outside",
                                    "handedOutside", "邻县民政局",
                                    "handedSpokenTo", "值班员"),
                            DECISION)),
            Map.entry(
                    "userTask_serveNotPolice", List.of(SERVED, Map.of("reporterServed", "测老师", "toldWhereToGo", true))),
            Map.entry("userTask_reportOnTheSpot", List.of(Map.of("spotReportedAt", NOW, "spotReportedTo", "法制大队值班民警"))),
            Map.entry("userTask_servePenalty", List.of(SERVED, Map.of("offenderServedAt", NOW, "toldOfAppeal", true))),
            Map.entry("userTask_serveWarning", List.of(SERVED, Map.of("offenderSigned", true, "villageTold", true))),
            Map.entry("userTask_approveOutcome", List.of(Map.of("outcomeApproved", "yes"), DECISION)),
            Map.entry("userTask_serveOutcome", List.of(SERVED, Map.of("toldWhy", true))),
            Map.entry("userTask_recordReview", List.of(Map.of("reviewAsked", "no", "reviewNote", "期限已过"), LATE)),
            Map.entry(
                    "userTask_recordAgencyReview",
                    List.of(Map.of("agencyReviewAsked", "no", "agencyReviewNote", "期限已过"), LATE)),
            Map.entry(
                    "userTask_answerAgencyReview",
                    List.of(
                            Map.of("agencyReviewOutcome", "upheld", "agencyReviewDecidedAt", NOW, "agencyTold", true),
                            DECISION)),
            Map.entry(
                    "userTask_recordAppeal",
                    List.of(
                            Map.of(
                                    "appealAsked", "waived",
                                    "appealBy", "punished",
                                    "appealRequestedAt", NOW,
                                    "appealTo", "测试市人民政府",
                                    "appealNote", "双方书面表示不申请"),
                            LATE)),
            Map.entry(
                    "userTask_recordAppealResult",
                    List.of(Map.of(
                            "appealOutcome",
                            "upheld",
                            "appealDecidedAt",
                            NOW,
                            "victimSideTold",
                            true,
                            "appealResultNote",
                            "维持原决定"))),
            Map.entry(
                    "userTask_answerReview",
                    List.of(
                            Map.of(
                                    "reviewOutcome",
                                    "upheld",
                                    "reviewDecidedAt",
                                    NOW,
                                    "servedAt",
                                    NOW,
                                    "extensionApprover",
                                    "局长",
                                    "complainantTold",
                                    true),
                            DECISION)),
            Map.entry(
                    "userTask_confirmForwarded",
                    List.of(Map.of("outsideTaken", "yes", "takenBy", "值班员", "takenAt", NOW))),
            Map.entry(
                    "userTask_confirmTaken", List.of(Map.of("outsideTaken", "yes", "takenBy", "值班员", "takenAt", NOW))),
            Map.entry(
                    "userTask_confirmOutside",
                    List.of(Map.of("outsideTaken", "yes", "takenBy", "值班民警", "takenAt", NOW))),
            Map.entry(
                    "userTask_planInterview",
                    List.of(Map.of("interviewState", "done", "noInterviewReason", "检察机关已在医院问过"))),
            Map.entry("userTask_recordTransfer", List.of(Map.of("sentForProsecution", "yes", "prosecutedAt", NOW))),
            Map.entry("userTask_takeTransfer", List.of(Map.of("transferAnswer", "accept"))),
            Map.entry(
                    "userTask_registerFurtherReport",
                    List.of(
                            Map.of(
                                    "reportIs", "same",
                                    "sexualAssaultSuspected", "no",
                                    "receivers", List.of("POLICE", "CIVIL"),
                                    "reportDuty", "fulfilled"),
                            DECISION)),
            Map.entry(
                    "userTask_takePart",
                    List.of(Map.of("takesPart", "acts", "whatWeDo", "班主任明天家访", "doneBy", "2026-12-31"))),
            Map.entry("userTask_takeHandOver", List.of(Map.of("handOverAnswer", "take", "goesOn", "今天下午接孩子到站"))),
            Map.entry(
                    "userTask_finishHandOver",
                    List.of(Map.of(
                            "handOverOutcome", "done",
                            "outcomeNow", "已入站，由保育员照管",
                            "nextStepDate", SOON,
                            "childWhere", "市儿童福利院",
                            "childCarer", "值班保育员，0873-1234567",
                            "childThereSince", NOW))),
            Map.entry("userTask_decideRefused", List.of(Map.of("refusedDecision", "again", "sentMore", "已补调查记录"))),
            Map.entry("userTask_lookAgain", List.of(Map.of("arrangement", "已请派出所重新受案", "childStays", "在外婆家，两家负责人商定"))),
            Map.entry("userTask_arrangeOtherwise", List.of(Map.of("arrangement", "改由乡镇工作站上门"))),
            Map.entry(
                    "userTask_needsAssessment",
                    List.of(
                            Map.of(
                                    "childSeen", "yes",
                                    "childSeenAt", NOW,
                                    "seenBy", "工作站两人",
                                    "place", "外婆家",
                                    "basicLiving", "good",
                                    "medical", "good",
                                    "psychological", "some",
                                    "schooling", "attends",
                                    "guardianMisconduct", "no",
                                    "riskTier", "YELLOW"),
                            Map.of(
                                    "visitedBy", "TOWNSHIP",
                                    "contactDays", "15",
                                    "visitDays", "60",
                                    "temporaryCareNeeded", "no",
                                    "helpNeeded", "yes",
                                    "reportDuty", "fulfilled"),
                            DECISION,
                            HEARD)),
            Map.entry(
                    "userTask_servicePlan",
                    List.of(
                            Map.of(
                                    "planGoal",
                                    "稳定上学",
                                    "measures",
                                    List.of(Map.of(
                                            "measureType", "psychological",
                                            "measureOwner", "WF",
                                            "measureDue", "2026-12-31",
                                            "note", "每周辅导一次"))),
                            DECISION,
                            HEARD)),
            Map.entry(
                    "userTask_carryOutMeasure",
                    List.of(Map.of("result", "done", "doneAt", TODAY, "whatWasDone", "已完成辅导"))),
            Map.entry(
                    "userTask_procCopyReview",
                    List.of(Map.of("reviewSubject", "report", "procOpinion", "agree"), DECISION)),
            Map.entry(
                    "userTask_accountability",
                    List.of(Map.of("reportDuty", "cleared", "procSupervisionNeeded", "no"), DECISION)),
            Map.entry(
                    "userTask_close",
                    List.of(
                            Map.of(
                                    "closeDecision", "approve",
                                    "endState", "closedServed",
                                    "endReason", "外婆已接来同住，家访见到孩子安全",
                                    "childNow", "在外婆家，由外婆照看",
                                    "carerNow", "外婆，13800000009",
                                    "careUntil", "到春节母亲返乡，届时上门确认",
                                    "careUntilDate", SOON,
                                    "ledgerUpdated", "yes",
                                    "followUpDate", SOON,
                                    "followUpPlan", "每月走访"),
                            DECISION,
                            HEARD)),
            Map.entry(
                    "userTask_emergencyReceive",
                    List.of(Map.of(
                            "onSceneAt",
                            NOW,
                            "childCondition",
                            List.of("danger"),
                            "childSafeNow",
                            "yes",
                            "actionTaken",
                            "已送外婆家"))),
            Map.entry(
                    "userTask_decideRemoval",
                    List.of(Map.of("childMustLeave", "no", "safetyArrangement", "外婆陪护"), DECISION, HEARD)),
            Map.entry(
                    "userTask_feedbackReporter",
                    List.of(Map.of(
                            "answers", List.of(Map.of("reportNo", "R-1", "content", "已受理", "channel", "mail"))))));

    private UsualAnswers() {}

    /** What happened happens now. */
    public static Map<String, Object> of(String elementId) {
        return of(elementId, OffsetDateTime.now(BusinessClock.CHINA).truncatedTo(ChronoUnit.SECONDS));
    }

    /** What happened happens at a moment. */
    static Map<String, Object> of(String elementId, OffsetDateTime moment) {
        var all = new java.util.HashMap<String, Object>();
        ANSWERS.getOrDefault(elementId, List.of()).forEach(all::putAll);
        var said = Map.<Object, Object>of(
                NOW, moment.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                TODAY, moment.toLocalDate().toString(),
                SOON, moment.toLocalDate().plusYears(1).toString());
        all.replaceAll((key, value) -> said.getOrDefault(value, value));
        return all;
    }
}
