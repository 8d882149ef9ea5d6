package org.huhang.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * The one form in which names, numbers and telephones are compared, however they were typed; shown they are as written. Full
 * width becomes half, blanks and invisible marks go, the dots between the parts of a name are one.
 */
final class Folded {

    private static final Pattern DOTS = Pattern.compile("[\\u00b7\\u2022\\u2027\\u2219\\u22c5\\u30fb\\u0387.]");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern NO_SIGN = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final int SHORTEST_HOME = 5;
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)86");
    /** Stands for the part of a name that is not told. */
    static final char PART = '\u67d0';

    private static final List<String> PLACEHOLDERS = placeholders();

    private Folded() {}

    /** Null for nothing. */
    static @Nullable String text(@Nullable String written) {
        return written == null || Characters.blank(written)
                ? null
                : Characters.key(Normalizer.normalize(written, Normalizer.Form.NFKC));
    }

    /** Where somebody lives, letters and digits alone; null also for what is too short to tell one home from another. */
    static @Nullable String home(@Nullable String written) {
        var folded = text(written);
        var told = folded == null ? "" : NO_SIGN.matcher(folded).replaceAll("");
        return told.codePointCount(0, told.length()) < SHORTEST_HOME ? null : told;
    }

    /** A person's name; null also for what is written where nobody knows the name. */
    static @Nullable String name(@Nullable String written) {
        var folded = text(written);
        return folded == null || placeholder(folded)
                ? null
                : DOTS.matcher(folded).replaceAll("\u00b7");
    }

    /** The digits, without the country's. */
    static @Nullable String phone(@Nullable String written) {
        var folded = text(written);
        if (folded == null) {
            return null;
        }
        var digits = NO_DIGIT.matcher(COUNTRY.matcher(folded).replaceFirst("")).replaceAll("");
        return digits.isEmpty() ? null : digits;
    }

    private static boolean placeholder(String folded) {
        return PLACEHOLDERS.stream()
                .anyMatch(one -> one.startsWith("=") ? folded.equals(one.substring(1)) : folded.contains(one));
    }

    private static List<String> placeholders() {
        try {
            return new ClassPathResource("reference/placeholder-names.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !Characters.blank(line) && !line.startsWith("#"))
                    .map(line -> line.toUpperCase(Locale.ROOT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
