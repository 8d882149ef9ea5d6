package org.huhang.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed into the page, as it was posted: right or wrong, nothing is lost.
 *
 * @param values field names to what was posted for them
 */
record Typed(Map<String, List<String>> values) {

    static final Typed NOTHING = new Typed(Map.of());

    Typed {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = java.util.Collections.unmodifiableMap(copy);
    }

    /** The first value, empty if there is none. */
    String one(String name) {
        var list = values.get(name);
        return list == null || list.isEmpty() ? "" : list.get(0);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name, String value) {
        return all(name).contains(value);
    }

    Typed with(String name, List<String> list) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, list);
        return new Typed(changed);
    }

    /** How many characters it has. */
    int length() {
        return values.values().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .sum();
    }

    /** Says nothing, so that no log line tells what was typed. */
    @Override
    public String toString() {
        return "Typed";
    }
}
