package org.huhang.worklist;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Proposals of decision tables in words, for the person who confirms them or gives a reason. */
@Component
class Proposed {

    private final TaskForms forms;

    Proposed(TaskForms forms) {
        this.forms = forms;
    }

    /** Field keys to value, label, row and note. */
    Map<String, Object> words(WorkItem item, Map<String, Object> answers, Locale locale) {
        var form = forms.of(item);
        var words = new LinkedHashMap<String, Object>();
        forms.proposals(item, form, answers).forEach((key, outcome) -> {
            var field = form.field(key);
            if (field == null || outcome.values().isEmpty()) {
                return;
            }
            var labels = outcome.values().stream()
                    .map(value -> forms.label(item, field, value, locale))
                    .collect(Collectors.joining("、"));
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
                            outcome.rows().stream().map(String::valueOf).collect(Collectors.joining("、")),
                            "note",
                            forms.notes(outcome)));
        });
        return words;
    }
}
