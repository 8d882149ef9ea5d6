package org.huhang.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.feel.Condition;
import org.jspecify.annotations.Nullable;

/** The answers of one level, of the form itself or of one row of a list, as they came: judged one by one, not yet together. */
final class Sheet {

    /** How often the browser works out what is hidden, each time from what was visible before; {@link Wiring} keeps to it. */
    private static final int PASSES = 2;

    private final List<Field> fields;
    private final String address;
    private final Map<Field, Kind.Verdict> verdicts = new HashMap<>();
    private final Map<Field, List<Sheet>> rows = new LinkedHashMap<>();
    private final Map<Condition.Asked, Boolean> found;
    private Set<Field> hidden = Set.of();

    /**
     * The sheet of a form.
     *
     * @param raw what was posted
     * @param known what the server put before the person: the values of read-only fields, and lists of options
     */
    Sheet(List<Field> fields, Map<?, ?> raw, Map<String, ?> known) {
        this(fields, raw, known, "", new HashMap<>());
    }

    /**
     * @param raw what was posted
     * @param known what the server put before the person: the values of read-only fields, and lists of options
     * @param address what stands before the keys in an address, empty or {@code measures[0].}
     * @param found which conditions hold, as far as they were asked, in the form and all its rows
     */
    private Sheet(
            List<Field> fields,
            Map<?, ?> raw,
            Map<String, ?> known,
            String address,
            Map<Condition.Asked, Boolean> found) {
        this.fields = fields;
        this.address = address;
        this.found = found;
        for (var field : fields) {
            var value = field.writable() ? raw.get(field.key()) : known.get(field.key());
            var verdict = value == null ? Kind.Verdict.UNANSWERED : field.kind().accept(value, known);
            verdicts.put(field, verdict);
            if (verdict.value() instanceof List<?> posted && field.kind() instanceof RowsKind) {
                rows.put(field, rows(field, posted, known));
            }
        }
    }

    /** Rows without any answer are left out; the others keep the number under which the person sees them. */
    private List<Sheet> rows(Field list, List<?> posted, Map<String, ?> known) {
        var sheets = new ArrayList<Sheet>();
        for (var i = 0; i < posted.size(); i++) {
            var sheet = new Sheet(list.fields(), (Map<?, ?>) posted.get(i), known, list.key() + "[" + i + "].", found);
            if (!sheet.isBlank()) {
                sheets.add(sheet);
            }
        }
        return sheets;
    }

    private boolean isBlank() {
        return verdicts.values().stream()
                .allMatch(verdict -> verdict.problem() == null
                        && (verdict.value() == null || Boolean.FALSE.equals(verdict.value())));
    }

    /** Works out which fields are hidden, here and in all rows; only for the sheet of the form itself. */
    void hide() {
        for (var pass = 0; pass < PASSES; pass++) {
            var facts = facts();
            var all = Stream.concat(Stream.of(this), rows.values().stream().flatMap(List::stream))
                    .toList();
            var next = all.stream()
                    .map(sheet -> sheet.hiddenBy(sheet.context(facts)))
                    .toList();
            if (all.stream().map(sheet -> sheet.hidden).toList().equals(next)) {
                return;
            }
            for (var i = 0; i < all.size(); i++) {
                all.get(i).hidden = next.get(i);
            }
        }
    }

    private Set<Field> hiddenBy(Map<String, @Nullable Object> context) {
        var now = new HashSet<Field>();
        for (var field : fields) {
            if (field.hiddenBy().stream().anyMatch(condition -> condition.holds(context, found))) {
                now.add(field);
            }
        }
        return now;
    }

    /** What conditions read: hidden fields are null, unanswered ones what the browser has for them. */
    Map<String, @Nullable Object> facts() {
        var facts = new HashMap<String, @Nullable Object>();
        for (var field : fields) {
            if (!rows.containsKey(field)) {
                var value = verdict(field).value();
                facts.put(
                        field.key(),
                        hidden.contains(field)
                                ? null
                                : value == null ? field.kind().blank() : value);
            }
        }
        return facts;
    }

    /** The facts of the form, with those of this row as {@code this}. */
    Map<String, @Nullable Object> context(Map<String, @Nullable Object> form) {
        if (address.isEmpty()) {
            return form;
        }
        var context = new HashMap<>(form);
        context.put("this", facts());
        return context;
    }

    /** Whether a condition holds here. */
    boolean holds(Condition condition, Map<String, @Nullable Object> form) {
        return condition.holds(context(form), found);
    }

    Kind.Verdict verdict(Field field) {
        return verdicts.getOrDefault(field, Kind.Verdict.UNANSWERED);
    }

    /** The answer, null if there is none, or none that may be taken. */
    @Nullable
    Object answer(Field field) {
        return taken(field) ? verdict(field).value() : null;
    }

    boolean taken(Field field) {
        return field.writable() && !hidden.contains(field);
    }

    boolean shown(Field field) {
        return !hidden.contains(field);
    }

    List<Field> fields() {
        return fields;
    }

    List<Sheet> rowsOf(Field list) {
        return taken(list) ? rows.getOrDefault(list, List.of()) : List.of();
    }

    String address(Field field) {
        return address + field.key();
    }
}
