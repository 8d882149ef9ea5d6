package org.huhang.form;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of form files. RE2 matches in time linear to the text, but the machine that it builds grows with every repetition
 * inside a repetition, without a limit of its own; so its size is reckoned before it is built.
 */
final class LinearPattern {

    private static final int CHARACTERS = 500;
    private static final long SIZE = 1_000;
    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{([0-9]{1,4})(,([0-9]{0,4}))?}");

    private LinearPattern() {}

    /** Compiles a pattern as JavaScript writes it; throws {@link IllegalArgumentException} with the reason. */
    static Pattern compile(String pattern) {
        if (pattern.length() > CHARACTERS) {
            throw new IllegalArgumentException("the pattern is longer than " + CHARACTERS + " characters");
        }
        if (pattern.contains("\\p") || pattern.contains("\\P") || pattern.contains("\\Q")) {
            throw new IllegalArgumentException("the pattern uses \\p or \\Q, which browsers read differently");
        }
        if (size(pattern) > SIZE) {
            throw new IllegalArgumentException("the pattern repeats too much");
        }
        try {
            return Pattern.compile(pattern.replaceAll("\\\\u([0-9A-Fa-f]{4})", "\\\\x{$1}"));
        } catch (PatternSyntaxException unknown) {
            throw new IllegalArgumentException("the pattern uses something that cannot be matched in linear time");
        }
    }

    /** About how many steps the machine has: one per character or class, times all repetitions around it. */
    static long size(String pattern) {
        var around = new ArrayDeque<Long>();
        var repetition = REPETITION.matcher(pattern);
        long sum = 0;
        long last = 0;
        for (var i = 0; i < pattern.length(); ) {
            if (repetition.region(i, pattern.length()).lookingAt()) {
                last = Math.min(SIZE + 1, last * times(repetition.group(1), repetition.group(3)));
                i = repetition.end();
                continue;
            }
            var c = pattern.charAt(i);
            if (c == '(') {
                around.push(sum + last);
                sum = 0;
                last = 0;
            } else if (c == ')') {
                last = Math.max(1, sum + last);
                sum = pop(around);
            } else {
                sum += last;
                last = 1;
            }
            i = end(pattern, i);
        }
        return total(around, sum + last);
    }

    private static long times(String least, @Nullable String most) {
        var high = most == null || most.isEmpty() ? 0 : Long.parseLong(most);
        return Math.max(Math.max(Long.parseLong(least) + 1, high), 1);
    }

    private static long pop(Deque<Long> around) {
        return around.isEmpty() ? 0 : around.pop();
    }

    private static long total(Deque<Long> around, long inner) {
        return around.stream().mapToLong(Long::longValue).sum() + inner;
    }

    /** Behind the character, escape or class that begins here. */
    private static int end(String pattern, int start) {
        if (pattern.charAt(start) == '\\') {
            return Math.min(start + 2, pattern.length());
        }
        if (pattern.charAt(start) != '[') {
            return start + 1;
        }
        var i = start + 1;
        while (i < pattern.length() && (pattern.charAt(i) != ']' || i == start + 1)) {
            i += pattern.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, pattern.length());
    }
}
