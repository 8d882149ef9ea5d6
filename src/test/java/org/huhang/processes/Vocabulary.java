package org.huhang.processes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What models may name: the contract between analysts and code. */
final class Vocabulary {

    /** Messages of the link matrix, domain paper B.6, and those by which the small processes of a case start; never renamed. */
    static final Set<String> MESSAGES = Set.of(
            "reportFiled",
            "sameChildAsked",
            "childInDanger",
            "policeNeeded",
            "policeWereThere",
            "reportJoined",
            "agencyNamed",
            "outsideNamed",
            "handedOver",
            "answerCorrected",
            "unitJoined",
            "childMustLeaveGuardian",
            "guardianMisconductConfirmed",
            "childOutOfSchool",
            "nonFilingDisputed",
            "reportDutyBreached",
            "revocationConsidered",
            "warningFailed",
            "supervisionOrderDecided",
            "revocationRecommended",
            "policeStatementOverdue",
            "revocationJudged",
            "childMissingOrHarmed",
            "guardianRefusesSchooling",
            "ladderExhausted",
            "authorityPassive",
            "schoolingNeeded",
            "offencePunishable",
            "guardianDidNotCollect",
            "collectionRefused",
            "filingOrdered",
            "statutoryTermMissed",
            "referralAnswered",
            "childStatusChanged");

    /** Steps with the inputs that they may get. */
    static final Map<String, Set<String>> STEPS = Map.ofEntries(
            Map.entry("joinAgencies", Set.of("agencies", "served")),
            Map.entry("mergeCase", Set.of()),
            Map.entry("handOver", Set.of("message")),
            Map.entry("startCaseTerm", Set.of("term", "from", "metAt", "onlyIf")),
            Map.entry("endCaseTerm", Set.of("term", "metAt")),
            Map.entry("joinSameChild", Set.of()),
            Map.entry("openMeasures", Set.of()),
            Map.entry("closeCase", Set.of("endState")),
            Map.entry("deliverFeedback", Set.of("feedbackType", "stage", "sender")),
            Map.entry("transferPolice", Set.of()),
            Map.entry("returnTransfer", Set.of()),
            Map.entry("forwardCase", Set.of()),
            Map.entry("returnForward", Set.of()),
            Map.entry("excludeTime", Set.of()),
            Map.entry("extendReview", Set.of()),
            Map.entry("policeAccepted", Set.of()));

    /** Variables that the platform sets when a case opens or that a step sets. */
    static final Set<String> SET_BY_PLATFORM = Set.of(
            "caseNo",
            "regionCode",
            "province",
            "riskTier",
            "reportedAt",
            "reportCategories",
            "immediateDanger",
            "reporterIsUnit",
            "reporterIsMandated",
            "firstReceiver",
            "policeMatter",
            "receivedAt",
            "policeReason",
            "namedAgency",
            "namedBy",
            "handOverMessage",
            "senderCode",
            "takerCode",
            "takerRole",
            "handedAt",
            "handOverRefused",
            "handOverTaken",
            "policeOpen",
            "policeAccepted",
            "transferOutside",
            "merged",
            "measureIds",
            "caseClosed");

    /** Variables by which functions find the agency of a place. */
    static final Set<String> READ_BY_FUNCTIONS =
            Set.of("regionCode", "incidentTownship", "incidentVillage", "schoolCode", "policeCode");

    /** Variables that a step reads for itself. */
    static final Set<String> READ_BY_STEPS = Set.of("extensionKind", "excludedNow");

    private static final String CODE = "'[A-Za-z]+'";
    private static final String NAME = "[a-z][A-Za-z]*";

    static final List<Pattern> GROUPS = List.of(
            Pattern.compile("\\$\\{agency\\.group\\('[A-Z]+','[a-zA-Z]+'\\)}"),
            Pattern.compile(
                    "\\$\\{agency\\.(intakeGroup|mainGroup|leaderGroup|feedbackGroup|named|leaderOf|reviewGroup)\\("
                            + NAME + "\\)}"),
            Pattern.compile("\\$\\{agency\\.roleOf\\(" + NAME + "," + NAME + "\\)}"),
            Pattern.compile("\\$\\{agency\\.coordinatingGroup\\(\\)}"),
            Pattern.compile("\\$\\{measures\\.group\\(measureId\\)}"));

    private static final String TEST = NAME + " (==|!=) (" + CODE + "|true|false|null)";
    static final Pattern CONDITION = Pattern.compile("\\$\\{" + TEST + "( (&&|\\|\\|) " + TEST + ")*}");

    /** What may stand beside plain BPMN in the engine's namespace. */
    static final Set<String> CAMUNDA_ATTRIBUTES = Set.of(
            "historyTimeToLive",
            "candidateGroups",
            "formRef",
            "formRefBinding",
            "delegateExpression",
            "asyncBefore",
            "calledElementBinding",
            "collection",
            "elementVariable");

    static final Set<String> CAMUNDA_ELEMENTS =
            Set.of("properties", "property", "inputOutput", "inputParameter", "in", "failedJobRetryTimeCycle");

    static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("userTask", "userTask_"),
            Map.entry("serviceTask", "serviceTask_"),
            Map.entry("businessRuleTask", "businessRuleTask_"),
            Map.entry("callActivity", "callActivity_"),
            Map.entry("subProcess", "subProcess_"),
            Map.entry("exclusiveGateway", "gateway_"),
            Map.entry("inclusiveGateway", "gateway_"),
            Map.entry("parallelGateway", "gateway_"),
            Map.entry("startEvent", "startEvent_"),
            Map.entry("endEvent", "endEvent_"),
            Map.entry("intermediateCatchEvent", "event_"),
            Map.entry("boundaryEvent", "event_"),
            Map.entry("sequenceFlow", "flow_"),
            Map.entry("lane", "lane_"),
            Map.entry("participant", "participant_"),
            Map.entry("message", "message_"));

    /** Plain BPMN that may stand in a model. */
    static final Set<String> BPMN_ELEMENTS = Set.of(
            "collaboration",
            "process",
            "laneSet",
            "flowNodeRef",
            "documentation",
            "extensionElements",
            "incoming",
            "outgoing",
            "conditionExpression",
            "messageEventDefinition",
            "timerEventDefinition",
            "conditionalEventDefinition",
            "condition",
            "terminateEventDefinition",
            "timeDate",
            "timeCycle",
            "multiInstanceLoopCharacteristics");

    private Vocabulary() {}
}
