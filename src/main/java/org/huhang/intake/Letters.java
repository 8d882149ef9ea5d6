package org.huhang.intake;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Letters and digits that survive being read aloud, copied by hand and typed on a telephone: Crockford's base 32, which has
 * no I, L, O and U.
 */
final class Letters {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;

    private Letters() {}

    /** The first {@code 5 * length} bits as letters. */
    static String letters(byte[] bits, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int at = i * BITS;
            int two = (bits[at / 8] & 0xff) << 8 | (at / 8 + 1 < bits.length ? bits[at / 8 + 1] & 0xff : 0);
            text.append(LETTERS.charAt(two >> (16 - BITS - at % 8) & 31));
        }
        return text.toString();
    }

    /** What a person typed, without spaces and dashes, full-width letters and the letters that are easily mistaken. */
    static String typed(String text) {
        var clean = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        var letters = new StringBuilder();
        clean.chars().filter(Character::isLetterOrDigit).forEach(letter -> letters.append(meant((char) letter)));
        return letters.toString();
    }

    private static char meant(char letter) {
        return switch (letter) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> letter;
        };
    }

    /** Dashes between groups of four. */
    static String grouped(String letters) {
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }
}
