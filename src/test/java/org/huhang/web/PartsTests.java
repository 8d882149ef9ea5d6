package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A dot stands between two things, wherever lines are put together: in templates by their class, in code by one function. */
class PartsTests {

    /** A dot that a template writes between elements, whether or not they say anything. */
    private static final Pattern BETWEEN = Pattern.compile("> ·|· <");

    @Test
    void nothingHasNoDot() {
        assertThat(Parts.of("甲", null, " ", "", "乙")).isEqualTo("甲 · 乙");
        assertThat(Parts.of(null, "乙")).isEqualTo("乙");
        assertThat(Parts.of("", null)).isEmpty();
        assertThat(Stream.of("", "甲").collect(Parts.joining())).isEqualTo("甲");
    }

    @Test
    void noTemplateWritesADotBetweenItsParts() {
        assertThat(holding("src/main/resources/templates", ".html", BETWEEN)).isEmpty();
    }

    @Test
    void noCodeWritesADotButByParts() {
        assertThat(holding("src/main/java", ".java", Pattern.compile("\" · |· \"")))
                .containsExactly("Parts.java");
    }

    private static List<String> holding(String folder, String ending, Pattern pattern) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
