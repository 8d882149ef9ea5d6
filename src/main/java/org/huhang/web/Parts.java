package org.huhang.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/** Parts of one line, with dots between them and none beside nothing. Templates say so by the class {@code parts}. */
public final class Parts {

    private static final String DOT = " · ";

    private Parts() {}

    /**
     * Joins what there is.
     *
     * @param parts in their order; null and blank ones are left out
     * @return one line, empty if there is nothing
     */
    public static String of(@Nullable String... parts) {
        return Arrays.stream(parts).filter(Objects::nonNull).collect(joining());
    }

    /**
     * Joins what a stream holds.
     *
     * @return a collector that leaves out what is blank
     */
    public static Collector<String, ?, String> joining() {
        return Collector.<String, List<String>, String>of(
                ArrayList::new,
                (parts, part) -> {
                    if (!Characters.blank(part)) {
                        parts.add(part);
                    }
                },
                (first, second) -> {
                    first.addAll(second);
                    return first;
                },
                parts -> String.join(DOT, parts));
    }
}
