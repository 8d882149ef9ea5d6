package org.huhang.processes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** A decision of a shipped file, asked with the engine's own FEEL. */
final class ShippedTable {

    private static final java.util.Set<String> LISTS = java.util.Set.of("concerns", "guardianConduct", "dropoutCauses");

    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<String> inputs;
    private final List<String> rules;
    private final List<String> heard = new ArrayList<>();

    private ShippedTable(String file, String key) {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> {
            heard.clear();
            event.getMatchingRules().forEach(rule -> heard.add(rule.getId()));
        });
        engine = configuration.buildEngine();
        var model = Dmn.readModelFromStream(ShippedTable.class.getResourceAsStream("/" + file));
        var tables = ((Decision) model.getModelElementById(key)).getChildElementsByType(DecisionTable.class);
        inputs = tables.stream()
                .flatMap(table -> table.getInputs().stream())
                .map(input -> input.getInputExpression().getText().getTextContent())
                .toList();
        rules = tables.stream()
                .flatMap(table -> table.getRules().stream())
                .map(Rule::getId)
                .toList();
        decision = engine.parseDecision(key, ShippedTable.class.getResourceAsStream("/" + file));
    }

    static ShippedTable of(String file, String key) {
        return new ShippedTable(file, key);
    }

    /** The rows that hit, by the meaning of their ids. */
    List<String> rows(String facts) {
        values(facts);
        return heard.stream().map(rule -> rule.substring("rule_".length())).toList();
    }

    /** What the rows that hit say. Facts read {@code category=4 immediateDanger=true}; what is not named is null. */
    List<String> values(String facts) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        inputs.forEach(input -> variables.put(input, null));
        Arrays.stream(facts.split(" ")).filter(fact -> !fact.isBlank()).forEach(fact -> {
            var parts = fact.split("=");
            if (!variables.containsKey(parts[0])) {
                throw new IllegalArgumentException("the table does not ask " + parts[0]);
            }
            variables.put(parts[0], LISTS.contains(parts[0]) ? List.of(parts[1].split(",")) : value(parts[1]));
        });
        return engine.evaluateDecisionTable(decision, variables).collectEntries(outputName()).stream()
                .map(String::valueOf)
                .toList();
    }

    /** The ids of all rows, without their prefix. */
    List<String> allRows() {
        return rules.stream().map(rule -> rule.substring("rule_".length())).toList();
    }

    private String outputName() {
        var table = (org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl) decision.getDecisionLogic();
        return table.getOutputs().get(0).getOutputName();
    }

    private static Object value(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text.chars().allMatch(Character::isDigit) ? (Object) Integer.valueOf(text) : text;
        };
    }
}
