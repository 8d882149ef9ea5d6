package org.huhang.deadline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of terms.
 *
 * @param rule what it says
 * @param base the code of which it is a variant; its own code for a base row
 * @param place its place in the table; of the variants that hold, the lowest counts
 * @param condition when the variant holds; always for a base row
 * @param hastyAmount minutes under tier RED for {@link TermUnit#IMMEDIATE}; null elsewhere
 * @param startsFrom the date variables it runs from, the first that is set counts; empty means creation
 * @param validFrom the first day on which this version of the row applies
 */
record Term(
        Rule rule,
        String base,
        int place,
        Condition condition,
        @Nullable Integer hastyAmount,
        List<String> startsFrom,
        LocalDate validFrom) {

    /**
     * Reads a row of the reference file or of the database, which name their columns alike.
     *
     * @param place the row's place
     * @param column gives a column's text, null or empty where there is none
     * @throws IllegalArgumentException if the row makes no sense
     */
    static Term of(int place, Function<String, @Nullable String> column) {
        var row = new Row(column);
        var unit = TermUnit.valueOf(row.text("unit"));
        var amount = row.number("amount");
        var rule = new Rule(
                row.text("code"),
                row.text("name_zh"),
                row.text("name_en"),
                unit,
                amount == null ? 0 : amount,
                row.text("source_zh"),
                row.text("source_en"),
                Confidence.valueOf(row.text("confidence")),
                row.text("duty").isEmpty() ? null : Confidence.valueOf(row.text("duty")),
                row.flag("statutory"),
                row.flag("near_to_leader"));
        return new Term(
                rule,
                row.text("base"),
                place,
                Condition.of(row.text("condition")),
                row.number("amount_red"),
                Arrays.stream(row.text("starts_from").split("\\|"))
                        .filter(name -> !Characters.blank(name))
                        .toList(),
                LocalDate.parse(row.text("valid_from")));
    }

    String code() {
        return rule.code();
    }

    boolean isBase() {
        return base.equals(code());
    }

    private record Row(Function<String, @Nullable String> column) {

        String text(String name) {
            var value = column.apply(name);
            return value == null ? "" : value.strip();
        }

        @Nullable
        Integer number(String name) {
            return text(name).isEmpty() ? null : Integer.valueOf(text(name));
        }

        boolean flag(String name) {
            return text(name).equals("true") || text(name).equals("t");
        }
    }
}
