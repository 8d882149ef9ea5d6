package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.huhang.agency.ReferenceFile;
import org.huhang.model.Bundle;
import org.huhang.model.Contract;
import org.huhang.model.ContractPage;
import org.huhang.model.FormFields;
import org.huhang.model.ModelFile;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRefused;
import org.huhang.model.ReadFields;
import org.huhang.model.Work;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;

/** Every shipped model is as the rules want it, advice included; and each rule finds what it is there for. */
@HuhangTest
class ShippedModelsTests {

    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z]+)\"");

    private static final Pattern READ = Pattern.compile(
            "(?:(?:\\bgiven|\\banswers?|\\banswered|\\btold|\\bsaid|\\bright|\\bGiven\\([^()]*(?:\\(\\))?\\)|\\banswers\\(\\))\\s*"
                    + "\\.(?:text|yes|known|knownOr|codes|rows|moment|first|get|containsKey)\\(\\s*\"|answers\\s*->>?\\s*')([A-Za-z]+)");

    /** What forms of before asked, which cases that began on them still answer. */
    private static final Set<String> ASKED_BEFORE = new TreeSet<>(Set.of("communication", "disability"));

    /** Names of fields that stand in the code for something else. */
    private static final Set<String> NO_FIELDS = Set.of("filedAt", "issuer", "receiptNo", "takenBy");

    @Autowired
    private Definitions definitions;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Contract contract;

    static Set<String> folders() {
        return ShippedModels.folders();
    }

    private static Bundle bundle(String folder) {
        return Bundle.of(ShippedModels.of(folder));
    }

    private static Stream<ModelFile> processes() {
        return folders().stream()
                .flatMap(folder -> bundle(folder).processes().stream())
                .collect(Collectors.toMap(ModelFile::name, model -> model, (one, again) -> one))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void nobodyHasAnythingToSay(String folder) {
        assertThat(definitions.problems(bundle(folder))).isEmpty();
    }

    /** A rule for work that nobody does would never be asked. */
    @Test
    void everyWorkThatThePlatformKnowsIsSomebodysTask() {
        assertThat(processes()
                        .flatMap(model -> model.elements("userTask").stream())
                        .flatMap(task -> ModelFile.properties(task, "work").stream())
                        .map(Work::of)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Work.known().toList());
    }

    /** Each line spoils one thing of a shipped folder. A rule that nothing here breaks is a rule that cannot fail. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "process id=\"emergency\" | process id=\"other\" | REFUSED | not named as its file",
                "isExecutable=\"true\" | isExecutable=\"false\" | REFUSED | not executable",
                "id=\"userTask_emergencyReceive\" | id=\"Activity_0abc12x\" | ADVICE | would say what it is",
                "agency.group('POLICE','deskOfficer') | policeOpen == 'x' | REFUSED | the group is not one call",
                "formRef=\"emergency_emergencyReceive\" | formRef=\"emergency_other\" | REFUSED | the form"
                        + " emergency_other is not deployed",
                "name=\"work\" value=\"emergencyResponse\" | name=\"work\" value=\"emergencyRespons\" | REFUSED |"
                        + " knows no such work",
                "formRefBinding=\"deployment\" | formRefBinding=\"latest\" | REFUSED | is not deployed with the task",
                "name=\"childMustLeaveGuardian\" | name=\"childWasNeverThere\" | ADVICE | the matrix of messages lacks",
                "name=\"childMustLeaveGuardian\" | name=\"childWasNeverThere\" | REFUSED | hands over what nobody takes:"
                        + " childWasNeverThere",
                "<bpmn:intermediateThrowEvent id=\"event_ | <bpmn:intermediateThrowEvent id=\"Event_ | ADVICE |"
                        + " would say what it is",
                "asyncBefore=\"true\" | asyncBefore=\"false\" | REFUSED | would fail a person",
                "name=\"term\" | name=\"terms\" | REFUSED | names not one term",
                "name=\"term\" value=\"TL-13\" | name=\"term\" value=\"TL-13r\" | REFUSED | names not one term",
                "name=\"term\" value=\"TL-13\" | name=\"term\" value=\"TL-11b\" | REFUSED | the term TL-11b is a gate",
                "bpmnElement=\"userTask_emergencyReceive\" | bpmnElement=\"lane_police\" | REFUSED | is not drawn",
                "message id=\"message_childInDanger\" name=\"childInDanger\" | message id=\"message_childInDanger\""
                        + " name=\"noSuchMessage\" | ADVICE | the matrix of messages lacks",
                "</bpmn:startEvent> | <bpmn:extensionElements><camunda:properties><camunda:property"
                        + " name=\"startedBy\" value=\"SCHOOL:classTeacher, SCHOOL:leader\" /></camunda:properties>"
                        + "</bpmn:extensionElements></bpmn:startEvent> | REFUSED | nobody has the role SCHOOL:leader",
                "</bpmn:startEvent> | <bpmn:extensionElements><camunda:properties><camunda:property"
                        + " name=\"startedBy\" value=\"SCHOOL:classTeacher\" /></camunda:properties>"
                        + "</bpmn:extensionElements></bpmn:startEvent> | REFUSED | begins by hand needs a form",
                "name=\"tells\" value=\"childCondition, | name=\"tells\" value=\"childConditions, | REFUSED | tells an answer"
                        + " that no form asks: childConditions",
                "name=\"tells\" value=\"childCondition, | name=\"tells\" value=\"hospital, | REFUSED | is for tellsBeside:"
                        + " hospital",
                "name=\"tells\" | name=\"told\" | ADVICE | which answers its receiver reads",
                "name=\"儿童需带离监护人\" camunda | name=\"\" camunda | REFUSED | by which its receiver reads"
            })
    void aSpoiledModelIsSeen(String good, String bad, ModelProblem.Weight weight, String what) {
        assertThat(definitions.problems(spoiled("emergency", good, bad)))
                .filteredOn(problem -> problem.weight() == weight)
                .extracting(ModelProblem::what)
                .anyMatch(said -> said.contains(what));
    }

    /** The same for what only larger models have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calledElement=\"feedback\" | calledElement=\"other\" | REFUSED | calls a process that is not deployed",
                "calledElementBinding=\"deployment\" | calledElementBinding=\"latest\" | REFUSED | calls a process"
                        + " that is not deployed",
                "businessKey=\"${caseNo}\" | businessKey=\"${province}\" | REFUSED | the number of the case",
                "delegateExpression=\"${joinAgencies}\" | delegateExpression=\"${somethingElse}\" | REFUSED | does"
                        + " not have",
                "inputParameter name=\"agencies\" | inputParameter name=\"other\" | REFUSED | does not read: other",
                ">closedMerged< | >${a == 'b'}< | REFUSED | neither a code nor one variable",
                "target=\"stage\" | target=\"stages\" | REFUSED | reads nowhere: stages",
                "<camunda:in source=\"caseNo\" | <camunda:in source=\"riskTier\" target=\"riskTier\" />"
                        + "<camunda:in source=\"caseNo\" | ADVICE | knows by itself: riskTier",
                "intakeDecision == 'accept' | someDecision == 'accept' | REFUSED | nobody sets: someDecision",
                " == 'accept'} | == 'accept' or true} | REFUSED | compares variables with codes",
                "default=\"flow_ | default=\"flows_ | REFUSED | has no way for the case that no condition holds",
                "hitPolicy=\"FIRST\" | hitPolicy=\"ANY\" | REFUSED | is not one table with one answer",
                "rule_ | Rule | ADVICE | an id such as rule_childMissing",
                ">CIVIL< | >CIVILIAN< | REFUSED | served is no kind of agency: CIVILIAN",
                ">CIVIL< | >HOSPITAL< | REFUSED | nobody of HOSPITAL has a task here",
                "name=\"riskTier\" typeRef=\"string\" | name=\"riskTier\" typeRef=\"boolean\" | REFUSED | as string, another"
                        + " table as boolean",
                "\"value\": \"ORANGE\" | \"value\": \"AMBER\" | REFUSED | does not offer what the table riskTier proposes"
                        + " for riskTier: ORANGE",
                "<camunda:inputParameter name=\"term\"> | <camunda:inputParameter name=\"term\">X | REFUSED | names no term"
                        + " of the table",
                ">TL-50< | >TL-11b< | REFUSED | the term TL-11b is a gate",
                "<bpmn:timeCycle | <bpmn:timeDate>2027-01-01</bpmn:timeDate><bpmn:timeCycle | REFUSED | a day that somebody"
                        + " guesses is no gate",
                "\"proposal\": \"riskTier\" | \"proposal\": \"noTable\" | REFUSED | a table that is not deployed with"
                        + " it",
                "\"id\": \"mandatoryReport_needsAssessment\" | \"id\": \"mandatoryReport_shut\" | ADVICE | belongs to"
                        + " no task",
                "name=\"termFrom\" value=\"reportedAt\" | name=\"termFrom\" value=\"childBorn\" | REFUSED | does not"
                        + " run from childBorn",
                "\"key\": \"riskTier\" | \"key\": \"tierOfRisk\" | REFUSED | the work assessment asks riskTier (choice)",
                "\"path\": \"measures\" | \"path\": \"steps\" | REFUSED | the work plan asks measures (rows)",
                "\"key\": \"childSeenAt\" | \"key\": \"seenBy\" | REFUSED | asks seenBy as moment; the platform reads it as"
                        + " text",
                "\"papers\": \"mandatory-report/service-plan | \"papers\": \"mandatory-report/no-such | REFUSED | there is"
                        + " no paper mandatory-report/no-such",
                "name=\"judges\" value=\"userTask_registerIntake | name=\"judges\" value=\"userTask_gone | REFUSED | judges the"
                        + " answer of a task that is not deployed with it: userTask_gone",
                "userTask_close.name | userTask_shut.name | ADVICE | no English for userTask_close.name",
                "userTask_close.name | userTask_shut.name | ADVICE | nothing is called userTask_shut.name"
            })
    void aSpoiledLargerModelIsSeen(String good, String bad, ModelProblem.Weight weight, String what) {
        assertThat(definitions.problems(spoiled("mandatory-report", good, bad)))
                .filteredOn(problem -> problem.weight() == weight)
                .extracting(ModelProblem::what)
                .anyMatch(said -> said.contains(what));
    }

    /** By an end of all, by what begins in between, by an event at their task; also where another process calls theirs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emergency | </bpmn:endEvent> | <bpmn:terminateEventDefinition id=\"terminate\" /></bpmn:endEvent>",
                "police-handling | isInterrupting=\"false\" | isInterrupting=\"true\"",
                "emergency | </bpmn:process> | <bpmn:boundaryEvent id=\"event_late\""
                        + " attachedToRef=\"userTask_emergencyReceive\" /></bpmn:process>",
                "mandatory-report | ${agency.intakeGroup(firstReceiver)} | ${agency.leaderOf(policeCode)}"
            })
    void policeOnTheirWayAreNotEnded(String folder, String good, String bad) {
        assertThat(definitions.problems(spoiled(folder, good, bad)))
                .filteredOn(ModelProblem::refused)
                .extracting(ModelProblem::what)
                .anyMatch(said -> said.endsWith("police who are on their way to a child"));
    }

    @Test
    void aRefusedModelIsNotDeployed() {
        var before = deployments();
        var refused = files("emergency", "formRef=\"emergency_emergencyReceive\"", "formRef=\"emergency_other\"");

        assertThatThrownBy(() -> definitions.deploy("tried", refused))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("userTask_emergencyReceive");

        assertThat(deployments()).isEqualTo(before);
    }

    private long deployments() {
        return engine.getRepositoryService().createDeploymentQuery().count();
    }

    private static Bundle spoiled(String folder, String good, String bad) {
        return Bundle.of(files(folder, good, bad));
    }

    private static TreeMap<String, byte[]> files(String folder, String good, String bad) {
        var files = new TreeMap<>(ShippedModels.of(folder));
        var changed = new HashSet<String>();
        files.replaceAll((name, content) -> {
            var text = new String(content, StandardCharsets.UTF_8);
            if (text.contains(good) && name.contains(folder)) {
                changed.add(name);
            }
            return name.contains(folder) ? text.replace(good, bad).getBytes(StandardCharsets.UTF_8) : content;
        });
        assertThat(changed).as("%s stands in %s", good, folder).isNotEmpty();
        return files;
    }

    // ------------------------------------------------------------------ the page for analysts

    /** With {@code -Dhuhang.write=true} it is written anew. */
    @Test
    void thePageForAnalystsSaysWhatTheCodeSays() throws IOException {
        var page = Path.of("processes/README.md");
        if (Boolean.getBoolean("huhang.write")) {
            Files.writeString(page, ContractPage.of(contract));
        }
        assertThat(Files.readString(page)).isEqualTo(ContractPage.of(contract));
    }

    /** An input that a step declares and does not read would be asked of analysts for nothing. */
    @Test
    void noStepHasAnInputThatNobodyReads() throws IOException {
        var code = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith("Steps.java")).toList()) {
                code.append(Files.readString(file).replaceAll("@StepContract\\([^)]*\\)", ""));
            }
        }
        assertThat(contract.steps().values().stream().flatMap(step -> step.inputs().stream()))
                .isNotEmpty()
                .allSatisfy(input -> assertThat(code).contains("\"" + input + "\""));
    }

    /** A field whose name stands in the code is one that no form may drop or ask in another way. */
    @Test
    void everyFieldThatTheCodeNamesIsProtected() throws IOException {
        var asked = folders().stream()
                .flatMap(folder -> bundle(folder).forms().values().stream())
                .flatMap(FormFields::inFile)
                .map(FormFields::key)
                .collect(Collectors.toSet());
        var named = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        ReferenceFile.lines("police-facts.csv").stream()
                .filter(row -> !row.text("means").equals("none"))
                .forEach(row -> named.add(row.text("field")));
        named.retainAll(asked);
        named.removeAll(NO_FIELDS);
        assertThat(ReadFields.all().stream().map(ReadFields.ReadField::name)).containsExactlyElementsOf(named);
    }

    /** An answer that is read under a name that no form asks is never given. */
    @Test
    void everyAnswerThatTheCodeOrAPromiseReadsIsAskedBySomeForm() throws IOException {
        var asked = folders().stream()
                .flatMap(folder -> bundle(folder).forms().values().stream())
                .flatMap(Bundle::components)
                .map(FormFields::key)
                .collect(Collectors.toSet());
        var read = new TreeSet<String>();
        for (var root : List.of("src/main/java", "src/main/resources/safety")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    READ.matcher(Files.readString(file)).results().forEach(found -> read.add(found.group(1)));
                }
            }
        }
        read.removeAll(asked);
        assertThat(read).containsExactlyElementsOf(ASKED_BEFORE);
    }

    // ------------------------------------------------------------------ all models together

    @Test
    void aStartMessageBelongsToOneProcess() {
        assertThat(starts().toList()).doesNotHaveDuplicates();
    }

    private static Stream<String> starts() {
        return processes().flatMap(model -> model.elements("startEvent").stream()
                .filter(start ->
                        start.getParentNode() instanceof Element parent && "process".equals(parent.getLocalName()))
                .flatMap(start -> ModelFile.elements(start, "messageEventDefinition").stream())
                .map(event -> event.getAttribute("messageRef")));
    }

    /** Whoever can be named as a receiver has a model that gives it work. */
    @Test
    void everyReceiverGetsATaskOrAProcessOfItsOwn() {
        assertThat(processes()
                        .flatMap(model -> model.elements("userTask").stream())
                        .map(task -> ModelFile.camunda(task, "candidateGroups")))
                .contains("${agency.named(namedAgency)}");
        assertThat(starts())
                .contains(
                        "message_policeNeeded", "message_agencyNamed", "message_reportJoined", "message_childInDanger");
    }

    @Test
    void theAssessmentAsksWhatTheTableOfRiskReads() {
        var bundle = bundle("mandatory-report");
        var form = Objects.requireNonNull(bundle.forms().get("forms/mandatory-report/needs-assessment.form"));
        var asked = Bundle.components(form)
                .map(field -> field.path("key").asString(""))
                .collect(Collectors.toSet());
        var read = bundle.tables().stream()
                .filter(table -> table.stem().equals("risk-tier"))
                .flatMap(table -> table.elements("inputExpression").stream())
                .map(input -> input.getTextContent().strip())
                .filter(input -> !input.equals("harmReported"))
                .toList();
        assertThat(read).as("but for what the platform knows from others").isNotEmpty();
        assertThat(asked).containsAll(read);
    }

    @Test
    void theHostileSetIsRefusedOnTheSameRoad() throws IOException {
        assertThat(HostileModels.all()
                        .map(this::refused)
                        .filter(Boolean.TRUE::equals)
                        .count())
                .isEqualTo(HostileModels.all().count());
        assertThat(HostileModels.ran()).isFalse();
    }

    private boolean refused(HostileModels.Hostile model) {
        try {
            definitions.deploy(
                    "hostile",
                    new TreeMap<>(Map.of(model.file(), model.content().getBytes(StandardCharsets.UTF_8))));
            return false;
        } catch (ModelRefused refused) {
            return true;
        }
    }
}
