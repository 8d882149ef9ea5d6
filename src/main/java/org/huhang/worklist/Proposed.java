package org.huhang.worklist;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huhang.engine.Decisions;
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

    /** Field keys to value, label, row and note. */
    Map<String, Object> words(WorkItem item, Map<String, Object> answers, Locale locale) {
        var form = forms.of(item);
        var words = new LinkedHashMap<String, Object>();
        var comma = texts.getMessage("worklist.separator.words", null, locale);
        var semicolon = texts.getMessage("worklist.separator.sentences", null, locale);
        forms.proposals(item, form, answers).forEach((key, outcome) -> {
            var field = form.field(key);
            if (field == null || outcome.values().isEmpty()) {
                return;
            }
            var labels = outcome.values().stream()
                    .map(value -> forms.label(item, field, value, locale))
                    .collect(Collectors.joining(comma));
            words.put(
                    key,
                    Map.of(
                            "value",
                            TaskForms.several(field)
                                    ? outcome.values()
                                    : outcome.values().get(0),
                            "label",
                            labels,
                            "row",
                            outcome.rows().stream().map(String::valueOf).collect(Collectors.joining(comma)),
                            "note",
                            decisions.notes(outcome, locale).stream()
                                    .map(Proposed::clause)
                                    .collect(Collectors.joining(semicolon))));
        });
        return words;
    }

    /** A note stands in brackets behind the number of its row, where no sentence ends. */
    private static String clause(String note) {
        return note.endsWith("。") || note.endsWith(".") ? note.substring(0, note.length() - 1) : note;
    }
}
