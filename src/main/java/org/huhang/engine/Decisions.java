package org.huhang.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private final Definitions definitions;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    Decisions(ProcessEngine engine, DecisionRows rows, Definitions definitions) {
        this.engine = engine;
        this.rows = rows;
        this.definitions = definitions;
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

    /**
     * What the analyst wrote beside the rows that hit, in the reader's language.
     *
     * @param outcome what the table proposed
     * @param locale the reader's language; anything but English is Chinese
     * @return the notes in the order of the rows; rows without a note are left out
     */
    @Transactional(readOnly = true)
    public List<String> notes(DecisionOutcome outcome, Locale locale) {
        var shape = shapes.computeIfAbsent(
                name(outcome.decision(), outcome.version()),
                name -> read(versioned(outcome.decision(), outcome.version())));
        return shape.notes(outcome.rows(), Locale.ENGLISH.getLanguage().equals(locale.getLanguage()));
    }

    private static String name(String key, int version) {
        return key + ":" + version;
    }

    private DecisionDefinition versioned(String key, int version) {
        return engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .singleResult();
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

    /** Asks the table that a model asks, by the key that it names. */
    DecisionOutcome evaluate(String definitionId, String key, Map<String, Object> facts) {
        return evaluate(ofModel(definitionId, key), facts);
    }

    /** The facts that the table reads which a model asks. */
    List<String> inputs(String definitionId, String key) {
        return shape(ofModel(definitionId, key)).inputs();
    }

    /** It was deployed together with the model. */
    private DecisionDefinition ofModel(String definitionId, String key) {
        return engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .deploymentId(engine.getRepositoryService()
                        .getProcessDefinition(definitionId)
                        .getDeploymentId())
                .decisionDefinitionKey(key)
                .singleResult();
    }

    /** A version of a table never changes, so it is read once. */
    private Shape shape(DecisionDefinition definition) {
        return shapes.computeIfAbsent(name(definition.getKey(), definition.getVersion()), name -> read(definition));
    }

    private DecisionOutcome evaluate(DecisionDefinition definition, Map<String, Object> facts) {
        var key = definition.getKey();
        var shape = shape(definition);
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
        var numbers = shape.numbers(hits);
        return new DecisionOutcome(key, definition.getVersion(), values, numbers, shape.notes(numbers, false));
    }

    private Shape read(DecisionDefinition definition) {
        Decision decision = engine.getRepositoryService()
                .getDmnModelInstance(definition.getId())
                .getModelElementById(definition.getKey());
        var english = definitions.english(definition);
        var inputs = new ArrayList<String>();
        var rules = new LinkedHashMap<String, Note>();
        for (var table : decision.getChildElementsByType(DecisionTable.class)) {
            table.getInputs()
                    .forEach(input -> inputs.add(input.getInputExpression()
                            .getText()
                            .getTextContent()
                            .strip()));
            table.getRules().forEach(rule -> {
                var note = note(rule);
                rules.put(
                        rule.getId(),
                        new Note(note, english.getProperty(definition.getKey() + "." + rule.getId(), note)));
            });
        }
        return new Shape(inputs, List.copyOf(rules.keySet()), List.copyOf(rules.values()));
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

    private record Note(String zh, String en) {

        String in(boolean english) {
            return english ? en : zh;
        }
    }

    /** What the engine's result does not tell of a table: the names it reads, and its rows with their notes. */
    private record Shape(List<String> inputs, List<String> rows, List<Note> notes) {

        List<Integer> numbers(List<String> hits) {
            return hits.stream().map(id -> rows.indexOf(id) + 1).toList();
        }

        List<String> notes(List<Integer> numbers, boolean english) {
            return numbers.stream()
                    .filter(number -> number > 0 && number <= notes.size())
                    .map(number -> notes.get(number - 1).in(english))
                    .filter(note -> !note.isBlank())
                    .toList();
        }
    }
}
