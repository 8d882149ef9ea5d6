package org.huhang.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers out of the parameters of a plain HTML form: all text there, and here what form-js would have posted. */
final class Posted {

    private static final Pattern ROW = Pattern.compile("\\[([0-9]{1,3})]\\.(.+)");

    private Posted() {}

    static Map<String, Object> answers(List<Field> fields, Map<String, String[]> parameters) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = field.kind() instanceof RowsKind
                    ? rows(field, parameters)
                    : value(field.kind(), parameters.getOrDefault(field.key(), new String[0]));
            if (value != null) {
                answers.put(field.key(), value);
            }
        }
        return answers;
    }

    private static @Nullable Object value(Kind kind, String[] posted) {
        if (kind instanceof FlagKind) {
            // Pages post a hidden "false" before the box, so that an empty box is an answer.
            return Stream.of(posted).anyMatch(value -> !value.isEmpty() && !"false".equals(value));
        }
        if (kind.sort() == Kind.Sort.CODES || kind instanceof FilesKind) {
            return Stream.of(posted).filter(value -> !value.isEmpty()).toList();
        }
        if (posted.length == 0) {
            return null;
        }
        return kind instanceof NumberKind ? number(Characters.typed(posted[0])) : posted[0];
    }

    /** What is no number stays text and is refused as such. */
    private static @Nullable Object number(String posted) {
        if (posted.isEmpty()) {
            return null;
        }
        var value = Numbers.parse(posted);
        return value == null ? posted : value;
    }

    /** Rows in the order of their numbers; numbers left out leave no row. */
    private static List<Object> rows(Field list, Map<String, String[]> parameters) {
        var byNumber = new TreeMap<Integer, Map<String, String[]>>();
        parameters.forEach((name, values) -> {
            var matcher = ROW.matcher(
                    name.startsWith(list.key()) ? name.substring(list.key().length()) : "");
            if (matcher.matches()) {
                byNumber.computeIfAbsent(Integer.valueOf(matcher.group(1)), number -> new HashMap<>())
                        .put(matcher.group(2), values);
            }
        });
        var rows = new ArrayList<Object>();
        byNumber.values().forEach(row -> rows.add(answers(list.fields(), row)));
        return rows;
    }
}
