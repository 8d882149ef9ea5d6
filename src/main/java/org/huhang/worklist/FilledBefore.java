package org.huhang.worklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.form.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What an earlier answer of the case said stands in the form already, where the form says that it may; beside it stands who said
 * it and when. Nobody types what the platform knows; whoever knows better writes over it.
 */
@Component
class FilledBefore implements TaskFacts, TaskPanel {

    private static final int ORDER = 15;

    private final AnswerTable answers;
    private final WorkItemTable items;
    private final TaskForms forms;
    private final TaskNames names;

    FilledBefore(AnswerTable answers, WorkItemTable items, TaskForms forms, TaskNames names) {
        this.answers = answers;
        this.items = items;
        this.forms = forms;
        this.names = names;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var values = new LinkedHashMap<String, Object>();
        of(task).forEach((field, answer) ->
                values.put(field.key(), answer.answers().get(field.key())));
        return values;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var lines = new ArrayList<Line>();
        of(task).forEach((field, answer) -> lines.add(line(task, field, answer, locale)));
        return lines.isEmpty()
                ? null
                : new Panel(Place.SIDE, ORDER, "worklist/_filled :: filled", Map.of("lines", lines));
    }

    private Line line(WorkItem task, Field field, Answer answer, Locale locale) {
        return new Line(
                forms.of(task).label(field, locale),
                items.find(answer.taskId()).map(item -> names.of(item, locale)).orElse(""),
                answer.at());
    }

    /** The newest answer to each question that may be filled in. */
    private Map<Field, Answer> of(WorkItem task) {
        var filled = new LinkedHashMap<Field, Answer>();
        var asked = task.open()
                ? forms.of(task).fields().stream().filter(Field::earlier).toList()
                : List.<Field>of();
        if (!asked.isEmpty()) {
            answers.ofCase(task.caseNo()).forEach(answer -> asked.stream()
                    .filter(field -> said(answer, field))
                    .forEach(field -> filled.put(field, answer)));
        }
        return filled;
    }

    private static boolean said(Answer answer, Field field) {
        var value = answer.answers().get(field.key());
        return value != null && field.takes(value);
    }

    /**
     * Where an answer comes from.
     *
     * @param label what is asked
     * @param task the task whose answer says so
     * @param at when it was answered
     */
    record Line(String label, String task, Instant at) {}
}
