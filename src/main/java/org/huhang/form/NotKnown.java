package org.huhang.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** By which words people say that they do not know, with or without a telephone number. */
final class NotKnown {

    private static final String BESIDE = "+";
    private static final String ANYBODY = "*";

    private static final List<String> LINES = lines();
    private static final String WORDS = joined(LINES.stream()
            .filter(line -> !line.startsWith(BESIDE) && !line.startsWith(ANYBODY))
            .toList());
    private static final String AROUND = marked(BESIDE);

    private static final Pattern BEGINS = Pattern.compile("^(?:[\\P{L}]|" + AROUND + ")*+(?:" + WORDS + ")");
    private static final Pattern SAID = Pattern.compile(WORDS);
    private static final Pattern TELLS_NOTHING = Pattern.compile(WORDS + "|" + AROUND + "|\\P{L}");

    private static final Pattern NOBODY = Pattern.compile(marked(ANYBODY) + "|\\P{L}");

    /** A number and nothing else names nobody. */
    private static final Pattern NUMBER_ONLY = Pattern.compile("\\P{L}*+");

    private static final int DIGITS_OF_A_PHONE = 7;

    private NotKnown() {}

    private static List<String> lines() {
        try {
            return new ClassPathResource("reference/not-known.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !Characters.blank(line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String marked(String mark) {
        return joined(LINES.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(1))
                .toList());
    }

    /** The longest first; words of Latin letters end where they end, for a name may begin like one. */
    private static String joined(List<String> words) {
        return words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(word -> word.charAt(0) < 0x80 ? "\\b" + Pattern.quote(word) + "\\b" : Pattern.quote(word))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Whether a text that should name somebody or something begins by saying that he does not know, or is a number. */
    static boolean names(CharSequence text) {
        return BEGINS.matcher(small(text)).find()
                || NUMBER_ONLY.matcher(text).matches()
                        && text.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_PHONE;
    }

    /** Whether a text only says that he does not know. */
    static boolean only(CharSequence text) {
        var small = small(text);
        return SAID.matcher(small).find()
                && TELLS_NOTHING.matcher(small).replaceAll("").length() < 2;
    }

    /** Whether a text that should name a person says nothing but that it is one of many. */
    static boolean nobody(CharSequence text) {
        return NOBODY.matcher(small(text)).replaceAll("").isEmpty();
    }

    private static String small(CharSequence text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
