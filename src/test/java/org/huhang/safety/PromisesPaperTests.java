package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.testing.PromisesPaper;
import org.junit.jupiter.api.Test;

/** The paper of promises speaks of what there is: each question that is asked, and no class or process that is gone. */
class PromisesPaperTests {

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)");
    private static final Pattern PROCESS = Pattern.compile("process `(\\w+)`");

    @Test
    void eachPromiseThatIsAskedStandsInThePaperAndNoOther() throws IOException {
        assertThat(PromisesPaper.rows())
                .extracting(PromisesPaper.Row::name)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(names("src/main/resources/safety", ".sql"));
    }

    @Test
    void everyRowNamesTestsAndWhatCameOfThem() throws IOException {
        var tests = names("src/test/java", "Tests.java").stream()
                .map(name -> name + "Tests")
                .toList();
        assertThat(PromisesPaper.rows()).allSatisfy(row -> {
            assertThat(tests).as(row.name()).containsAll(row.tests());
            assertThat(row.tests()).as(row.name()).isNotEmpty();
            assertThat(row.ran()).as(row.name()).matches("\\d{4}-\\d\\d-\\d\\d, holds");
        });
    }

    @Test
    void whateverThePaperNamesIsThere() throws IOException {
        var classes = Stream.of(names("src/main/java", ".java"), names("src/test/java", ".java"))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        var processes = new StringBuilder();
        for (var model : files("processes", ".bpmn")) {
            processes.append(Files.readString(model));
        }

        assertThat(CLASS.matcher(PromisesPaper.text()).results().map(named -> named.group(1)))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(classes).contains(named));
        assertThat(PROCESS.matcher(PromisesPaper.text()).results().map(named -> named.group(1)))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(processes).contains("<bpmn:process id=\"" + named + "\""));
    }

    private static Set<String> names(String folder, String ending) throws IOException {
        return files(folder, ending).stream()
                .map(file -> file.getFileName().toString().replace(ending, ""))
                .collect(Collectors.toSet());
    }

    private static Set<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).collect(Collectors.toSet());
        }
    }
}
