package org.huhang.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decision tables. They propose; a person decides. */
@Service
public class Decisions {

    private final ProcessEngine engine;
    private final DecisionRows rows;

    Decisions(ProcessEngine engine, DecisionRows rows) {
        this.engine = engine;
        this.rows = rows;
    }

    /**
     * Asks the newest version of a table. Nothing of the facts is kept by the engine.
     *
     * @param key the decision's key
     * @param facts the inputs by name; missing inputs count as null
     * @return the rows that hit and what they say
     */
    @Transactional
    public DecisionOutcome evaluate(String key, Map<String, Object> facts) {
        var definition = engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new IllegalArgumentException("no decision " + key);
        }
        var model = engine.getRepositoryService().getDmnModelInstance(definition.getId());
        Decision decision = model.getModelElementById(key);
        var inputs = new java.util.HashMap<String, Object>();
        decision.getChildElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class).stream()
                .flatMap(table -> table.getInputs().stream())
                .map(input -> input.getInputExpression().getText().getTextContent())
                .forEach(name -> inputs.put(name.strip(), null));
        inputs.putAll(facts);
        rows.take();
        var result = engine.getDecisionService()
                .evaluateDecisionTableById(definition.getId())
                .variables(inputs)
                .evaluate();
        List<String> values = new ArrayList<>();
        result.forEach(hit -> values.add(String.valueOf((Object) hit.getSingleEntry())));
        var hits = rows.take();
        return new DecisionOutcome(
                key, definition.getVersion(), values, numbers(decision, hits), notes(decision, hits));
    }

    private static List<Integer> numbers(Decision decision, List<String> hits) {
        var ids = rules(decision).stream().map(Rule::getId).toList();
        return hits.stream().map(id -> ids.indexOf(id) + 1).toList();
    }

    private static List<String> notes(Decision decision, List<String> hits) {
        return hits.stream()
                .map(id -> rules(decision).stream()
                        .filter(rule -> rule.getId().equals(id) && rule.getDescription() != null)
                        .map(rule -> rule.getDescription().getTextContent())
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    private static List<Rule> rules(Decision decision) {
        return decision.getChildElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class).stream()
                .flatMap(table -> table.getRules().stream())
                .toList();
    }
}
