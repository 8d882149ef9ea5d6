package org.huhang.worklist;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.document.Documents;
import org.huhang.engine.DecisionOutcome;
import org.huhang.engine.Definitions;
import org.huhang.form.Characters;
import org.huhang.form.Era;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.huhang.form.Forms;
import org.huhang.form.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.ObjectMapper;

/** The form of a work item: its version, its values, and what tables propose for its fields. */
@Component
class TaskForms {

    /** Every departure from a proposal is explained here; the shared block of deciding forms. */
    static final String REASON = "decisionReason";

    private static final int DRAFT_LIMIT = 512 * 1024;

    private final Definitions definitions;
    private final Forms forms;
    private final Supplier<List<TaskFacts>> facts;
    private final Supplier<List<TaskProposal>> tables;
    private final Supplier<List<CaseDates>> dates;
    private final Supplier<Documents> documents;
    private final ObjectMapper json;
    private final Map<String, Form> parsed = new ConcurrentHashMap<>();
    private final Map<Form, String> sources = new ConcurrentHashMap<>();

    TaskForms(
            Definitions definitions,
            Forms forms,
            ObjectProvider<TaskFacts> facts,
            ObjectProvider<TaskProposal> tables,
            ObjectProvider<CaseDates> dates,
            ObjectProvider<Documents> documents,
            ObjectMapper json) {
        this.definitions = definitions;
        this.forms = forms;
        // Owners stand above the work list and are made after it; they are looked for once, at the first task.
        this.facts = SingletonSupplier.of(() -> facts.stream().toList());
        this.tables = SingletonSupplier.of(() -> tables.stream().toList());
        this.dates = SingletonSupplier.of(() -> dates.stream().toList());
        this.documents = SingletonSupplier.of(documents::getObject);
        this.json = json;
    }

    Form of(WorkItem item) {
        return of(item.definitionId(), item.elementId());
    }

    Form of(String definitionId, String elementId) {
        // A version of a model never changes its forms, so one parse serves all its tasks.
        return parsed.computeIfAbsent(
                definitionId + " " + elementId,
                key -> parse(definitionId, definitions.taskForm(definitionId, elementId)));
    }

    private Form parse(String definitionId, String schema) {
        var english = definitions.formTexts(definitionId);
        return forms.parse(
                schema,
                id -> definitions.form(definitionId, id),
                (key, locale) -> locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english.get(key) : null);
    }

    /** The form as an answer was given on it, whole, so that it can be read when the model has long moved on. */
    String source(WorkItem item) {
        return sources.computeIfAbsent(of(item), form -> form.schema(Locale.CHINESE));
    }

    /** The ids of all files in an answer. */
    List<String> files(Form form, Map<String, Object> answers) {
        return form.fields().stream()
                .filter(field -> field.type().equals("filepicker"))
                .map(field -> answers.get(field.key()))
                .filter(List.class::isInstance)
                .flatMap(files -> ((List<?>) files).stream())
                .map(String::valueOf)
                .toList();
    }

    /** What the files in these values are called, as far as the reader or the holder of the task brought them. */
    Map<String, Map<String, Object>> named(WorkItem item, Map<String, Object> values, Person reader) {
        var ids = files(of(item), values);
        var named = new LinkedHashMap<String, Map<String, Object>>();
        Stream.of(item.holder(), reader.id())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(by -> documents.get().uploaded(ids, by).stream())
                .forEach(file -> named.put(file.id(), Map.of("name", file.name(), "size", file.size())));
        return named;
    }

    String schema(WorkItem item, Locale locale) {
        return of(item).schema(locale);
    }

    /** What the platform knows for the form. */
    Map<String, Object> known(WorkItem item, Person reader) {
        var values = new LinkedHashMap<String, Object>();
        facts.get().forEach(owner -> values.putAll(owner.values(item, reader)));
        return values;
    }

    /** What bounds the dates of the form. */
    Era era(WorkItem item) {
        return dates.get().stream().findFirst().map(owner -> owner.of(item)).orElse(Era.UNKNOWN);
    }

    /** What the form is filled with: what the platform knows, over it what the reader typed before. */
    Map<String, @Nullable Object> values(WorkItem item, Person reader, Map<String, Object> typed) {
        var values = new LinkedHashMap<>(known(item, reader));
        values.putAll(typed);
        return of(item).shaped(values);
    }

    /** A draft may be wrong, but not enormous. */
    Map<String, Object> fitting(WorkItem item, Map<String, Object> typed) {
        var kept = new LinkedHashMap<>(typed);
        kept.keySet()
                .retainAll(Stream.concat(
                                Stream.of(Form.SAID), of(item).fields().stream().map(Field::key))
                        .toList());
        if (json.writeValueAsString(kept).length() > DRAFT_LIMIT) {
            throw new DraftTooLarge();
        }
        return kept;
    }

    Map<String, DecisionOutcome> proposals(WorkItem item, Form form, Map<String, Object> answers) {
        var decisions = new LinkedHashMap<String, String>();
        form.fields().stream()
                .filter(field -> field.proposal() != null)
                .forEach(field -> decisions.put(field.key(), Objects.requireNonNull(field.proposal())));
        var proposed = propose(item, new LinkedHashSet<>(decisions.values()), answers);
        var outcomes = new LinkedHashMap<String, DecisionOutcome>();
        decisions.forEach((key, decision) ->
                Optional.ofNullable(proposed.get(decision)).ifPresent(outcome -> outcomes.put(key, outcome)));
        return outcomes;
    }

    /** Each owner is asked once, for all of the tables that it knows. */
    private Map<String, DecisionOutcome> propose(WorkItem item, Set<String> decisions, Map<String, Object> answers) {
        var outcomes = new HashMap<String, DecisionOutcome>();
        tables.get().forEach(owner -> {
            var known = decisions.stream()
                    .filter(decision -> !outcomes.containsKey(decision) && owner.knows(decision))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!known.isEmpty()) {
                outcomes.putAll(owner.propose(known, item, answers));
            }
        });
        return outcomes;
    }

    /** Whoever leaves a proposal says why. */
    List<Problem> departures(Form form, Map<String, Object> answers, Map<String, DecisionOutcome> proposals) {
        var reason = answers.get(REASON);
        if (reason != null && !Characters.blank(reason.toString())) {
            return List.of();
        }
        return proposals.entrySet().stream()
                .filter(proposal -> !taken(answers.get(proposal.getKey()), proposal.getValue()))
                .map(proposal -> new Problem(
                        form.field(REASON) == null ? proposal.getKey() : REASON,
                        "departureNeedsReason",
                        List.of(Objects.requireNonNull(form.field(proposal.getKey())))))
                .distinct()
                .toList();
    }

    /** Whether somebody chose what was proposed; the order of several codes is nobody's choice. */
    boolean taken(@Nullable Object answer, DecisionOutcome outcome) {
        if (answer instanceof List<?> several) {
            return new HashSet<Object>(several).equals(new HashSet<Object>(outcome.values()));
        }
        return answer == null || outcome.value() == null || outcome.value().equals(answer.toString());
    }

    Map<String, Object> inputs(WorkItem item, Map<String, Object> answers) {
        // Free text is no input of a table, so it is not kept beside the proposal.
        var inputs = new LinkedHashMap<String, Object>();
        answers.forEach((key, value) -> {
            var field = of(item).field(key);
            if (field != null && field.variable() != null) {
                inputs.put(key, value);
            }
        });
        return inputs;
    }

    List<String> toldOfChild(WorkItem item, Map<String, Object> answers, Map<String, Object> calling, Locale locale) {
        return forms.told(of(item), answers, calling, locale);
    }

    /** In words, also where what could be chosen came from the platform, such as places. */
    ToldAnswer told(Answer answer, WorkItem item, Person reader, Locale locale) {
        var form = of(item);
        var known = form.offers(answer.answers().keySet()) ? known(item, reader) : Map.<String, Object>of();
        return new ToldAnswer(
                form.gist(answer.answers(), known, locale), form.readable(answer.answers(), known, locale));
    }
}
