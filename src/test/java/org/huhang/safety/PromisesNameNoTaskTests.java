package org.huhang.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.model.Work;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A promise that named tasks of one model would pass for any other process whatever happened there. */
class PromisesNameNoTaskTests {

    private static final Pattern WORKS = Pattern.compile("\\.work (?:=|<>|in|not in) \\(?((?:'\\w+'[,\\s]*)+)");
    private static final Pattern WORD = Pattern.compile("'(\\w+)'");

    @ParameterizedTest
    @MethodSource("questions")
    void aPromiseAsksForWorkThatModelsCanSay(Path question) throws IOException {
        var sql = Files.readString(question);
        assertThat(sql).doesNotContain("userTask_");
        assertThat(WORKS.matcher(sql)
                        .results()
                        .flatMap(works -> WORD.matcher(works.group(1)).results())
                        .map(word -> word.group(1)))
                .isSubsetOf(Work.known().map(Work::code).collect(Collectors.toSet()));
    }

    static Stream<Path> questions() {
        try (var files = Files.list(Path.of("src/main/resources/safety"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
