package org.huhang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whoever keeps rows of a case has waited for his turn in it before, so that no two wait for each other and no call for help is
 * rolled back: each statement that keeps rows stands here, and why it is in that order.
 */
class LocksTests {

    private static final Path MAIN = Path.of("src/main/java/org/huhang");
    private static final Pattern KEEPS =
            Pattern.compile("(?<![\\w])for update(?: of [a-z, ]+?)?(?: skip locked)?(?=[\\s\")])");

    /** How often each file keeps rows. Those who skip what others keep wait for nobody. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("casework/CaseTable.java", "2: the turn itself"),
            Map.entry("worklist/WorkItemTable.java", "2: each after the turn of the case"),
            Map.entry(
                    "child/ChildFileTable.java",
                    "1: a file of a child, before any case is made of it, or in the turn of its case"),
            Map.entry("paper/PaperTable.java", "1: a paper alone; nothing else of the case is kept with it"),
            Map.entry("agency/FailureTable.java", "1: attempts to sign in"),
            Map.entry(
                    "deadline/DeadlineRows.java", "6: terms, in the turn of their case or by number; the sweep skips"),
            Map.entry("deadline/MarkTable.java", "1: skips"),
            Map.entry("notification/MailTable.java", "1: skips"),
            Map.entry("document/FileTable.java", "1: skips"),
            Map.entry("intake/AnswerTable.java", "1: skips"));

    @Test
    void eachStatementThatKeepsRowsStandsHere() throws IOException {
        var found = new TreeMap<String, Long>();
        try (var files = Files.walk(MAIN)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                var times = KEEPS.matcher(text(file)).results().count();
                if (times > 0) {
                    found.put(MAIN.relativize(file).toString().replace('\\', '/'), times);
                }
            });
        }
        var known = new TreeMap<String, Long>();
        KNOWN.forEach((file, why) -> known.put(file, Long.valueOf(why.split(":")[0])));
        assertThat(found).isEqualTo(known);
    }

    @Test
    void whereARowOfTheWorkListIsKeptTheTurnComesFirst() {
        var methods = text(MAIN.resolve("worklist/WorkItemTable.java")).split("\n    }\n");
        assertThat(Arrays.stream(methods).filter(method -> KEEPS.matcher(method).find()))
                .hasSize(2)
                .allSatisfy(method -> assertThat(List.of(method.split("for update")[0]))
                        .anyMatch(before -> before.contains("awaitTurn(") || before.contains("turn::await")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
