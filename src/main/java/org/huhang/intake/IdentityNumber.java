package org.huhang.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a citizen's identity number says by itself (GB 11643): the day of birth, the sex, and whether its last character
 * fits the others.
 *
 * @param birthDate the day of birth
 * @param sex M or F
 */
record IdentityNumber(LocalDate birthDate, String sex) {

    private static final Pattern SHAPE = Pattern.compile("\\d{6}(\\d{4})(\\d{2})(\\d{2})\\d{2}(\\d)[\\dX]");
    private static final String CHECKS = "10X98765432";
    private static final int LENGTH = 18;
    private static final int MODULUS = 11;

    /** Empty if the number is none: another shape, a day that there is not, or a wrong last character. */
    static Optional<IdentityNumber> read(String typed) {
        var text = typed.toUpperCase(Locale.ROOT);
        var parts = SHAPE.matcher(text);
        if (!parts.matches() || text.charAt(LENGTH - 1) != check(text)) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return Optional.of(new IdentityNumber(day, Integer.parseInt(parts.group(4)) % 2 == 1 ? "M" : "F"));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The weight of each digit is the next power of two, modulo eleven. */
    private static char check(String text) {
        var sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (text.charAt(i) - '0') * ((1 << (LENGTH - 1 - i)) % MODULUS);
        }
        return CHECKS.charAt(sum % MODULUS);
    }
}
