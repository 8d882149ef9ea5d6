package org.huhang.worklist;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.engine.DecisionOutcome;
import org.huhang.engine.Decisions;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.huhang.form.ReadableAnswer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Proposals of decision tables in words, for the person who confirms them or gives a reason. */
@Component
class Proposed {

    private final TaskForms forms;
    private final Decisions decisions;
    private final MessageSource texts;

    Proposed(TaskForms forms, Decisions decisions, MessageSource texts) {
        this.forms = forms;
        this.decisions = decisions;
        this.texts = texts;
    }

    /**
     * What a form is told of the tables: field keys to value, label, row and note.
     *
     * @param answers as they were typed so far; checked here, because a table sees what the process would see
     */
    Map<String, Object> words(WorkItem item, Person reader, Map<String, Object> answers, Locale locale) {
        var form = forms.of(item);
        if (form.fields().stream().allMatch(field -> field.proposal() == null)) {
            return Map.of();
        }
        var known = forms.known(item, reader);
        var checked = form.check(answers, known);
        var words = new LinkedHashMap<String, Object>();
        forms.proposals(item, form, checked.answers()).forEach((key, outcome) -> {
            var field = Objects.requireNonNull(form.field(key));
            var value = outcome.values().isEmpty() ? null : form.proposed(field, outcome.values(), known);
            if (value != null && (checked.answers().containsKey(key) || form.answeredBefore(field, checked))) {
                words.put(key, words(form, field, value, outcome, locale));
            }
        });
        return words;
    }

    private Map<String, Object> words(Form form, Field field, Object value, DecisionOutcome outcome, Locale locale) {
        var comma = texts.getMessage("worklist.separator.words", null, locale);
        var semicolon = texts.getMessage("worklist.separator.sentences", null, locale);
        return Map.of(
                "value",
                value,
                "label",
                form.readable(Map.of(field.key(), value), locale).stream()
                        .map(ReadableAnswer::text)
                        .collect(Collectors.joining(comma)),
                "row",
                outcome.rows().stream().map(String::valueOf).collect(Collectors.joining(comma)),
                "note",
                decisions.notes(outcome, locale).stream().map(Proposed::clause).collect(Collectors.joining(semicolon)));
    }

    /** A note stands in brackets behind the number of its row, where no sentence ends. */
    private static String clause(String note) {
        return note.endsWith("。") || note.endsWith(".") ? note.substring(0, note.length() - 1) : note;
    }
}
