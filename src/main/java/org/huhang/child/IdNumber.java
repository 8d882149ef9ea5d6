package org.huhang.child;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An identity number as it was written. One with a slip of the pen is kept, for it may still help to find the child, but it
 * makes nobody the same person.
 *
 * @param folded without blanks, in capitals
 */
record IdNumber(String folded) {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    static @Nullable IdNumber of(@Nullable String written) {
        var folded = Folded.text(written);
        return folded == null ? null : new IdNumber(folded.toUpperCase(Locale.ROOT));
    }

    /** Whether shape, day and check digit (GB 11643-1999) are in order. */
    boolean sound() {
        return birthDate() != null && check() == folded.charAt(17);
    }

    private char check() {
        var sum = 0;
        for (var at = 0; at < WEIGHTS.length; at++) {
            sum += WEIGHTS[at] * (folded.charAt(at) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    /** The day in the number; null where there is none. */
    @Nullable
    LocalDate birthDate() {
        if (!SHAPE.matcher(folded).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(folded.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** M or F by the number. */
    String sex() {
        return (folded.charAt(16) - '0') % 2 == 1 ? "M" : "F";
    }
}
