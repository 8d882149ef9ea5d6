package org.huhang.deadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huhang.form.Characters;
import org.springframework.core.io.ClassPathResource;

/**
 * A shipped table under {@code reference/}: comma-separated, names in the first line, no quotes, so that no field holds a
 * comma (the Chinese ones do).
 */
final class ReferenceFile {

    private ReferenceFile() {}

    static List<Term> terms() {
        var terms = new ArrayList<Term>();
        rows("time-limits.csv").forEach(row -> terms.add(Term.of(terms.size() + 1, row::get)));
        return terms;
    }

    static List<WorkingCalendar.SpecialDay> specialDays() {
        return rows("workdays-cn.csv").stream()
                .map(row -> new WorkingCalendar.SpecialDay(
                        LocalDate.parse(row.getOrDefault("date", "")),
                        "WORKDAY".equals(row.get("kind")),
                        row.getOrDefault("name_zh", ""),
                        row.getOrDefault("name_en", "")))
                .toList();
    }

    static List<Map<String, String>> rows(String file) {
        var lines = text(file).lines().toList();
        var names = List.of(lines.get(0).split(",", -1));
        return lines.stream()
                .skip(1)
                .filter(line -> !Characters.blank(line))
                .map(line -> row(file, names, line))
                .toList();
    }

    static String text(String file) {
        try {
            return new ClassPathResource("reference/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String file, List<String> names, String line) {
        var fields = line.split(",", -1);
        if (fields.length != names.size()) {
            throw new IllegalStateException(file + " has a line of " + fields.length + " fields: " + line);
        }
        var row = new LinkedHashMap<String, String>();
        for (var i = 0; i < fields.length; i++) {
            row.put(names.get(i), fields[i]);
        }
        return row;
    }
}
