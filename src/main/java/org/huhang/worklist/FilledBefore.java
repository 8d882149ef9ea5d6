package org.huhang.worklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final String YES = "yes";

    private final AnswerTable answers;
    private final WorkItemTable items;
    private final TaskForms forms;
    private final AnswerCheck check;
    private final TaskNames names;

    FilledBefore(AnswerTable answers, WorkItemTable items, TaskForms forms, AnswerCheck check, TaskNames names) {
        this.answers = answers;
        this.items = items;
        this.forms = forms;
        this.check = check;
        this.names = names;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var values = new LinkedHashMap<String, Object>();
        of(task).forEach((field, said) -> values.put(field.key(), said.value()));
        return values;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var lines = new ArrayList<Line>();
        of(task).forEach((field, said) -> lines.add(line(task, field, said.answer(), locale)));
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

    /** The newest answer to each question that may be filled in, and is asked in this case at all. */
    private Map<Field, Said> of(WorkItem task) {
        var filled = new LinkedHashMap<Field, Said>();
        var form = forms.of(task);
        var asked = task.open()
                ? form.fields().stream()
                        .filter(field -> !field.earlierKeys().isEmpty())
                        .toList()
                : List.<Field>of();
        if (asked.isEmpty()) {
            return filled;
        }
        var needless = check.needless(task);
        for (var answer : answers.ofCase(task.caseNo())) {
            asked.stream().filter(field -> !needless.contains(field.key())).forEach(field -> said(answer, field)
                    .ifPresent(value -> filled.put(field, new Said(answer, value))));
        }
        return filled;
    }

    private static Optional<Object> said(Answer answer, Field field) {
        return field.earlierKeys().stream()
                .map(key -> answer.answers().get(key))
                .filter(Objects::nonNull)
                .map(value -> field.takes(value) ? value : inItsWords(field, value))
                .filter(field::takes)
                .findFirst();
    }

    /** A box that is ticked says yes, and a yes ticks a box; one that is not ticked says nothing. */
    private static Object inItsWords(Field field, Object value) {
        if (value.equals(true)) {
            return YES;
        }
        return value.equals(YES) && field.type().equals("checkbox") ? true : value;
    }

    /** What an answer says to a question. */
    private record Said(Answer answer, Object value) {}

    /**
     * Where an answer comes from.
     *
     * @param label what is asked
     * @param task the task whose answer says so
     * @param at when it was answered
     */
    record Line(String label, String task, Instant at) {}
}
