package org.huhang.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.huhang.engine.Hindsight;
import org.huhang.form.Choice;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.huhang.form.Forms;
import org.huhang.model.Contract;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each choice of each form by which a shipped model goes one way or another, be it at once, by a table, by a count, or in whatever
 * called it: once it is corrected, somebody sees that the way is another.
 */
@HuhangTest
class CorrectedFieldsTests {

    private static final Pattern PROCESS = Pattern.compile("<bpmn:process id=\"(\\w+)\"");

    private static final Pattern FORM = Pattern.compile("\\.form$");

    private static final Pattern IS = Pattern.compile("(\\w+) == '(\\w+)'");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Hindsight hindsight;

    @Autowired
    private Contract contract;

    @Autowired
    private Forms forms;

    private final Map<String, Form> byId = new HashMap<>();
    private final List<ProcessDefinition> models = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();

    @BeforeEach
    void shipped() throws IOException {
        var shipped = new TreeSet<String>();
        try (var files = Files.walk(Path.of("processes"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                PROCESS.matcher(Files.readString(file)).results().forEach(found -> shipped.add(found.group(1)));
            }
        }
        try (var files = Files.walk(Path.of("forms"))) {
            files.map(path -> Path.of("forms").relativize(path).toString())
                    .filter(path -> FORM.matcher(path).find() && !path.startsWith("shared/child-"))
                    .map(path -> forms.shipped(FORM.matcher(path).replaceAll("")))
                    .forEach(form -> byId.put(form.id(), form));
        }
        // Other tests deploy models of their own.
        engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(model -> shipped.contains(model.getKey()))
                .forEach(models::add);
        assertThat(models).hasSameSizeAs(shipped);
    }

    @Test
    void whicheverChoiceDecidesTheWayIsSeenOnceItIsCorrected() {
        for (var model : models) {
            for (var task : bpmn(model).getModelElementsByType(UserTask.class)) {
                var form = byId.get(task.getCamundaFormRef());
                assertThat(form).as(task.getCamundaFormRef()).isNotNull();
                form.fields().stream()
                        .filter(field -> field.variable() != null)
                        .forEach(field -> isSeen(model, task, field));
            }
        }
        assertThat(seen).hasSizeGreaterThan(50);
        assertThat(seen)
                .as("what police are called for, where a model goes by it")
                .contains("followUpVisit newViolence", "homeVisit schoolingResult", "persuade schoolingResult");
    }

    private void isSeen(ProcessDefinition model, UserTask task, Field field) {
        var fact = String.valueOf(field.variable());
        var passed = new ArrayList<>(List.of(passed(model)));
        callers(model).forEach(caller -> passed.add(passed(caller)));
        var values = values(model, field, fact);
        if (values.size() < 2 || !decides(model, task, fact)) {
            return;
        }
        assertThat(besides(model, fact))
                .as("%s of %s in %s", fact, task.getId(), model.getKey())
                .anyMatch(beside -> differ(values.stream()
                        .map(value -> {
                            var facts = new HashMap<>(beside);
                            facts.put(fact, value);
                            return hindsight.of(passed, Set.of(fact), facts);
                        })
                        .toList()));
        seen.add(task.getId().substring(task.getId().indexOf('_') + 1) + " " + fact);
    }

    private static boolean differ(List<Hindsight.Seen> ways) {
        return ways.stream()
                .anyMatch(way -> way.counted()
                        || !way.decided().equals(ways.get(0).decided())
                        || !way.followed().equals(ways.get(0).followed()));
    }

    /** What else must hold where a condition asks for several facts; and nothing else. */
    private List<Map<String, Object>> besides(ProcessDefinition model, String fact) {
        var besides = new ArrayList<Map<String, Object>>(List.of(Map.of()));
        conditions(bpmn(model), everything(model))
                .lines()
                .filter(condition -> condition.contains(fact))
                .forEach(condition -> {
                    var holds = new HashMap<String, Object>();
                    IS.matcher(condition).results().forEach(test -> holds.put(test.group(1), test.group(2)));
                    besides.add(holds);
                });
        return besides;
    }

    private List<Object> values(ProcessDefinition model, Field field, String fact) {
        if (!field.options().isEmpty()) {
            return field.options().stream()
                    .map(Choice::code)
                    .map(Object.class::cast)
                    .toList();
        }
        return conditions(bpmn(model), everything(model)).contains(fact + " == true")
                ? List.of(Boolean.FALSE, Boolean.TRUE)
                : List.of();
    }

    // ------------------------------------------------------------------ what a model says

    /** Whether a way that begins at the task depends on the fact, or on what is made of it. */
    private boolean decides(ProcessDefinition model, UserTask task, String fact) {
        var behind = new HashSet<String>();
        behind(task, behind);
        var facts = new HashSet<>(Set.of(fact));
        var before = 0;
        while (before < facts.size()) {
            before = facts.size();
            behind.forEach(element -> facts.addAll(made(model, element, facts)));
        }
        return asks(conditions(bpmn(model), behind), facts)
                || callers(model).stream()
                        .anyMatch(caller ->
                                asks(conditions(bpmn(caller), everything(caller)), handedOut(model, caller, facts)));
    }

    private static boolean asks(String conditions, Set<String> facts) {
        return facts.stream().anyMatch(fact -> Pattern.compile("\\b" + fact + "\\b")
                .matcher(conditions)
                .find());
    }

    private static void behind(FlowNode node, Set<String> behind) {
        node.getSucceedingNodes().list().stream()
                .filter(next -> behind.add(next.getId()))
                .filter(next -> !(next instanceof UserTask))
                .forEach(next -> behind(next, behind));
    }

    /** What a step or a table makes of some facts. */
    private Set<String> made(ProcessDefinition model, String element, Set<String> facts) {
        FlowNode node = bpmn(model).getModelElementById(element);
        if (node instanceof ServiceTask step) {
            var does = contract.steps().get(step.getCamundaDelegateExpression().replaceAll("[${}]", ""));
            return does.reads().stream().anyMatch(facts::contains) ? does.sets() : Set.of();
        }
        return node instanceof BusinessRuleTask rule
                        && inputs(model, rule).stream().anyMatch(facts::contains)
                ? Set.of(rule.getCamundaResultVariable())
                : Set.of();
    }

    private List<String> inputs(ProcessDefinition model, BusinessRuleTask rule) {
        var table = engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .deploymentId(model.getDeploymentId())
                .decisionDefinitionKey(rule.getCamundaDecisionRef())
                .singleResult();
        return engine
                .getRepositoryService()
                .getDmnModelInstance(table.getId())
                .getModelElementsByType(InputExpression.class)
                .stream()
                .map(input -> input.getText().getTextContent().strip())
                .toList();
    }

    private List<ProcessDefinition> callers(ProcessDefinition model) {
        return models.stream()
                .filter(other -> bpmn(other).getModelElementsByType(CallActivity.class).stream()
                        .anyMatch(call -> model.getKey().equals(call.getCalledElement())))
                .toList();
    }

    private Set<String> handedOut(ProcessDefinition model, ProcessDefinition caller, Set<String> facts) {
        var out = new HashSet<String>();
        bpmn(caller).getModelElementsByType(CamundaOut.class).stream()
                .filter(one -> facts.contains(one.getCamundaSource()))
                .forEach(one -> out.add(one.getCamundaTarget()));
        assertThat(out)
                .as("a fact keeps its name in whatever called %s", model.getKey())
                .isSubsetOf(facts);
        return out;
    }

    private BpmnModelInstance bpmn(ProcessDefinition model) {
        return engine.getRepositoryService().getBpmnModelInstance(model.getId());
    }

    private Set<String> everything(ProcessDefinition model) {
        var all = new HashSet<String>();
        bpmn(model).getModelElementsByType(FlowNode.class).forEach(node -> all.add(node.getId()));
        return all;
    }

    private Hindsight.Passed passed(ProcessDefinition model) {
        return new Hindsight.Passed(model.getId(), everything(model));
    }

    private static String conditions(BpmnModelInstance model, Set<String> elements) {
        var text = new StringBuilder();
        for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null
                    && elements.contains(flow.getSource().getId())) {
                text.append(flow.getConditionExpression().getTextContent()).append('\n');
            }
        }
        return text.toString();
    }
}
