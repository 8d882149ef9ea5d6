package org.huhang.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huhang.form.Characters;
import org.springframework.core.io.ClassPathResource;

/** Whether a text tells a reporter what came of the report, or only that somebody has it. */
final class Outcome {

    private static final Pattern WORDS = words();

    private Outcome() {}

    private static Pattern words() {
        try {
            return Pattern.compile(
                    new ClassPathResource("reference/words-without-outcome.txt")
                            .getContentAsString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .sorted(Comparator.comparing(String::length).reversed())
                            .map(word -> word.charAt(0) < 128 ? "\\b" + word + "\\b" : word)
                            .collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True where nothing is left of it but words such as accepted, being handled and thank you. */
    static boolean missing(String text) {
        return Characters.saysNothing(WORDS.matcher(text).replaceAll(""));
    }
}
