package org.huhang.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers to a shipped form that say no more than it demands, in each way in which its choices can go. */
public final class RequiredAnswers {

    private static final Set<String> MISSING =
            Set.of("required", "requiredChoice", "requiredTick", "requiredFile", "tooFewRows", "oneOfTwo");

    private static final Pattern IN_ROW = Pattern.compile("(\\w+)\\[(\\d+)]\\.(\\w+)");
    private static final int MOST_FIELDS = 80;

    private final Form form;
    private final Map<String, ?> offered = ShippedAnswers.OFFERED;

    private RequiredAnswers(Form form) {
        this.form = form;
    }

    /**
     * The ways of a form.
     *
     * @param form a shipped form
     * @return one for each way, without those that answer the same questions as another; beside the answers the options that
     *     the server would offer
     */
    public static List<Map<String, Object>> of(Form form) {
        return new RequiredAnswers(form)
                .all().stream()
                        .map(answers -> {
                            var values = new LinkedHashMap<String, Object>(ShippedAnswers.OFFERED);
                            values.putAll(answers);
                            return (Map<String, Object>) values;
                        })
                        .toList();
    }

    private List<Map<String, Object>> all() {
        var ways = new LinkedHashMap<String, Map<String, Object>>();
        for (var start : starts()) {
            var answers = completed(start);
            if (answers != null) {
                ways.putIfAbsent(questions(answers), answers);
            }
        }
        return List.copyOf(ways.values());
    }

    private List<Map<String, Object>> starts() {
        var starts = new ArrayList<Map<String, Object>>();
        starts.add(Map.of());
        for (var field : form.fields()) {
            field.options().forEach(option -> starts.add(Map.of(field.key(), chosen(field, option.code()))));
            if (field.kind() instanceof RowsKind) {
                starts.add(Map.of(field.key(), List.of(Map.of())));
            }
            for (var column : field.fields()) {
                column.options()
                        .forEach(option -> starts.add(
                                Map.of(field.key(), List.of(Map.of(column.key(), chosen(column, option.code()))))));
            }
        }
        return starts;
    }

    /** Null where what is missing cannot be guessed, such as a day between two others. */
    private @Nullable Map<String, Object> completed(Map<String, Object> start) {
        var answers = new LinkedHashMap<String, Object>(start);
        for (var asked = 0; asked < MOST_FIELDS; asked++) {
            var problems = form.check(answers, offered).problems();
            if (problems.isEmpty()) {
                return answers;
            }
            var problem = problems.get(0);
            if (!MISSING.contains(problem.code()) || !put(answers, problem.field())) {
                return null;
            }
        }
        return null;
    }

    private boolean put(Map<String, Object> answers, String address) {
        var row = IN_ROW.matcher(address);
        if (!row.matches()) {
            var field = form.field(address);
            return field != null && put(answers, field);
        }
        var list = form.field(row.group(1));
        var rows = new ArrayList<Map<String, Object>>();
        if (answers.get(row.group(1)) instanceof List<?> given) {
            for (var one : given) {
                var copy = new LinkedHashMap<String, Object>();
                ((Map<?, ?>) one).forEach((key, value) -> copy.put(String.valueOf(key), value));
                rows.add(copy);
            }
        }
        answers.put(row.group(1), rows);
        return list != null
                && list.fields().stream()
                        .filter(column -> column.key().equals(row.group(3)))
                        .anyMatch(column -> put(rows.get(Integer.parseInt(row.group(2))), column));
    }

    private boolean put(Map<String, Object> answers, Field field) {
        var value = some(field);
        return value != null && answers.put(field.key(), value) == null;
    }

    private @Nullable Object some(Field field) {
        return switch (field.type()) {
            case "textfield", "textarea" -> "按调查情况写明";
            case "number" -> 1;
            case "checkbox" -> true;
            case "filepicker" -> List.of(UUID.randomUUID().toString());
            case "dynamiclist" -> List.of(Map.of());
            case "datetime" -> day(field);
            default -> choice(field);
        };
    }

    private static Object day(Field field) {
        var when = LocalDate.now(DateKind.CHINA).plusDays(PossibleDates.plan(field) ? 30 : -1);
        return switch (((DateKind) field.kind()).part()) {
            case DATE -> when.toString();
            case TIME_OF_DAY -> "10:00";
            default -> when + "T10:00:00+08:00";
        };
    }

    private @Nullable Object choice(Field field) {
        if (!field.options().isEmpty()) {
            return chosen(field, field.options().get(0).code());
        }
        return offered.get(String.valueOf(field.optionsFrom())) instanceof List<?> options
                        && options.get(0) instanceof Map<?, ?> option
                ? chosen(field, option.get("value"))
                : null;
    }

    private static Object chosen(Field field, Object code) {
        return Set.of("checklist", "taglist").contains(field.type()) ? List.of(code) : code;
    }

    private String questions(Map<String, Object> answers) {
        return form.readable(answers, java.util.Locale.CHINESE).stream()
                .map(ReadableAnswer::label)
                .toList()
                .toString();
    }
}
