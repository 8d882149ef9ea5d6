package org.huhang.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a posted report.
 *
 * @param answers what may be taken of it
 * @param others what may be taken of each other child
 * @param mistakes empty if all of it may
 */
record Judged(Map<String, Object> answers, List<Judged> others, List<Mistake> mistakes) {

    boolean ok() {
        return mistakes.isEmpty();
    }

    @Nullable
    String text(String field) {
        return answers.get(field) instanceof String text ? text : null;
    }

    boolean yes(String field) {
        return Boolean.TRUE.equals(answers.get(field));
    }

    List<String> list(String field) {
        return answers.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
