package org.huhang.worklist;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.Person;
import org.huhang.form.Field;
import org.huhang.form.Form;
import org.springframework.stereotype.Component;

/** What a form can take over from answers of before. */
@Component
class AnsweredBefore {

    private final Worklist worklist;
    private final AnswerTable answers;
    private final ReportedTogether together;
    private final TaskForms forms;

    AnsweredBefore(Worklist worklist, AnswerTable answers, ReportedTogether together, TaskForms forms) {
        this.worklist = worklist;
        this.answers = answers;
        this.together = together;
        this.forms = forms;
    }

    /**
     * What was answered before in the case on parts that this item's form shares, the last answer of each that the reader may
     * open. It is offered, never filled in; why something was decided is offered on the same form alone, under the same outcome.
     */
    Map<Field, Earlier> of(Person reader, WorkItem item) {
        var form = forms.of(item);
        var shared = form.fields().stream()
                .filter(field -> field.shared() && field.writable())
                .toList();
        var earlier = ofSiblings(reader, item, form);
        if (!shared.isEmpty()) {
            var openable = worklist.openable(reader, item.caseNo());
            answers.ofCase(item.caseNo()).stream()
                    .filter(answer -> openable.contains(answer.taskId()))
                    .forEach(answer -> shared.stream()
                            .filter(field ->
                                    !field.grounds() || answer.elementId().equals(item.elementId()))
                            .forEach(field -> Optional.ofNullable(
                                            answer.answers().get(field.key()))
                                    .ifPresent(value -> earlier.put(
                                            field,
                                            new Earlier(
                                                    value,
                                                    answer.at(),
                                                    field.grounds() ? form.outcome(answer.answers()) : Map.of(),
                                                    false)))));
        }
        return earlier;
    }

    /** What was answered in the same step for another child of the report, as far as it is about what happened. */
    private Map<Field, Earlier> ofSiblings(Person reader, WorkItem item, Form form) {
        var ofEvent = form.fields().stream().filter(Field::ofEvent).toList();
        var earlier = new LinkedHashMap<Field, Earlier>();
        for (var other : ofEvent.isEmpty() ? Set.<String>of() : together.with(item.caseNo())) {
            var openable = worklist.openable(reader, other);
            answers.ofCase(other).stream()
                    .filter(answer -> answer.elementId().equals(item.elementId()) && openable.contains(answer.taskId()))
                    .forEach(answer -> ofEvent.forEach(field -> Optional.ofNullable(
                                    answer.answers().get(field.key()))
                            .ifPresent(value -> earlier.put(field, new Earlier(value, answer.at(), Map.of(), true)))));
        }
        return earlier;
    }

    /**
     * An answer of before.
     *
     * @param value the answer
     * @param at when it was given
     * @param outcome under which answers to the deciding fields it holds, empty if under any
     * @param sibling whether it was given for another child of the report
     */
    record Earlier(Object value, Instant at, Map<String, Object> outcome, boolean sibling) {}
}
