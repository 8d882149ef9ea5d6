package org.huhang.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.huhang.agency.Directory;
import org.huhang.casework.Emergencies;
import org.huhang.engine.Followed;
import org.huhang.engine.Hindsight;
import org.huhang.handover.HandOvers;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the right answer would have begun begins with the correction; what the wrong one began is told. */
@HuhangTest
class CorrectedCourseTests {

    /** Steps by which a process goes its own way; that way stays, and the leader decides. */
    private static final Set<String> OWN_WAY = Set.of(
            "mergeCase",
            "closeCase",
            "forwardCase",
            "returnForward",
            "transferPolice",
            "returnTransfer",
            "excludeTime",
            "extendReview",
            "fileAfterReview",
            "openMeasures",
            "joinSameChild",
            "deliverFeedback",
            "countWarnings",
            "recordWarning",
            "beginFollowUp",
            "countVisit",
            "planSession",
            "countSession",
            "enterLedger",
            "leaveLedger",
            "beginRounds");

    private static final Pattern TEST = Pattern.compile("(\\w+) (==|!=) ('\\w+'|true|false|null)");
    private static final Pattern ONE = Pattern.compile("\\$\\{(\\w+)}");

    @Autowired
    private Office office;

    @Autowired
    private Emergencies emergencies;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Corrections corrections;

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private LookAgainForms lookAgain;

    @Autowired
    private Hindsight hindsight;

    @Autowired
    private Directory directory;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        office.staffed();
    }

    // ------------------------------------------------------------------ every model

    private List<ProcessDefinition> models() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list();
    }

    private BpmnModelInstance model(ProcessDefinition definition) {
        return engine.getRepositoryService().getBpmnModelInstance(definition.getId());
    }

    private static Map<String, Object> aCase() {
        var facts = new HashMap<String, Object>(Map.of(
                "regionCode", "532503102001",
                "incidentTownship", "532503102",
                "firstReceiver", "TOWNSHIP",
                "checkBy", "VILLAGE",
                "leadAgency", "CIVIL",
                "sender", "CIVIL"));
        facts.putAll(Map.of(
                "namedAgency", "EDU-532503",
                "namedBy", "CIVIL-532503",
                "takerCode", "EDU-532503",
                "takerRole", "dropoutOfficer",
                "senderCode", "CIVIL-532503",
                "issuer", "POLICE",
                "visitor", "VILLAGE",
                "guidanceProvider", "WF",
                "followUpBy", "VILLAGE-532503102001"));
        return facts;
    }

    private Set<Followed> seen(ProcessDefinition definition, Set<String> asked, Map<String, Object> answers) {
        var passed = model(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .toList();
        var facts = aCase();
        facts.putAll(answers);
        return hindsight
                .of(List.of(new Hindsight.Passed(definition.getId(), passed)), asked, facts)
                .followed();
    }

    @Test
    void whateverAnAnswerBeginsInAModelIsSeenInHindsightAndMadeUpForOrKnownToStay() {
        var conditions = 0;
        for (var definition : models()) {
            for (var flow : model(definition).getModelElementsByType(SequenceFlow.class)) {
                if (flow.getConditionExpression() != null) {
                    conditions++;
                    isSeen(definition, flow);
                }
            }
        }
        assertThat(conditions).isGreaterThan(40);
    }

    private void isSeen(ProcessDefinition definition, SequenceFlow flow) {
        var holds = new HashMap<String, Object>();
        var fails = new HashMap<String, Object>();
        TEST.matcher(flow.getConditionExpression().getTextContent()).results().forEach(test -> {
            var value = test.group(3).replace("'", "");
            Object meant = value.equals("true") ? Boolean.TRUE : value.equals("false") ? Boolean.FALSE : value;
            var equal = test.group(2).equals("==");
            holds.put(test.group(1), equal ? meant : "somethingElse");
            fails.put(test.group(1), equal ? "somethingElse" : meant);
        });
        assertThat(holds).as(flow.getId()).isNotEmpty();
        var after = seen(definition, holds.keySet(), holds);
        if (flow.getTarget() instanceof UserTask || flow.getTarget() instanceof ServiceTask) {
            assertThat(after)
                    .as("%s of %s", flow.getId(), definition.getKey())
                    .extracting(Followed::elementId)
                    .contains(flow.getTarget().getId());
        }
        var before = seen(definition, holds.keySet(), fails);
        // Where the process would have gone another way itself, somebody looks at it again.
        after.stream()
                .filter(one ->
                        before.stream().noneMatch(then -> then.elementId().equals(one.elementId())))
                .filter(one -> one.step() == null || !MadeUpFor.STEPS.contains(one.step()))
                .forEach(one -> assertThat(BothWays.ownWay(after, before))
                        .as("%s of %s", flow.getId(), definition.getKey())
                        .contains(one.elementId()));
        var begun = new HashSet<>(after);
        begun.removeAll(before);
        assertThat(begun).allSatisfy(one -> assertThat(one.step() != null ? one.step() : one.group())
                .as("%s of %s", one.elementId(), definition.getKey())
                .isNotNull());
        steps(begun);
    }

    private static void steps(Set<Followed> begun) {
        assertThat(begun.stream().map(Followed::step).filter(Objects::nonNull))
                .isSubsetOf(Stream.concat(MadeUpFor.STEPS.stream(), OWN_WAY.stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void whateverAnAnswerTellsAStepIsSeenInHindsight() {
        var told = new HashSet<String>();
        for (var definition : models()) {
            for (var input : model(definition).getModelElementsByType(CamundaInputParameter.class)) {
                var variable = ONE.matcher(input.getTextContent().strip());
                if (variable.matches()) {
                    var name = variable.group(1);
                    var after = seen(definition, Set.of(name), Map.of(name, "EDU"));
                    assertThat(after).as("%s of %s", name, definition.getKey()).anyMatch(one -> "EDU"
                            .equals(one.inputs().get(input.getCamundaName())));
                    steps(after);
                    told.add(name);
                }
            }
        }
        assertThat(told).contains("receivers");
    }

    // ------------------------------------------------------------------ on the platform

    private WorkItem done(String caseNo, String elementId) {
        return worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.state() == WorkItem.State.DONE && item.elementId().equals(elementId))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void correct(String caseNo, String elementId, Map<String, Object> differs) {
        var item = done(caseNo, elementId);
        var answers = new LinkedHashMap<>(worklist.answers(item.id()));
        answers.putAll(differs);
        var author = directory.person(Objects.requireNonNull(item.holder()));
        corrections.correct(
                author, item.id(), answers, "填错了", corrections.of(item.id()).size());
    }

    private List<String> handed(String caseNo) {
        return handOvers.ofCase(caseNo).stream()
                .map(row -> row.message() + " " + row.state().key() + (row.takenBack() ? " takenBack" : ""))
                .sorted()
                .toList();
    }

    private List<String> groups(String caseNo, String elementId) {
        office.openKeys(caseNo);
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && item.elementId().equals(elementId))
                .map(WorkItem::group)
                .sorted()
                .toList();
    }

    private String assessed(String child) {
        var caseNo = office.caseOf(office.report(child, 10, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL"), "riskTier", "YELLOW"));
        office.does(caseNo, "userTask_needsAssessment");
        assertThat(handed(caseNo)).isEmpty();
        return caseNo;
    }

    @Test
    void whatTheAssessmentShouldHaveHandedOverIsHandedOverByItsCorrection() {
        var caseNo = assessed("改一");
        var right =
                Map.<String, Object>of("temporaryCareNeeded", "yes", "guardianMisconduct", "yes", "schooling", "out");
        var wrong =
                Map.<String, Object>of("temporaryCareNeeded", "no", "guardianMisconduct", "no", "schooling", "attends");

        correct(caseNo, "userTask_needsAssessment", right);

        assertThat(handed(caseNo))
                .containsExactly(
                        "childMustLeaveGuardian waiting",
                        "childOutOfSchool waiting",
                        "guardianMisconductConfirmed waiting");
        assertThat(groups(caseNo, "userTask_takeHandOver"))
                .containsExactly(
                        "EDU-532503:dropoutOfficer",
                        "RESCUE-532503:intakeWorker",
                        "TOWNSHIP-532503102:childSupervisor");
        assertThat(handOvers.ofCase(caseNo)).allSatisfy(row -> assertThat(
                        Objects.requireNonNull(row.address()).sender())
                .isEqualTo("CIVIL-532503"));

        correct(caseNo, "userTask_needsAssessment", wrong);

        assertThat(handed(caseNo)).allMatch(row -> row.endsWith("waiting takenBack"));
        assertThat(groups(caseNo, "userTask_takeHandOver")).hasSize(3);
        // Who must still answer it is not told that it was a mistake.
        assertThat(office.toldOf("PERHAPS_NEEDLESS", caseNo))
                .contains(office.people("RESCUE-532503:intakeWorker").get(0).id());
        assertThat(office.toldOf("ASKED_BY_MISTAKE", caseNo)).isEmpty();
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo)).isEmpty();

        correct(caseNo, "userTask_needsAssessment", right);

        assertThat(handed(caseNo)).hasSize(3).noneMatch(row -> row.endsWith("takenBack"));
        assertThat(groups(caseNo, "userTask_takeHandOver")).hasSize(3);
    }

    /** Whoever has the very task of which a correction speaks, be it a hand-over, a step or an asking. */
    @Test
    void nobodyWhoMustStillAnswerItIsToldThatHeWasAskedByMistake() {
        var caseNo = office.caseOf(office.report("改误一", 4, false));
        emergencies.press(office.person("township.532503102"), caseNo, "邻居听到打骂");
        office.does(
                caseNo,
                "userTask_decideRemoval",
                Map.of("childMustLeave", "yes", "removalGrounds", List.of("unattended"), "takenTo", "relative"));
        assertThat(groups(caseNo, "userTask_takeHandOver")).containsExactly("CIVIL-532503:welfareOfficer");
        correct(caseNo, "userTask_decideRemoval", Map.of("childMustLeave", "no", "safetyArrangement", "外婆接走照看"));
        assertThat(office.told("civil.532503", caseNo))
                .contains("PERHAPS_NEEDLESS")
                .doesNotContain("ASKED_BY_MISTAKE");

        var refused = assessed("改误二");
        correct(refused, "userTask_needsAssessment", Map.of("schooling", "out"));
        office.does(refused, "userTask_takeHandOver", Map.of("handOverAnswer", "refuse", "refusedReason", "户籍在外县"));
        correct(refused, "userTask_needsAssessment", Map.of("schooling", "attends"));
        assertThat(office.toldOf("PERHAPS_NEEDLESS", refused))
                .as("whoever leads the sender has the task now")
                .isNotEmpty()
                .allMatch(person -> person.startsWith("civil."));

        var called = office.caseOf(office.report("改误三", 10, false));
        office.does(
                called,
                "userTask_registerIntake",
                Map.of("receivers", List.of("CIVIL", "POLICE"), "riskTier", "YELLOW"));
        correct(called, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL")));
        assertThat(groups(called, "userTask_policeReceive")).hasSize(1);
        assertThat(office.told("police.532503", called))
                .contains("PERHAPS_NEEDLESS")
                .doesNotContain("ASKED_BY_MISTAKE");

        var planned = assessed("改误四");
        office.does(
                planned,
                "userTask_servicePlan",
                Map.of(
                        "measures",
                        List.of(measure("WF", "psychological", "每周辅导一次"), measure("TOWNSHIP", "schooling", "家庭教育指导"))));
        office.does(planned, "userTask_carryOutMeasure");
        var left = groups(planned, "userTask_carryOutMeasure").get(0).startsWith("WF") ? "TOWNSHIP" : "WF";
        correct(planned, "userTask_servicePlan", Map.of("measures", List.of(measure(left, "schooling", "家庭教育指导"))));
        assertThat(office.toldOf("PERHAPS_NEEDLESS", planned)).isNotEmpty();
        assertThat(office.toldOf("ASKED_BY_MISTAKE", planned)).isEmpty();
    }

    @Test
    void anAgencyThatIntakeForgotIsNamedByTheCorrectionAndOneTooManyIsNotBotheredAnyMore() {
        var caseNo = office.caseOf(office.report("改二", 10, false));
        office.does(
                caseNo,
                "userTask_registerIntake",
                Map.of("receivers", List.of("CIVIL", "HEALTH"), "riskTier", "YELLOW"));
        assertThat(groups(caseNo, "userTask_takePart")).containsExactly("HEALTH-532503:referralDesk");

        correct(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL", "EDU")));

        assertThat(groups(caseNo, "userTask_takePart")).containsExactly("EDU-532503:protectionOfficer");
        assertThat(office.toldOf("NO_LONGER_NEEDED", caseNo))
                .contains(office.people("HEALTH-532503:referralDesk").get(0).id());
    }

    @Test
    void policeWhoWereForgottenAreCalledAsPolice() {
        var caseNo = office.caseOf(office.report("改三", 10, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL"), "riskTier", "YELLOW"));

        correct(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL", "POLICE")));

        assertThat(groups(caseNo, "userTask_policeReceive")).hasSize(1);
    }

    @Test
    void aTaskOfAnotherAgencyThatPassedByIsAskedOfItAsAnAgencyThatIsNamed() {
        var caseNo = office.caseOf(office.report("改四", 10, false));
        office.does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("CIVIL"), "riskTier", "YELLOW"));
        office.does(caseNo, "userTask_needsAssessment");

        correct(caseNo, "userTask_registerIntake", Map.of("preliminaryCheckAsked", true, "checkBy", "VILLAGE"));

        assertThat(groups(caseNo, "userTask_takePart"))
                .singleElement()
                .asString()
                .startsWith("VILLAGE-532503102");
    }

    @Test
    void aDoubtAboutTheDutyToReportReachesTheSupervisingDepartmentAlsoAfterItsGate() {
        var caseNo = assessed("改五");
        office.worksUntil(caseNo, "userTask_close");

        correct(caseNo, "userTask_needsAssessment", Map.of("reportDuty", "doubted"));

        assertThat(groups(caseNo, "userTask_takePart"))
                .singleElement()
                .asString()
                .startsWith("SUPERV-532503");
    }

    @Test
    void policeHandOverByACorrectionEvenWhenTheirProcessHasEnded() {
        var caseNo = office.caseOf(office.report("改六", 4, false));
        office.does(caseNo, "userTask_registerIntake");
        office.does(caseNo, "userTask_policeReceive");
        office.does(caseNo, "userTask_acceptCase");
        office.does(caseNo, "userTask_decideFiling");
        office.worksUntil(caseNo, "userTask_close");
        assertThat(handed(caseNo)).isEmpty();

        correct(caseNo, "userTask_policeReceive", Map.of("removalNeeded", "yes", "childCondition", List.of("danger")));
        correct(
                caseNo,
                "userTask_decideFiling",
                Map.of("offenderIsGuardian", "yes", "misconductConfirmed", "yes", "revocationConsidered", true));
        correct(caseNo, "userTask_procCopyReview", Map.of("procOpinion", "askFilingReasons"));

        assertThat(handed(caseNo))
                .containsExactly(
                        "childMustLeaveGuardian waiting",
                        "guardianMisconductConfirmed waiting",
                        "nonFilingDisputed waiting",
                        "revocationConsidered waiting");
        assertThat(groups(caseNo, "userTask_takeHandOver"))
                .contains("CIVIL-532503:welfareOfficer", "PROC-532503:intakeClerk");
    }

    @Test
    void whoOwnsAMeasureOnlySinceTheCorrectionIsAsked() {
        var caseNo = assessed("改七");
        office.does(caseNo, "userTask_servicePlan");
        office.does(caseNo, "userTask_carryOutMeasure");

        correct(
                caseNo,
                "userTask_servicePlan",
                Map.of(
                        "measures",
                        List.of(measure("WF", "psychological", "每周辅导一次"), measure("EDU", "schooling", "转学安置"))));

        assertThat(groups(caseNo, "userTask_takePart")).containsExactly("EDU-532503:protectionOfficer");
        assertThat(jdbc.sql("select owner || ' ' || state from casework.measure where case_no = ? order by number")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .as("it is promised to the child, whoever had begun the others")
                .endsWith("EDU planned");
    }

    /** Whoever answered, whatever was answered: where another way was right, somebody has a task to put it right. */
    @Test
    void whereTheRightAnswerWouldHaveLedAnotherWayTheLeaderHasATaskToPutItRight() {
        var caseNo = assessed("改九");
        office.does(caseNo, "userTask_servicePlan");
        correct(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no", "decisionReason", "家里已经安排好"));
        assertThat(groups(caseNo, "userTask_lookAgain")).containsExactly("CIVIL-532503:leader");
        var task = office.open(caseNo, "userTask_lookAgain");
        var leader = office.people(task.group()).get(0);
        assertThat(lookAgain.values(task, leader))
                .containsEntry("correctedWhy", "填错了")
                .hasEntrySatisfying("tookInstead", what -> assertThat(what).isIn("制定帮扶方案", "Write the service plan"))
                .hasEntrySatisfying(
                        "correctedWhat", what -> assertThat(what.toString()).contains(" → "));

        office.does(caseNo, "userTask_lookAgain", Map.of("receivers", List.of("EDU")));
        assertThat(groups(caseNo, "userTask_takePart")).contains("EDU-532503:protectionOfficer");

        var police = office.caseOf(office.report("改十", 4, false));
        office.does(police, "userTask_policeReceive");
        office.does(police, "userTask_acceptCase", Map.of("caseNature", "notPolice"));
        office.does(police, "userTask_approveNotPolice");
        office.does(police, "userTask_serveNotPolice");
        correct(police, "userTask_approveNotPolice", Map.of("notPoliceApproved", "no"));
        assertThat(groups(police, "userTask_lookAgain")).containsExactly("POLICE-532503:leader");
        assertThat(office.openItems(police, "userTask_policeReceive"))
                .as("it is police work, and only a letter that it is not was under way")
                .hasSize(1);
    }

    private static Map<String, Object> measure(String owner, String kind, String note) {
        return Map.of("measureType", kind, "measureOwner", owner, "measureDue", "2026-12-31", "note", note);
    }

    @Test
    void aTermThatTheRightAnswerStartsIsStarted() {
        var caseNo = assessed("改八");
        office.does(caseNo, "userTask_servicePlan");

        correct(
                caseNo,
                "userTask_servicePlan",
                Map.of(
                        "legalAidApplied",
                        true,
                        "appliedAt",
                        java.time.LocalDate.now().toString()));

        assertThat(jdbc.sql("select status from deadline.set_deadline where case_no = ? and code = 'TL-50'")
                        .param(caseNo)
                        .query(String.class)
                        .list())
                .containsExactly("RUNNING");
    }
}
