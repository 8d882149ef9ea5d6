package org.huhang.deadline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.ReferenceFile;
import org.huhang.feel.Condition;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of terms.
 *
 * @param rule what it says
 * @param base the code of which it is a variant; its own code for a base row
 * @param place its place in the table; of the variants that hold, the lowest counts
 * @param condition when the variant holds; null for a base row
 * @param hastyAmount minutes under tier RED for {@link TermUnit#IMMEDIATE}; null elsewhere
 * @param startsFrom the date variables it runs from, the first that is set counts; empty means creation
 * @param validFrom the first day on which this version of the row applies
 */
record Term(
        Rule rule,
        String base,
        int place,
        @Nullable Condition condition,
        @Nullable Integer hastyAmount,
        List<String> startsFrom,
        LocalDate validFrom) {

    /**
     * Reads a row of the reference file or of the database, which name their columns alike.
     *
     * @param place the row's place
     * @param line the row
     * @throws org.huhang.agency.BadReferenceFile if the row makes no sense
     */
    static Term of(int place, ReferenceFile.Line line) {
        var unit = line.read("unit", TermUnit::valueOf);
        var amount = number(line, "amount");
        var rule = new Rule(
                line.text("code"),
                line.text("name_zh"),
                line.text("name_en"),
                unit,
                amount == null ? 0 : amount,
                line.text("source_zh"),
                line.text("source_en"),
                line.read("confidence", Confidence::valueOf),
                line.text("duty").isEmpty() ? null : line.read("duty", Confidence::valueOf),
                line.read("statutory", Term::flag),
                line.read("near_to_leader", Term::flag),
                line.text("excludes").isEmpty() ? null : line.text("excludes"),
                line.read("bearer", Bearer::valueOf),
                several(line.text("desks")));
        return new Term(
                rule,
                line.text("base"),
                place,
                line.text("condition").isEmpty() ? null : line.read("condition", Term::condition),
                number(line, "amount_red"),
                several(line.text("starts_from")),
                line.read("valid_from", LocalDate::parse));
    }

    /** Without a guard an analyst cannot tell what becomes of a value that nobody knows yet. */
    private static Condition condition(String text) {
        var condition = Condition.of(text);
        condition.uses().stream()
                .filter(use -> use.way() == Condition.Way.COMPARED && !use.guarded())
                .findFirst()
                .ifPresent(use -> {
                    throw new IllegalArgumentException(
                            "needs \"" + use.name() + " != null and\" beside the comparison");
                });
        return condition;
    }

    private static List<String> several(String text) {
        return Arrays.stream(text.split("\\|"))
                .filter(name -> !Characters.blank(name))
                .toList();
    }

    private static @Nullable Integer number(ReferenceFile.Line line, String column) {
        return line.text(column).isEmpty() ? null : line.read(column, Integer::valueOf);
    }

    /** As files say it, and as the database does. */
    private static boolean flag(String text) {
        return switch (text) {
            case "true", "t" -> true;
            case "false", "f" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    String code() {
        return rule.code();
    }

    /** Whether the variant counts with these facts; a base row never says so of itself. */
    boolean holds(Map<String, Object> facts) {
        return condition != null && condition.holds(facts);
    }

    /** The names of the facts that its condition reads. */
    Set<String> conditions() {
        return condition == null ? Set.of() : condition.names();
    }

    boolean isBase() {
        return base.equals(code());
    }
}
