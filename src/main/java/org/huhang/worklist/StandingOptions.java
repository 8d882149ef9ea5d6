package org.huhang.worklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.huhang.form.ReadableAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What could be chosen when it was answered stays an option of that answer, whatever became of it: who corrects another line of
 * it need not choose anew.
 */
@Component
class StandingOptions {

    private final TaskForms forms;
    private final MessageSource words;

    StandingOptions(TaskForms forms, MessageSource words) {
        this.forms = forms;
        this.words = words;
    }

    /** What the platform knows for the form, and among the options of its lists whatever these answers chose. */
    Map<String, Object> known(WorkItem item, Person reader, List<Map<String, Object>> answered) {
        var form = forms.of(item);
        var known = new LinkedHashMap<>(forms.known(item, reader));
        answered.forEach(answers -> keep(form, form.fields(), answers, known));
        return known;
    }

    private void keep(Form form, List<Field> fields, Map<?, ?> answers, Map<String, Object> known) {
        for (var field : fields) {
            var from = field.optionsFrom();
            var answer = answers.get(field.key());
            if (from != null) {
                codes(answer).forEach(code -> known.put(from, with(known.get(from), code, label(form, field, code))));
            }
            rows(answer).forEach(row -> keep(form, field.fields(), row, known));
        }
    }

    private static Stream<String> codes(@Nullable Object answer) {
        return (answer instanceof List<?> several ? several.stream() : Stream.ofNullable(answer))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static Stream<Map<?, ?>> rows(@Nullable Object answer) {
        return answer instanceof List<?> rows
                ? rows.stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row)
                : Stream.of();
    }

    private static List<Object> with(@Nullable Object offered, String code, String label) {
        var options = new ArrayList<Object>(offered instanceof List<?> list ? list : List.of());
        if (options.stream()
                .noneMatch(option ->
                        code.equals(option) || (option instanceof Map<?, ?> pair && code.equals(pair.get("value"))))) {
            options.add(Map.of("value", code, "label", label));
        }
        return options;
    }

    /** Its name; a number of a file or a report is none. */
    private String label(Form form, Field field, String code) {
        var locale = LocaleContextHolder.getLocale();
        return form.readable(Map.of(field.key(), code), Map.of(), locale).stream()
                .map(ReadableAnswer::text)
                .filter(text -> !text.equals(code))
                .findFirst()
                .orElseGet(() -> words.getMessage("worklist.correct.stood", null, locale));
    }
}
