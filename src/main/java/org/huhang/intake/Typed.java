package org.huhang.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What somebody typed into the page, as it was posted: right or wrong, nothing is lost.
 *
 * @param values field names to what was posted for them
 */
record Typed(Map<String, List<String>> values) {

    private static final Pattern ROW = Pattern.compile("(\\w+)\\[(\\d{1,2})]\\.(\\w+)");

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

    /**
     * What was typed into the rows of a list, posted as {@code otherChildren[0].childName}.
     *
     * @return by the number of the row, in the order of the numbers
     */
    SortedMap<Integer, Typed> rows(String list) {
        var rows = new TreeMap<Integer, Map<String, List<String>>>();
        values.forEach((name, posted) -> {
            var row = ROW.matcher(name);
            if (row.matches() && row.group(1).equals(list)) {
                rows.computeIfAbsent(Integer.valueOf(row.group(2)), number -> new LinkedHashMap<>())
                        .put(row.group(3), posted);
            }
        });
        var typed = new TreeMap<Integer, Typed>();
        rows.forEach((number, row) -> typed.put(number, new Typed(row)));
        return typed;
    }

    /** The same with the rows of a list counted from 0 without a gap. */
    Typed numbered(String list) {
        var numbered = new LinkedHashMap<>(values);
        numbered.keySet().removeIf(name -> name.startsWith(list + "["));
        var rows = List.copyOf(rows(list).values());
        for (int i = 0; i < rows.size(); i++) {
            var at = list + "[" + i + "].";
            rows.get(i).values().forEach((name, posted) -> numbered.put(at + name, posted));
        }
        return new Typed(numbered);
    }

    /** The same without a row. */
    Typed without(String list, String number) {
        var left = new LinkedHashMap<>(values);
        left.keySet().removeIf(name -> name.startsWith(list + "[" + number + "]."));
        return new Typed(left);
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
