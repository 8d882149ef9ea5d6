package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Sentences as reporters, schools and hotlines write them: whose people are said to have done something, and who is only mentioned. */
class SuspectWordingTests {

    private final SuspectRelations relations = new SuspectRelations();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void sentences(String sentence, Set<String> kinds) {
        assertThat(relations.accused(sentence)).isEqualTo(kinds);
    }

    @Test
    void aTextAccusesByEachOfItsSentences() {
        assertThat(relations.accused("学校的老师告诉我们，孩子常挨打。\n后来听孩子说,班主任也打他！村支书说别报警，"))
                .containsExactlyInAnyOrder("school", "village");
        assertThat(relations.accused("")).isEmpty();
    }

    static Stream<Arguments> sentences() throws Exception {
        return new ClassPathResource("suspects/sentences.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|"))
                .map(cells -> Arguments.of(
                        cells[0],
                        Arrays.stream(cells[1].split(" "))
                                .filter(kind -> !kind.equals("-"))
                                .collect(Collectors.toSet())));
    }
}
