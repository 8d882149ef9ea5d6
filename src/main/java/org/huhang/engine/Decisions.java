package org.huhang.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decision tables. They propose; a person decides. */
@Service
public class Decisions {

    private final ProcessEngine engine;
    private final DecisionRows rows;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    Decisions(ProcessEngine engine, DecisionRows rows) {
        this.engine = engine;
        this.rows = rows;
    }

    /**
     * Asks the newest versions of tables, which are looked up once for all questions. Nothing of the facts is kept by the
     * engine.
     *
     * @param questions what is asked
     * @param <T> the kind of answer
     * @return what the questions came to
     */
    @Transactional
    public <T> T ask(Function<Tables, T> questions) {
        // In one command the engine reads the tables' rows once, not for each of its own calls.
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> questions.apply(newest()));
    }

    private Tables newest() {
        Map<String, DecisionDefinition> byKey =
                engine.getRepositoryService().createDecisionDefinitionQuery().latestVersion().list().stream()
                        .collect(Collectors.toMap(DecisionDefinition::getKey, Function.identity()));
        return (key, facts) -> {
            var definition = byKey.get(key);
            if (definition == null) {
                throw new IllegalArgumentException("no decision " + key);
            }
            return evaluate(definition, facts);
        };
    }

    private DecisionOutcome evaluate(DecisionDefinition definition, Map<String, Object> facts) {
        var key = definition.getKey();
        // A version of a table never changes, so it is read once.
        var shape = shapes.computeIfAbsent(definition.getId(), id -> read(id, key));
        var inputs = new HashMap<String, Object>();
        shape.inputs().forEach(name -> inputs.put(name, null));
        inputs.putAll(facts);
        rows.take();
        var result = engine.getDecisionService()
                .evaluateDecisionTableById(definition.getId())
                .variables(inputs)
                .evaluate();
        List<String> values = new ArrayList<>();
        result.forEach(hit -> values.add(String.valueOf((Object) hit.getSingleEntry())));
        var hits = rows.take();
        return new DecisionOutcome(key, definition.getVersion(), values, shape.numbers(hits), shape.notes(hits));
    }

    private Shape read(String definitionId, String key) {
        Decision decision =
                engine.getRepositoryService().getDmnModelInstance(definitionId).getModelElementById(key);
        var inputs = new ArrayList<String>();
        var rules = new LinkedHashMap<String, String>();
        for (var table : decision.getChildElementsByType(DecisionTable.class)) {
            table.getInputs()
                    .forEach(input -> inputs.add(input.getInputExpression()
                            .getText()
                            .getTextContent()
                            .strip()));
            table.getRules().forEach(rule -> rules.put(rule.getId(), note(rule)));
        }
        return new Shape(inputs, List.copyOf(rules.keySet()), rules);
    }

    private static String note(Rule rule) {
        var note = rule.getDescription();
        return note == null ? "" : note.getTextContent();
    }

    /** The newest version of every table. */
    public interface Tables {

        /**
         * Asks one table.
         *
         * @param key the decision's key
         * @param facts the inputs by name; missing inputs count as null
         * @return the rows that hit and what they say
         */
        DecisionOutcome evaluate(String key, Map<String, Object> facts);
    }

    /** What the engine's result does not tell of a table: the names it reads, and its rows with their notes. */
    private record Shape(List<String> inputs, List<String> rows, Map<String, String> notesByRow) {

        List<Integer> numbers(List<String> hits) {
            return hits.stream().map(id -> rows.indexOf(id) + 1).toList();
        }

        List<String> notes(List<String> hits) {
            return hits.stream().map(id -> notesByRow.getOrDefault(id, "")).toList();
        }
    }
}
