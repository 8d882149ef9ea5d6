package org.huhang.processes;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huhang.engine.BusinessClock;

/** What a person answers when nothing special is the matter; a test says only what differs. */
public final class UsualAnswers {

    static final String FILE = "3f2a9c10-5b7e-4d1c-9a54-0c2d6e8f1a23";
    private static final String NOW = "now";
    private static final String TODAY = "today";
    private static final String NEXT_WEEK = "next week";
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

    private static final Map<String, Object> WARNED =
            Map.of("offenderName", "严某", "offenderRelation", "father", "offenderPhone", "13800000077");

    private static final Map<String, Object> LAW_PAPER =
            Map.of("withGuidance", "no", "conductFacts", "酒后用皮带打孩子手臂，邻居看见");

    private static final Map<String, Object> ABSENT = Map.of("dropoutCauses", List.of("learning"), "dangerNow", "no");

    private static final Map<String, Object> BACK = Map.of("returnedOn", TODAY);

    private static final Map<String, Object> HELP = Map.of(
            "dropoutCauses",
            List.of("learning"),
            "aidMeasures",
            List.of("tutoring"),
            "aidDetail",
            "班主任每天放学补课",
            "aidFrom",
            NEXT_WEEK);

    private static final Map<String, List<Map<String, Object>>> ANSWERS = Map.ofEntries(
            Map.entry(
                    "userTask_chooseMeasure",
                    List.of(
                            WARNED,
                            Map.of(
                                    "guardianConduct", List.of("c11"),
                                    "conductFacts", "经常把孩子锁在家里",
                                    "dangerNow", "no",
                                    "injury", "no",
                                    "domesticViolence", "no",
                                    "offenceSuspected", "no",
                                    "notInSchool", "no",
                                    "measureChosen", "W1",
                                    "issuer", "POLICE",
                                    "withGuidance", "no"),
                            Map.of("referToProc", "no"),
                            DECISION)),
            Map.entry(
                    "userTask_dissuade",
                    List.of(
                            WARNED,
                            Map.of(
                                    "dissuadedAt", NOW,
                                    "dissuadedBy", "VILLAGE",
                                    "dissuadeMethod", "home",
                                    "guardianAttitude", "accept",
                                    "guardianPromises", "不再把孩子锁在家里",
                                    "refusedWhy", "说管得着吗，下周再去",
                                    "reportPolice", "no"))),
            Map.entry(
                    "userTask_reportPolice",
                    List.of(Map.of(
                            "policeToldAt", NOW,
                            "issuer", "POLICE",
                            "policeToldTo", "派出所值班民警",
                            "seriousReason", "当着村干部的面又打孩子"))),
            Map.entry(
                    "userTask_admonish",
                    List.of(
                            WARNED,
                            LAW_PAPER,
                            Map.of(
                                    "ruleBroken", "未成年人保护法第十七条第一项",
                                    "admonishedAt", NOW,
                                    "admonishedSigned", "signed",
                                    "admonitionNo", "测公训〔2026〕1号"),
                            DECISION)),
            Map.entry(
                    "userTask_issueWarning",
                    List.of(
                            WARNED,
                            LAW_PAPER,
                            Map.of(
                                    "evidenceKinds", List.of("victimSaid", "offenderSaid"),
                                    "offenderAdmits", "yes",
                                    "penaltyDue", "no",
                                    "prohibition", "禁止殴打、恐吓孩子",
                                    "consequence", "再犯依照治安管理处罚法处理",
                                    "letterNo", "测公告〔2026〕1号",
                                    "issuer", "POLICE",
                                    "servedAt", NOW,
                                    "offenderSignedHow", "signed",
                                    "lettersTold", List.of("VILLAGE", "WF", "centre")),
                            DECISION)),
            Map.entry(
                    "userTask_issueSupervisionOrder",
                    List.of(
                            WARNED,
                            Map.of(
                                    "problemsFound", "训诫以后仍然打孩子",
                                    "requiredMeasures", "每天接送孩子，不再打骂",
                                    "supportUnits", List.of("VILLAGE", "WF"),
                                    "orderMonths", "6",
                                    "orderNo", "测检督监〔2026〕1号",
                                    "issuer", "PROC",
                                    "orderServedAt", NOW,
                                    "withGuidance", "no"),
                            DECISION)),
            Map.entry(
                    "userTask_orderGuidance",
                    List.of(
                            WARNED,
                            Map.of(
                                    "guidanceReason", "不知道怎样管孩子，只会打",
                                    "guidanceProvider", "WF",
                                    "sessionsPlanned", 2,
                                    "sessionEvery", "14",
                                    "firstSessionAt", NEXT_WEEK,
                                    "guidancePlace", "乡镇家长学校",
                                    "refusalConsequence", "两次不来的，进入下一级措施",
                                    "guidanceOrderNo", "测公教〔2026〕1号",
                                    "orderServedAt", NOW),
                            DECISION)),
            Map.entry(
                    "userTask_followUpVisit",
                    List.of(
                            Map.of(
                                    "checkedAt", NOW,
                                    "place", "家里",
                                    "childSeen", "yes",
                                    "contactOffender", "yes",
                                    "contactVictim", "yes",
                                    "childState", "精神好，没有新伤",
                                    "newViolence", "no",
                                    "dangerNow", "no",
                                    "mustLeave", "no",
                                    "findings", "奶奶同住，按时上学"),
                            Map.of("notSeenWhy", "去外婆家了，明天再去"))),
            Map.entry(
                    "userTask_guidanceSession",
                    List.of(Map.of(
                            "heldAt", NOW,
                            "attended", "yes",
                            "sessionHours", 1,
                            "guidanceNeeded", "yes",
                            "absentReason", "电话联系，说在外地",
                            "noMoreWhy", "父亲已经改正，孩子也这么说"))),
            Map.entry(
                    "userTask_evaluate",
                    List.of(Map.of("result", "corrected", "evaluationFacts", "三次回访都没有再犯"), DECISION, HEARD)),
            Map.entry(
                    "userTask_evaluateOrder",
                    List.of(Map.of("result", "corrected", "evaluationFacts", "三次回访都没有再犯"), DECISION, HEARD)),
            Map.entry(
                    "userTask_tellProvider",
                    List.of(Map.of(
                            "toldWhom",
                            List.of("finder", "VILLAGE"),
                            "toldWhat",
                            "已经处理，情况好转",
                            "toldHow",
                            "phone",
                            "toldAt",
                            NOW))),
            Map.entry(
                    "userTask_contactGuardian",
                    List.of(
                            ABSENT,
                            Map.of(
                                    "contactedAt", NOW,
                                    "guardianReached", "yes",
                                    "contactFacts", "父亲说孩子不想读了",
                                    "contactResult", "out",
                                    "justifiedWhy", "医院证明，校长批准"))),
            Map.entry(
                    "userTask_homeVisit",
                    List.of(
                            ABSENT,
                            Map.of(
                                    "checkedAt", NOW,
                                    "place", "家里",
                                    "childSeen", "yes",
                                    "notSeenWhy", "去外婆家了，明天再去",
                                    "childState", "在家带弟弟，没有受伤",
                                    "homeVisitResult", "out",
                                    "justifiedWhy", "医院证明，校长批准",
                                    "mustLeave", "no",
                                    "findings", "父母在外打工，奶奶同住"))),
            Map.entry(
                    "userTask_markSuspected",
                    List.of(Map.of(
                            "suspectedResult", "out",
                            "absenceReport", "连续三天没有来，家访两次",
                            "justifiedWhy", "医院证明，校长批准"))),
            Map.entry(
                    "userTask_compareData",
                    List.of(
                            ABSENT,
                            Map.of(
                                    "comparedWith", List.of("pupils", "attendance"),
                                    "whereabouts", "out",
                                    "newSchool", "建水县第二中学，学籍已转",
                                    "ownSchool", "SCHOOL-532503-01",
                                    "worksIllegally", "no",
                                    "comparedFacts", "学籍在本校，没有在别处上学"),
                            DECISION)),
            Map.entry("userTask_aidPlan", List.of(HELP, DECISION, HEARD)),
            Map.entry("userTask_aidChild", List.of(HELP, DECISION, HEARD)),
            Map.entry(
                    "userTask_labourCheck",
                    List.of(Map.of(
                            "employer", "县城一家饭馆",
                            "checkedAt", NOW,
                            "labourFound", "yes",
                            "labourAction", "责令清退，依法处罚"))),
            Map.entry(
                    "userTask_persuade",
                    List.of(
                            BACK,
                            Map.of(
                                    "persuadedAt", NOW,
                                    "persuaders", List.of("TOWNSHIP", "SCHOOL"),
                                    "persuaderNames", "包保干部和班主任",
                                    "place", "家里",
                                    "talkedTo", List.of("child", "guardian"),
                                    "obstacle", "要在家带弟弟",
                                    "offer", "弟弟入园，安排寄宿",
                                    "persuadeResult", "guardianRefuses",
                                    "promiseDate", TODAY,
                                    "childSeen", "yes"),
                            Map.of("dangerNow", "no"),
                            HEARD)),
            Map.entry(
                    "userTask_writtenReport",
                    List.of(Map.of("reportSummary", "三轮劝返没有效果，监护人不肯", "orderBy", "TOWNSHIP"))),
            Map.entry(
                    "userTask_orderCorrection",
                    List.of(
                            Map.of(
                                    "orderDemand", "限期送孩子到校上课",
                                    "returnDeadline", TODAY,
                                    "servedAt", NOW,
                                    "serviceMethod", "inPerson",
                                    "orderNo", "测政限〔2026〕1号"),
                            DECISION)),
            Map.entry(
                    "userTask_checkReturn",
                    List.of(
                            BACK,
                            Map.of(
                                    "checkedAt", NOW,
                                    "place", "学校和家里",
                                    "childSeen", "yes",
                                    "checkResult", "guardianRefuses",
                                    "stepChosen", "litigation",
                                    "dangerNow", "no",
                                    "checkFacts", "没有到校，父亲说不送"),
                            DECISION)),
            Map.entry(
                    "userTask_penaltyNotice",
                    List.of(
                            Map.of(
                                    "penaltyOpenedAt", NOW,
                                    "penaltyFacts", "责令以后仍然不送孩子上学",
                                    "plannedPenalty", "罚款五百元",
                                    "noticeServedAt", NOW,
                                    "defence", "当面告知，表示没有意见"),
                            DECISION)),
            Map.entry(
                    "userTask_penaltyDecision",
                    List.of(
                            BACK,
                            Map.of(
                                    "penaltyResult",
                                    "guardianRefuses",
                                    "penaltyKind",
                                    "fine",
                                    "fineAmount",
                                    500,
                                    "decidedAt",
                                    NOW,
                                    "servedAt",
                                    NOW,
                                    "fineDueAt",
                                    NEXT_WEEK,
                                    "penaltyNo",
                                    "测政罚〔2026〕1号"),
                            DECISION)),
            Map.entry(
                    "userTask_remind",
                    List.of(
                            BACK,
                            Map.of(
                                    "remindResult", "guardianRefuses",
                                    "owed", "罚款五百元",
                                    "owedBy", NEXT_WEEK,
                                    "objections", "说没有钱，仍不送孩子",
                                    "reminderServedAt", NOW,
                                    "appealPeriodsEndAt", SOON,
                                    "reminderNo", "测政催〔2026〕1号"))),
            Map.entry(
                    "userTask_chooseLitigation",
                    List.of(
                            Map.of(
                                    "litigation", "CIVIL_SUIT",
                                    "penaltyNo", "测政罚〔2026〕1号",
                                    "suitFiledAt", NOW,
                                    "courtName", "测试县人民法院",
                                    "procSupport", "no"),
                            DECISION)),
            Map.entry(
                    "userTask_recordCourt",
                    List.of(
                            BACK,
                            Map.of(
                                    "courtAccepted", "yes",
                                    "courtAcceptedAt", NOW,
                                    "courtNo", "（2026）测民初1号",
                                    "courtResult", "executing",
                                    "judgedOn", TODAY,
                                    "promiseDate", TODAY,
                                    "courtFacts", "调解，答应下周送回"))),
            Map.entry(
                    "userTask_enrol",
                    List.of(
                            BACK,
                            Map.of(
                                    "className", "七年级二班",
                                    "learningGap", "缺三周，放学补数学",
                                    "boardingHow", "boarding",
                                    "tutorPair", "数学教师和同桌",
                                    "psychologyNeeded", "no",
                                    "placementPlan", "跟班就读，班主任每周谈一次"),
                            HEARD)),
            Map.entry(
                    "userTask_stabilise",
                    List.of(Map.of(
                            "checkedAt", NOW,
                            "childSeen", "yes",
                            "place", "教室",
                            "stabilityFound", "attends",
                            "missedDays", 0,
                            "absentAgainOn", TODAY,
                            "childState", "有朋友了，愿意来",
                            "findings", "英语还跟不上",
                            "dangerNow", "no"))),
            Map.entry(
                    "userTask_deregister",
                    List.of(Map.of("deregister", "yes", "deregisterEvidence", "班级考勤表和期末成绩"), DECISION)),
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
                    List.of(Map.of("takesPart", "acts", "whatWeDo", "班主任明天家访", "doneBy", NEXT_WEEK))),
            Map.entry("userTask_takeHandOver", List.of(Map.of("handOverAnswer", "take", "goesOn", "今天下午接孩子到站"))),
            Map.entry(
                    "userTask_finishHandOver",
                    List.of(Map.of(
                            "handOverOutcome", "done",
                            "childSeen", "yes",
                            "outcomeNow", "已入站，由保育员照管",
                            "nextStepDate", SOON,
                            "childWhere", "市儿童福利院",
                            "childCarer", "值班保育员，0873-1234567",
                            "childThereSince", NOW))),
            Map.entry("userTask_decideRefused", List.of(Map.of("refusedDecision", "again", "sentMore", "已补调查记录"))),
            Map.entry("userTask_lookAgain", List.of(Map.of("arrangement", "已请派出所重新受案", "childStays", "在外婆家，两家负责人商定"))),
            Map.entry(
                    "userTask_secondAgency",
                    List.of(Map.of("secondOpinion", "object", "opinionReason", "民警今天到家里看过，受伤的是孩子"))),
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
                                            "measureDue", NEXT_WEEK,
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
                    "userTask_followUp",
                    List.of(
                            Map.of(
                                    "checkedAt", NOW,
                                    "place", "外婆家",
                                    "childSeen", "yes",
                                    "childState", "精神好，按时上学",
                                    "carerNow", "外婆，13800000009",
                                    "dangerNow", "no",
                                    "harmAgain", "no",
                                    "followUpNext", "end",
                                    "followUpEndReason", "母亲已经返乡，孩子稳定"),
                            Map.of("notSeenWhy", "去县城了，周日回来", "harmWhat", "邻居说又挨打", "followUpDue", SOON))),
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
                NEXT_WEEK, moment.toLocalDate().plusWeeks(1).toString(),
                SOON, moment.toLocalDate().plusYears(1).toString());
        all.replaceAll((key, value) -> at(value, said));
        return all;
    }

    private static Object at(Object value, Map<Object, Object> said) {
        if (value instanceof List<?> rows) {
            return rows.stream().map(row -> at(row, said)).toList();
        }
        if (value instanceof Map<?, ?> row) {
            return row.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, field -> at(field.getValue(), said)));
        }
        return said.getOrDefault(value, value);
    }
}
