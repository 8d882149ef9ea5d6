package org.huhang.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stored answers turned into lines that a person reads. */
final class Reading {

    private final Words words;

    Reading(Words words) {
        this.words = words;
    }

    List<ReadableAnswer> of(List<Field> fields, Map<?, ?> answers) {
        var lines = new ArrayList<ReadableAnswer>();
        for (var field : fields) {
            var answer = answers.get(field.key());
            if (answer instanceof List<?> rows && field.kind() instanceof RowsKind) {
                addRows(lines, field, rows);
            } else if (answer != null) {
                var text = field.kind().readable(answer, field, words);
                if (!text.isEmpty()) {
                    lines.add(new ReadableAnswer(words.label(field), text));
                }
            }
        }
        return lines;
    }

    /** An answer as it reads without its form: free text as it is, a ticked box by its label, anything else behind its label. */
    String alone(Field field, @Nullable Object answer) {
        if (answer == null || field.kind() instanceof RowsKind) {
            return rows(field, answer);
        }
        var text = field.kind().readable(answer, field, words);
        return switch (field.kind().sort()) {
            case TEXT -> text;
            case FLAG -> Boolean.TRUE.equals(answer) ? words.label(field) : "";
            default -> text.isEmpty() ? "" : words.say("form.rowTold", words.label(field), text);
        };
    }

    /** A list in one text; empty where nobody wrote a row. */
    private String rows(Field list, @Nullable Object answer) {
        var said = answer instanceof List<?> rows ? rows : List.of();
        return said.stream()
                .map(row -> row instanceof Map<?, ?> cells
                        ? of(list.fields(), cells).stream()
                                .map(ReadableAnswer::text)
                                .collect(Collectors.joining(" "))
                        : "")
                .map(row -> words.say("form.rowTold", words.label(list), row))
                .collect(Collectors.joining("\n"));
    }

    private void addRows(List<ReadableAnswer> lines, Field list, List<?> rows) {
        var number = 0;
        for (var row : rows) {
            number++;
            if (row instanceof Map<?, ?> answers) {
                for (var line : of(list.fields(), answers)) {
                    var label = words.say("form.rowLabel", words.label(list), number, line.label());
                    lines.add(new ReadableAnswer(label, line.text()));
                }
            }
        }
    }
}
