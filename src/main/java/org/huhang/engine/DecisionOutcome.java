package org.huhang.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision table proposes.
 *
 * @param decision the decision's key
 * @param version the version of the table
 * @param values the outputs of the rows that hit, in the table's order
 * @param rows the rows that hit, counted from 1
 * @param notes what the analyst wrote beside these rows, in Chinese; {@link Decisions#notes} tells it in other words
 */
public record DecisionOutcome(
        String decision, int version, List<String> values, List<Integer> rows, List<String> notes) {

    /**
     * The first output.
     *
     * @return null if no row hit
     */
    public @Nullable String value() {
        return values.isEmpty() ? null : values.get(0);
    }
}
