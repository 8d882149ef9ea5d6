package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.processes.Model.camunda;
import static org.huhang.processes.Model.children;
import static org.huhang.processes.Model.id;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The house rules of models (architecture, naming of models), over every shipped file. */
class ModelLintTests {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z]*");
    private static final JsonMapper JSON = new JsonMapper();

    static List<Model> processes() {
        return Model.all(".bpmn");
    }

    static List<Model> tables() {
        return Model.all(".dmn");
    }

    // ------------------------------------------------------------------ names and vocabulary

    @ParameterizedTest
    @MethodSource("processes")
    void theProcessIsNamedAsItsFile(Model model) {
        assertThat(model.name()).matches("[a-z]+(-[a-z]+)*");
        var process = model.elements("process");
        assertThat(process).extracting(Model::id).containsExactly(camelCase(model.name()));
        assertThat(process.get(0).getAttribute("isExecutable")).isEqualTo("true");
        assertThat(camunda(process.get(0), "historyTimeToLive")).isEqualTo("P3650D");
        assertThat(Model.text(process.get(0), "documentation")).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyIdSaysWhatKindItIsAndWhatItMeans(Model model) {
        var ids = new HashSet<String>();
        for (var element : model.everything()) {
            var prefix = Model.BPMN.equals(element.getNamespaceURI())
                    ? Vocabulary.PREFIXES.get(element.getLocalName())
                    : null;
            if (prefix != null) {
                assertThat(id(element)).matches(prefix + "[a-z][A-Za-z]+");
            }
            assertThat(id(element).isEmpty() || ids.add(id(element)))
                    .as("%s once", id(element))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void nothingStandsInAModelThatIsNotAllowed(Model model) {
        for (var element : model.everything()) {
            if (Model.BPMN.equals(element.getNamespaceURI())) {
                assertThat(Vocabulary.PREFIXES.containsKey(element.getLocalName())
                                || Vocabulary.BPMN_ELEMENTS.contains(element.getLocalName()))
                        .as(element.getTagName())
                        .isTrue();
            } else if (Model.CAMUNDA.equals(element.getNamespaceURI())) {
                assertThat(Vocabulary.CAMUNDA_ELEMENTS).contains(element.getLocalName());
            }
            var attributes = element.getAttributes();
            for (var i = 0; i < attributes.getLength(); i++) {
                var attribute = attributes.item(i);
                if (Model.CAMUNDA.equals(attribute.getNamespaceURI())) {
                    assertThat(Vocabulary.CAMUNDA_ATTRIBUTES).contains(attribute.getLocalName());
                }
                assertThat(attribute.getLocalName()).isNotEqualTo("schemaLocation");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void messagesAreThoseOfTheLinkMatrix(Model model) {
        assertThat(model.elements("message"))
                .allSatisfy(message -> assertThat(Vocabulary.MESSAGES).contains(message.getAttribute("name")));
        assertThat(stepInputs(model, "handOver", "message"))
                .allSatisfy(message -> assertThat(Vocabulary.MESSAGES).contains(message));
    }

    @Test
    void aStartMessageBelongsToOneProcess() {
        var starts = processes().stream()
                .flatMap(model -> model.elements("startEvent").stream()
                        .filter(start -> start.getParentNode() instanceof Element parent
                                && parent.getLocalName().equals("process"))
                        .flatMap(start -> Model.elements(start, "messageEventDefinition").stream())
                        .map(event -> event.getAttribute("messageRef")))
                .toList();
        assertThat(starts).doesNotHaveDuplicates();
    }

    /** Nothing ends the police on their way to a child but they themselves. */
    @ParameterizedTest
    @MethodSource("processes")
    void whereThePoliceWorkNothingIsTerminated(Model model) {
        var police = model.elements("userTask").stream()
                .anyMatch(task -> camunda(task, "candidateGroups").contains("'POLICE'"));
        assertThat(police && !model.elements("terminateEventDefinition").isEmpty())
                .as("%s terminates the police", model)
                .isFalse();
    }

    /** A duty that stands before a step is a step before it; a day that somebody guesses is none. */
    @Test
    void noTimerStandsForAGate() {
        var gates = terms().stream()
                .filter(row -> row.get("unit").equals("GATE"))
                .map(row -> row.get("code"))
                .toList();
        for (var model : processes()) {
            assertThat(model.elements("timeDate")).as("days in %s", model).isEmpty();
            model.elements("property").stream()
                    .filter(property -> property.getAttribute("name").equals("term"))
                    .forEach(property -> assertThat(gates).doesNotContain(property.getAttribute("value")));
        }
    }

    /** Whoever can be named as a receiver has a model that gives it work. */
    @Test
    void everyReceiverGetsATaskOrAProcessOfItsOwn() {
        var groups = processes().stream()
                .flatMap(model -> model.elements("userTask").stream())
                .map(task -> camunda(task, "candidateGroups"))
                .toList();
        assertThat(groups).contains("${agency.named(namedAgency)}");
        assertThat(processes().stream()
                        .flatMap(model -> model.elements("startEvent").stream())
                        .flatMap(start -> Model.elements(start, "messageEventDefinition").stream())
                        .map(event -> event.getAttribute("messageRef")))
                .contains(
                        "message_policeNeeded", "message_agencyNamed", "message_reportJoined", "message_childInDanger");
    }

    // ------------------------------------------------------------------ people's tasks

    @ParameterizedTest
    @MethodSource("processes")
    void everyTaskHasOneGroupOneFormAndTwoSentences(Model model) {
        var forms = formIds();
        for (var task : model.elements("userTask")) {
            assertThat(Vocabulary.GROUPS).as("group of %s", id(task)).anyMatch(form -> form.matcher(
                            camunda(task, "candidateGroups"))
                    .matches());
            assertThat(forms).contains(camunda(task, "formRef"));
            assertThat(camunda(task, "formRefBinding")).isEqualTo("deployment");
            assertThat(Model.text(task, "documentation").chars().filter(c -> c == '。'))
                    .as("sentences of %s", id(task))
                    .hasSize(2);
            assertThat(task.getAttribute("name")).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyTaskHasOneTermOfTheTableThatRunsFromADateOfTheTable(Model model) {
        var terms = terms();
        for (var task : model.elements("userTask")) {
            var properties = Model.elements(task, "property");
            var term = properties.stream()
                    .filter(property -> property.getAttribute("name").equals("term"))
                    .map(property -> property.getAttribute("value"))
                    .toList();
            assertThat(term).as("term of %s", id(task)).hasSize(1);
            var rows =
                    terms.stream().filter(row -> term.contains(row.get("base"))).toList();
            assertThat(rows).as("rows of %s", term).isNotEmpty();
            assertThat(rows.get(0)).containsEntry("code", term.get(0));
            properties.stream()
                    .filter(property -> property.getAttribute("name").equals("termFrom"))
                    .map(property -> property.getAttribute("value"))
                    .forEach(from -> assertThat(rows)
                            .as("%s runs from %s", id(task), from)
                            .anyMatch(row -> List.of(
                                            row.getOrDefault("starts_from", "").split("\\|"))
                                    .contains(from)));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void caseTermsAreRowsOfTheTable(Model model) {
        var codes = terms().stream().map(row -> row.get("code")).toList();
        assertThat(codes).containsAll(stepInputs(model, "startCaseTerm", "term"));
        assertThat(codes).containsAll(stepInputs(model, "endCaseTerm", "term"));
    }

    // ------------------------------------------------------------------ machine's steps

    @ParameterizedTest
    @MethodSource("processes")
    void aPersonsClickNeverFailsBecauseOfAMachine(Model model) {
        Stream.of("serviceTask", "sendTask", "businessRuleTask", "callActivity")
                .flatMap(kind -> model.elements(kind).stream())
                .forEach(step -> {
                    assertThat(camunda(step, "asyncBefore")).as(id(step)).isEqualTo("true");
                    assertThat(Model.elements(step, "failedJobRetryTimeCycle"))
                            .as(id(step))
                            .extracting(Element::getTextContent)
                            .containsExactly("R5/PT5M");
                });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void stepsAndTheirInputsAreKnown(Model model) {
        for (var step : model.elements("serviceTask")) {
            var name = camunda(step, "delegateExpression").replaceAll("^\\$\\{|}$", "");
            assertThat(Vocabulary.STEPS).containsKey(name);
            assertThat(Vocabulary.STEPS.getOrDefault(name, Set.of()))
                    .containsAll(Model.elements(step, "inputParameter").stream()
                            .map(input -> input.getAttribute("name"))
                            .toList());
            assertThat(Model.elements(step, "inputParameter")).allSatisfy(input -> assertThat(input.getTextContent())
                    .matches("[A-Za-z0-9-]+|\\$\\{[a-z][A-Za-z]*}"));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void calledProcessesExistAndGetTheirInputsOneByOne(Model model) {
        var known = processes().stream()
                .flatMap(other -> other.elements("process").stream())
                .map(Model::id)
                .toList();
        for (var call : model.elements("callActivity")) {
            assertThat(known).contains(call.getAttribute("calledElement"));
            assertThat(camunda(call, "calledElementBinding")).isEqualTo("deployment");
            var inputs = Model.elements(call, "in");
            assertThat(inputs).noneMatch(input -> input.hasAttribute("variables"));
            assertThat(inputs)
                    .anyMatch(input -> input.getAttribute("businessKey").equals("${caseNo}"));
            assertThat(inputs).anyMatch(input -> input.getAttribute("target").equals("caseNo"));
        }
    }

    // ------------------------------------------------------------------ gateways and variables

    @ParameterizedTest
    @MethodSource("processes")
    void everyQuestionHasAnAnswerInEveryCase(Model model) {
        for (var kind : List.of("exclusiveGateway", "inclusiveGateway")) {
            for (var gateway : model.elements(kind)) {
                var outgoing = model.elements("sequenceFlow").stream()
                        .filter(flow -> flow.getAttribute("sourceRef").equals(id(gateway)))
                        .toList();
                if (outgoing.size() < 2) {
                    continue;
                }
                assertThat(gateway.getAttribute("name")).as(id(gateway)).endsWith("？");
                var free = outgoing.stream()
                        .filter(flow -> children(flow, "conditionExpression").isEmpty())
                        .map(Model::id)
                        .toList();
                if (kind.equals("exclusiveGateway")) {
                    assertThat(free).as(id(gateway)).containsExactly(gateway.getAttribute("default"));
                } else {
                    assertThat(free).as(id(gateway)).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void conditionsAreSimpleAndReadOnlyDeclaredVariables(Model model) {
        var declared = declared(model);
        for (var condition : model.elements("conditionExpression")) {
            var text = condition.getTextContent();
            assertThat(text).matches(Vocabulary.CONDITION);
            assertThat(declared).as(text).containsAll(words(text.replaceAll("'[^']*'", "")));
        }
        model.elements("condition").forEach(condition -> {
            assertThat(condition.getTextContent()).matches(Vocabulary.CONDITION);
            assertThat(declared).containsAll(words(condition.getTextContent()));
        });
        model.elements("timeDate").forEach(date -> assertThat(declared).containsAll(words(date.getTextContent())));
    }

    /** A variable exists because a gateway, timer, group, step, term or decision reads it. */
    @Test
    void noVariableIsKeptThatNobodyReads() {
        var read = new TreeSet<String>(Vocabulary.READ_BY_FUNCTIONS);
        read.addAll(Vocabulary.READ_BY_STEPS);
        for (var model : processes()) {
            model.elements("conditionExpression").forEach(element -> read.addAll(words(element.getTextContent())));
            model.elements("timeDate").forEach(element -> read.addAll(words(element.getTextContent())));
            model.elements("inputParameter").forEach(element -> read.addAll(words(element.getTextContent())));
            model.elements("in").forEach(element -> read.add(element.getAttribute("source")));
            model.elements("userTask").forEach(element -> read.addAll(words(camunda(element, "candidateGroups"))));
        }
        for (var row : terms()) {
            read.addAll(words(row.getOrDefault("condition", "")));
            read.addAll(words(row.getOrDefault("starts_from", "")));
        }
        tables().forEach(table ->
                table.elements("inputExpression").forEach(input -> read.addAll(words(input.getTextContent()))));
        assertThat(read).containsAll(formVariables(Path.of("forms")));
    }

    private static Set<String> declared(Model model) {
        var declared = new HashSet<>(Vocabulary.SET_BY_PLATFORM);
        declared.addAll(formVariables(Path.of("forms", model.folder())));
        declared.addAll(formVariables(Path.of("forms", "shared")));
        model.elements("inputParameter").forEach(input -> declared.add(input.getAttribute("name")));
        if (model.folder().equals("shared")) {
            processes().stream()
                    .flatMap(other -> other.elements("in").stream())
                    .forEach(input -> declared.add(input.getAttribute("target")));
        }
        declared.addAll(List.of("true", "false", "null"));
        return declared;
    }

    // ------------------------------------------------------------------ English

    @ParameterizedTest
    @MethodSource("processes")
    void everyNameAndDocumentationOfAProcessHasItsEnglish(Model model) {
        var english = model.english();
        for (var element : model.everything()) {
            if (!Model.BPMN.equals(element.getNamespaceURI())
                    || List.of("participant", "message").contains(element.getLocalName())) {
                continue;
            }
            if (!element.getAttribute("name").isEmpty()) {
                assertThat(english.getProperty(id(element) + ".name", ""))
                        .as(id(element))
                        .isNotBlank()
                        .doesNotContainPattern(HAN);
                assertThat(element.getAttribute("name")).containsPattern(HAN);
            }
            if (!Model.text(element, "documentation").isEmpty()) {
                assertThat(english.getProperty(id(element) + ".documentation", ""))
                        .as(id(element))
                        .isNotBlank()
                        .doesNotContainPattern(HAN);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noEnglishIsLeftOver(Model model) {
        var ids = Stream.concat(Stream.of(model), tables().stream().filter(table -> table.folder()
                        .equals(model.folder())))
                .flatMap(file -> Stream.concat(Stream.of(file.root()), file.everything().stream()))
                .map(Model::id)
                .collect(Collectors.toSet());
        assertThat(model.english().stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(Arrays.asList(key.split("\\."))).as(key).anyMatch(ids::contains));
    }

    // ------------------------------------------------------------------ the drawing

    @ParameterizedTest
    @MethodSource("processes")
    void everythingIsDrawn(Model model) {
        var drawn = Stream.concat(model.elements("BPMNShape").stream(), model.elements("BPMNEdge").stream())
                .map(shape -> shape.getAttribute("bpmnElement"))
                .collect(Collectors.toSet());
        for (var kind : Vocabulary.PREFIXES.keySet()) {
            if (!kind.equals("message")) {
                assertThat(drawn)
                        .containsAll(
                                model.elements(kind).stream().map(Model::id).toList());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyStepLiesInOneLane(Model model) {
        var inLanes = model.elements("flowNodeRef").stream()
                .map(Element::getTextContent)
                .toList();
        assertThat(inLanes).doesNotHaveDuplicates();
        var process = model.elements("process").get(0);
        var nodes = model.everything().stream()
                .filter(element -> element.getParentNode() == process)
                .filter(element ->
                        !List.of("sequenceFlow", "laneSet", "documentation").contains(element.getLocalName()))
                .map(Model::id)
                .toList();
        assertThat(inLanes).containsExactlyInAnyOrderElementsOf(nodes);
        var boxes = Box.all(model);
        for (var lane : model.elements("lane")) {
            var space = box(boxes, id(lane));
            for (var node : Model.elements(lane, "flowNodeRef")) {
                assertThat(space.holds(box(boxes, node.getTextContent())))
                        .as("%s in %s", node.getTextContent(), id(lane))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void nothingIsDrawnOverAnythingElse(Model model) {
        var nodes = nodes(model);
        var boxes = Box.all(model);
        for (var one : nodes) {
            assertThat(nodes.stream()
                            .filter(other -> one != other)
                            .filter(other -> one.getParentNode() != other && other.getParentNode() != one)
                            .filter(other -> box(boxes, id(one)).meets(box(boxes, id(other))))
                            .map(Model::id))
                    .as("%s lies over", id(one))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void flowsRunStraightAndAroundWhatTheyDoNotTouch(Model model) {
        var flows = model.elements("sequenceFlow").stream().collect(Collectors.toMap(Model::id, flow -> flow));
        var nodes = nodes(model);
        var boxes = Box.all(model);
        for (var edge : model.elements("BPMNEdge")) {
            var flow = Objects.requireNonNull(flows.get(edge.getAttribute("bpmnElement")));
            var touched = nodes.stream()
                    .filter(node -> id(node).equals(flow.getAttribute("sourceRef"))
                            || id(node).equals(flow.getAttribute("targetRef"))
                            || flow.getParentNode() == node)
                    .toList();
            var points = Model.elements(edge, "waypoint");
            for (var i = 1; i < points.size(); i++) {
                var leg = Box.between(points.get(i - 1), points.get(i));
                assertThat(leg.width() == 0 || leg.height() == 0)
                        .as("%s is straight", id(flow))
                        .isTrue();
                assertThat(nodes.stream()
                                .filter(node -> !touched.contains(node))
                                .filter(node -> leg.crosses(box(boxes, id(node))))
                                .map(Model::id))
                        .as("%s runs through", id(flow))
                        .isEmpty();
            }
        }
    }

    private static Box box(Map<String, Box> boxes, String id) {
        return Objects.requireNonNull(boxes.get(id), id);
    }

    private static List<Element> nodes(Model model) {
        return model.everything().stream()
                .filter(element -> Model.BPMN.equals(element.getNamespaceURI()))
                .filter(element -> Vocabulary.PREFIXES.containsKey(element.getLocalName()))
                .filter(element -> !List.of("sequenceFlow", "lane", "participant", "message")
                        .contains(element.getLocalName()))
                .toList();
    }

    private record Box(double x, double y, double width, double height) {

        static Map<String, Box> all(Model model) {
            return model.elements("BPMNShape").stream()
                    .collect(Collectors.toMap(shape -> shape.getAttribute("bpmnElement"), shape -> {
                        var bounds = children(shape, "Bounds").get(0);
                        return new Box(
                                number(bounds, "x"),
                                number(bounds, "y"),
                                number(bounds, "width"),
                                number(bounds, "height"));
                    }));
        }

        static Box between(Element from, Element to) {
            return new Box(
                    Math.min(number(from, "x"), number(to, "x")),
                    Math.min(number(from, "y"), number(to, "y")),
                    Math.abs(number(from, "x") - number(to, "x")),
                    Math.abs(number(from, "y") - number(to, "y")));
        }

        private static double number(Element element, String attribute) {
            return Double.parseDouble(element.getAttribute(attribute));
        }

        boolean meets(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        /** The same for a line, which has no width of its own. */
        boolean crosses(Box other) {
            return x < other.x + other.width
                    && x + width > other.x
                    && y < other.y + other.height
                    && y + height > other.y;
        }

        boolean holds(Box other) {
            return x <= other.x
                    && y <= other.y
                    && x + width >= other.x + other.width
                    && y + height >= other.y + other.height;
        }
    }

    // ------------------------------------------------------------------ tables

    @ParameterizedTest
    @MethodSource("tables")
    void everyDecisionHasOneOutputAndRowsThatExplainThemselves(Model model) {
        assertThat(model.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(model.elements("decision")).isNotEmpty();
        for (var decision : model.elements("decision")) {
            assertThat(id(decision)).matches("[a-z][A-Za-z]+");
            assertThat(decision.getAttributeNS("http://camunda.org/schema/1.0/dmn", "historyTimeToLive"))
                    .isEqualTo("P3650D");
            var table = children(decision, "decisionTable").get(0);
            assertThat(List.of("UNIQUE", "FIRST", "COLLECT", "RULE ORDER")).contains(table.getAttribute("hitPolicy"));
            assertThat(children(table, "output")).hasSize(1);
            for (var row : children(table, "rule")) {
                assertThat(id(row)).matches("rule_[a-z][A-Za-z]+");
                assertThat(Model.text(row, "description")).as(id(row)).endsWith("。");
            }
        }
        assertThat(model.elements("DMNShape").stream().map(shape -> shape.getAttribute("dmnElementRef")))
                .containsExactlyElementsOf(
                        model.elements("decision").stream().map(Model::id).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowAndHeadOfATableHasItsEnglish(Model model) {
        var english = model.english();
        var owed = new ArrayList<String>();
        for (var decision : model.elements("decision")) {
            owed.add(id(decision) + ".name");
            Model.elements(decision, "rule").forEach(row -> owed.add(id(decision) + "." + id(row)));
            Stream.of("input", "output")
                    .flatMap(head -> Model.elements(decision, head).stream())
                    .forEach(head -> owed.add(id(decision) + "." + id(head) + ".label"));
        }
        assertThat(owed).allSatisfy(key -> assertThat(english.getProperty(key, ""))
                .as(key)
                .isNotBlank()
                .doesNotContainPattern(HAN));
    }

    @Test
    void aProposalIsADecisionThatExists() throws IOException {
        var decisions = tables().stream()
                .flatMap(table -> table.elements("decision").stream())
                .map(Model::id)
                .toList();
        for (var file : formFiles(Path.of("forms"))) {
            for (var field : fields(JSON.readTree(Files.readString(file)))) {
                var proposal = field.path("properties").path("proposal").asString("");
                assertThat(proposal.isEmpty() || decisions.contains(proposal))
                        .as("%s in %s", proposal, file)
                        .isTrue();
            }
        }
    }

    @Test
    void theAssessmentAsksWhatTheTableOfRiskReads() throws IOException {
        var asked =
                fields(JSON.readTree(Files.readString(Path.of("forms/mandatory-report/needs-assessment.form"))))
                        .stream()
                        .map(field -> field.path("key").asString(""))
                        .toList();
        var table = tables().stream()
                .filter(model -> model.name().equals("risk-tier"))
                .findFirst()
                .orElseThrow();
        assertThat(asked)
                .containsAll(table.elements("inputExpression").stream()
                        .map(input -> input.getTextContent().strip())
                        .toList());
    }

    // ------------------------------------------------------------------ forms

    @Test
    void everyFormBelongsToATaskAStartOrAnotherForm() throws IOException {
        var used = new HashSet<String>();
        for (var model : processes()) {
            Stream.of("userTask", "startEvent")
                    .flatMap(kind -> model.elements(kind).stream())
                    .forEach(element -> used.add(camunda(element, "formRef")));
        }
        for (var file : formFiles(Path.of("forms"))) {
            fields(JSON.readTree(Files.readString(file)))
                    .forEach(field ->
                            used.add(field.path("properties").path("include").asString("")));
        }
        assertThat(used).containsAll(formIds());
    }

    @Test
    void aFormIsNamedAfterItsTask() {
        for (var model : processes()) {
            for (var task : model.elements("userTask")) {
                var key = id(task).substring("userTask_".length());
                var owner = model.folder().equals("shared") ? "shared" : camelCase(model.name());
                assertThat(camunda(task, "formRef")).isEqualTo(owner + "_" + key);
            }
        }
    }

    private static Set<String> formIds() {
        var ids = new TreeSet<String>();
        for (var file : formFiles(Path.of("forms"))) {
            var id = json(file).path("id").asString("");
            var parts = id.split("_");
            assertThat(file).isEqualTo(Path.of("forms", kebabCase(parts[0]), kebabCase(parts[1]) + ".form"));
            ids.add(id);
        }
        return ids;
    }

    private static Set<String> formVariables(Path folder) {
        var variables = new TreeSet<String>();
        for (var file : formFiles(folder)) {
            fields(json(file)).stream()
                    .filter(field -> field.path("properties")
                            .path("variable")
                            .asString("")
                            .equals("true"))
                    .forEach(field -> variables.add(field.path("key").asString("")));
        }
        return variables;
    }

    private static List<JsonNode> fields(JsonNode component) {
        var fields = new ArrayList<JsonNode>(List.of(component));
        component.path("components").forEach(child -> fields.addAll(fields(child)));
        return fields;
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> formFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // ------------------------------------------------------------------ shared

    private static List<String> stepInputs(Model model, String step, String input) {
        return model.elements("serviceTask").stream()
                .filter(task -> camunda(task, "delegateExpression").equals("${" + step + "}"))
                .flatMap(task -> Model.elements(task, "inputParameter").stream())
                .filter(parameter -> parameter.getAttribute("name").equals(input))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Map<String, String>> terms() {
        try {
            var lines = Files.readAllLines(Path.of("src/main/resources/reference/time-limits.csv"));
            var names = lines.get(0).split(",");
            return lines.stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> {
                        var row = new LinkedHashMap<String, String>();
                        var cells = line.split(",", -1);
                        for (var i = 0; i < names.length; i++) {
                            row.put(names[i], cells[i]);
                        }
                        return (Map<String, String>) row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group()).collect(Collectors.toSet());
    }

    private static String camelCase(String kebab) {
        var words = kebab.split("-");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static String kebabCase(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
