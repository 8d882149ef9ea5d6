package org.huhang.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of {@code docs/promises.md}. */
public final class PromisesPaper {

    private static final Path PAPER = Path.of("docs/promises.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]\\w*)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)`.*$");

    private PromisesPaper() {}

    /**
     * One promise.
     *
     * @param name as its question is called
     * @param madeTrueBy what makes it true, in words
     * @param tests the classes that try it
     * @param ran when they did last, and what came of it
     */
    public record Row(String name, String madeTrueBy, List<String> tests, String ran) {}

    /** The whole text. */
    public static String text() throws IOException {
        return Files.readString(PAPER);
    }

    /** Its rows, as they stand. */
    public static List<Row> rows() throws IOException {
        return ROW.matcher(text()).results().map(PromisesPaper::row).toList();
    }

    private static Row row(MatchResult line) {
        var cells = line.group().split("\\|");
        var tests = NAMED.matcher(cells[3]).results().map(test -> test.group(1)).toList();
        return new Row(line.group(1), cells[2], tests, cells[4].strip());
    }

    /** Each row says the oldest of the last runs of its tests; one whose tests did not all run stays as it is. */
    static void date(Map<String, String> notes) throws IOException {
        var dated = ROW.matcher(text()).replaceAll(line -> {
            var row = row(line);
            return notes.keySet().containsAll(row.tests())
                    ? line.group().replace("| " + row.ran() + " |", "| " + of(row, notes) + " |")
                    : line.group();
        });
        Files.writeString(PAPER, dated);
    }

    private static String of(Row row, Map<String, String> notes) {
        var said = new TreeSet<String>();
        row.tests().forEach(test -> said.add(notes.get(test)));
        return said.stream().filter(one -> one.endsWith("broken")).findFirst().orElseGet(said::first);
    }
}
