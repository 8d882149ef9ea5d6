package org.huhang.worklist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.form.Problem;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A reason says something: a word that fills the box is none. */
@Component
class SpokenReasons implements TaskRule {

    private final Set<String> sayingNothing;

    SpokenReasons() {
        try {
            sayingNothing = new ClassPathResource("reference/empty-reasons.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().endsWith("Reason"))
                .filter(answer -> answer.getValue() instanceof String text && saysNothing(text))
                .map(answer -> new Problem(answer.getKey(), "saysNothing", List.of()))
                .toList();
    }

    /** Fewer than three different letters or digits, as in xxx, or one of the words of the list. */
    boolean saysNothing(String text) {
        var told = text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return told.codePoints().distinct().limit(3).count() < 3 || sayingNothing.contains(told.toString());
    }
}
