package org.huhang.form;

import java.util.List;
import java.util.Map;

/** A list of rows, each with the same fields. */
record RowsKind(List<Field> fields, int least, int most) implements Kind {

    private static final int ROWS = 50;

    static RowsKind of(Component component, List<Field> fields) {
        var most = component.property("maxRows", ROWS, ROWS);
        return new RowsKind(List.copyOf(fields), component.property("minRows", 0, most), most);
    }

    /** The rows as they came; {@link Answers} judges what is in them. */
    @Override
    public Verdict accept(Object raw, Map<String, ?> known) {
        if (!(raw instanceof List<?> rows) || !rows.stream().allMatch(Map.class::isInstance)) {
            return Verdict.refused("wrongType.rows");
        }
        return rows.size() > most ? Verdict.refused("tooManyRows", String.valueOf(most)) : Verdict.of(rows);
    }

    @Override
    public Object shaped(Object raw) {
        return raw instanceof List<?> rows
                ? rows.stream()
                        .map(row -> row instanceof Map<?, ?> answers ? Form.shaped(fields, answers) : row)
                        .toList()
                : raw;
    }

    @Override
    public String missing() {
        return "tooFewRows";
    }

    @Override
    public Sort sort() {
        return Sort.OTHER;
    }

    /** Rows are told field by field, see {@link Form#readable}. */
    @Override
    public String readable(Object answer, Field field, Words words) {
        return "";
    }
}
