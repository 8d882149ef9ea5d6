package org.huhang.form;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers as a whole: what is missing, what contradicts what, and what may be kept. Used once. */
final class Answers {

    /** What a form file writes for the present moment; no field may be called so. */
    static final String NOW = "now";

    /** The two ends between which a date can be kept, and the problems of leaving them. */
    private enum Side {
        AFTER(1, "notAfter", "future"),
        BEFORE(-1, "notBefore", "past");

        private final int sign;
        private final String beyondOther;
        private final String beyondNow;

        Side(int sign, String beyondOther, String beyondNow) {
            this.sign = sign;
            this.beyondOther = beyondOther;
            this.beyondNow = beyondNow;
        }

        private List<String> of(Field field) {
            var named = field.component().property(beyondOther);
            var never = this == BEFORE && field.component().flag("disallowPassedDates");
            return Stream.of(never ? NOW : null, named).filter(Objects::nonNull).toList();
        }
    }

    private final Sheet form;
    private final Map<String, Field> byKey;
    private final PossibleDates possible;
    private final Set<String> confirmed;
    private final Map<String, @Nullable Object> facts;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param confirmed what the person said to be true although it was asked back, see {@link Problem#confirm}
     */
    Answers(Sheet form, Map<String, Field> byKey, PossibleDates possible, Set<String> confirmed) {
        this.form = form;
        this.byKey = byKey;
        this.possible = possible;
        this.confirmed = confirmed;
        form.hide();
        this.facts = form.facts();
    }

    Checked check(List<List<String>> exactlyOne) {
        var answers = take(form);
        exactlyOne.forEach(this::checkExactlyOne);
        return new Checked(answers, variables(answers), problems);
    }

    private Map<String, Object> take(Sheet sheet) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : sheet.fields()) {
            if (!sheet.taken(field)) {
                continue;
            }
            var value = field.kind() instanceof RowsKind rows ? rows(sheet, field, rows) : value(sheet, field);
            if (value != null) {
                answers.put(field.key(), value);
            }
        }
        return answers;
    }

    private @Nullable Object value(Sheet sheet, Field field) {
        var verdict = sheet.verdict(field);
        if (verdict.problem() != null) {
            return refuse(sheet, field, verdict.problem(), verdict.args());
        }
        var value = verdict.value();
        if (unanswered(value) && required(sheet, field)) {
            return refuse(sheet, field, field.kind().missing(), List.of());
        }
        // A box that nobody sent is one that is not ticked, which may contradict another answer as well.
        if (value == null && !(field.kind() instanceof FlagKind)) {
            return null;
        }
        if (value != null && !bounded(sheet, field, value)) {
            return null;
        }
        if (value != null && field.unsaid(String.valueOf(value))) {
            return refuse(sheet, field, "saysNothing", List.of());
        }
        var other = contradicted(sheet, field);
        return other == null ? value : refuse(sheet, field, "contradicts", List.of(other));
    }

    /** The question to which another answer was given than this one leaves room for. */
    private @Nullable Field contradicted(Sheet sheet, Field field) {
        var condition = field.refusedIf();
        if (condition == null || !sheet.holds(condition, facts)) {
            return null;
        }
        return condition.uses().stream()
                .map(use -> byKey.get(use.name().replaceFirst("^this\\.", "")))
                .filter(other -> other != null && other != field)
                .findFirst()
                .orElseThrow();
    }

    /** A box that must be ticked is not answered by leaving it empty. */
    private static boolean unanswered(@Nullable Object value) {
        return value == null || Boolean.FALSE.equals(value);
    }

    private boolean required(Sheet sheet, Field field) {
        var condition = field.requiredIf();
        return field.required() || (condition != null && sheet.holds(condition, facts));
    }

    private @Nullable Object rows(Sheet sheet, Field field, RowsKind rows) {
        var verdict = sheet.verdict(field);
        if (verdict.problem() != null) {
            return refuse(sheet, field, verdict.problem(), verdict.args());
        }
        var taken = new ArrayList<Map<String, Object>>();
        var before = problems.size();
        for (var row : sheet.rowsOf(field)) {
            var answers = take(row);
            // What was hidden in it may have been all that the row held.
            if (!answers.values().stream().allMatch(Answers::unanswered)) {
                taken.add(answers);
            }
        }
        var least = Math.max(rows.least(), required(sheet, field) ? 1 : 0);
        if (taken.size() < least && problems.size() == before) {
            return refuse(sheet, field, rows.missing(), List.of(String.valueOf(least)));
        }
        return taken.isEmpty() ? null : taken;
    }

    private boolean bounded(Sheet sheet, Field field, Object value) {
        if (!(field.kind() instanceof DateKind kind)
                || kind.part() == DateKind.Part.TIME_OF_DAY
                || !(value instanceof String date)) {
            return true;
        }
        return withinOthers(sheet, field, date) && possible(sheet, field, date);
    }

    private boolean possible(Sheet sheet, Field field, String date) {
        var impossible = possible.impossible(field, date);
        if (impossible != null) {
            refuse(sheet, field, impossible, List.of());
            return false;
        }
        var doubtful = possible.doubtful(field, date);
        var confirm = sheet.address(field) + "=" + date;
        if (doubtful != null && !confirmed.contains(confirm)) {
            problems.add(new Problem(sheet.address(field), doubtful, List.of(), confirm));
            return false;
        }
        return true;
    }

    private boolean withinOthers(Sheet sheet, Field field, String date) {
        for (var side : Side.values()) {
            for (var bound : side.of(field)) {
                if (beyond(side, sheet, date, bound)) {
                    refuseBeyond(side, sheet, field, bound);
                    return false;
                }
            }
        }
        return true;
    }

    private void refuseBeyond(Side side, Sheet sheet, Field field, String bound) {
        var other = byKey.get(bound);
        if (other == null) {
            refuse(sheet, field, side.beyondNow, List.of());
        } else {
            refuse(sheet, field, side.beyondOther, List.of(other));
        }
    }

    private boolean beyond(Side side, Sheet sheet, String date, String bound) {
        var other = byKey.get(bound);
        if (other == null) {
            return possible.compareToNow(date) == side.sign;
        }
        var against = date(sheet, other);
        return against != null && compare(date, against) == side.sign;
    }

    /** The other date, in the same row or in the form; read-only ones count as well. */
    private @Nullable String date(Sheet sheet, Field other) {
        var home = sheet.fields().contains(other) ? sheet : form;
        return home.shown(other) && home.verdict(other).value() instanceof String date ? date : null;
    }

    /** By the day where one of the two has no time. */
    private static int compare(String date, String other) {
        if (date.length() == 10 || other.length() == 10) {
            return Integer.signum(DateKind.day(date).compareTo(DateKind.day(other)));
        }
        return Integer.signum(OffsetDateTime.parse(date)
                .toInstant()
                .compareTo(OffsetDateTime.parse(other).toInstant()));
    }

    private void checkExactlyOne(List<String> keys) {
        var shown = keys.stream()
                .map(byKey::get)
                .filter(field -> field != null && form.taken(field))
                .toList();
        var answered =
                shown.stream().filter(field -> !unanswered(form.answer(field))).toList();
        var wrong = shown.stream().anyMatch(field -> form.verdict(field).problem() != null);
        if (shown.isEmpty() || wrong || answered.size() == 1) {
            return;
        }
        var first = shown.get(0);
        if (shown.size() == 1) {
            refuse(form, first, first.kind().missing(), List.of());
        } else {
            refuse(form, first, answered.isEmpty() ? "oneOfTwo" : "onlyOneOfTwo", List.of(shown.get(1)));
        }
    }

    private Map<String, @Nullable Object> variables(Map<String, Object> answers) {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        for (var field : form.fields()) {
            var name = field.variable();
            if (name != null && (!field.stands() || answers.containsKey(field.key()))) {
                variables.put(name, field.kind().variable(answers.get(field.key())));
            }
            for (var column : field.fields()) {
                var columnName = column.variable();
                if (columnName != null) {
                    variables.put(columnName, column(answers.get(field.key()), column.key()));
                }
            }
        }
        return variables;
    }

    /** One code per row, in the order of the rows, also when two are the same. */
    private static String column(@Nullable Object rows, String key) {
        return rows instanceof List<?> list
                ? list.stream()
                        .map(row -> row instanceof Map<?, ?> answers ? answers.get(key) : null)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.joining(","))
                : "";
    }

    private @Nullable Object refuse(Sheet sheet, Field field, String code, List<Object> args) {
        problems.add(new Problem(sheet.address(field), code, args));
        return null;
    }
}
