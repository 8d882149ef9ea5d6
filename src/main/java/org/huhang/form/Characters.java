package org.huhang.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * What people type, paste or dictate, made into text: the one place that says which characters count, which are put in order
 * and which a text cannot hold. Emoji, HTML and marks of direction are text like any other; pages escape what they show.
 * The browser does the same in {@code characters.js}.
 */
public final class Characters {

    /** Letters without a picture: fillers of Hangul, and the Braille cell without a dot. */
    private static final Set<Integer> PICTURELESS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    /** How long a reason may be that stands outside of any form. */
    public static final int LONGEST_REASON = 2000;

    /** What people write where they have nothing to write; letters and digits only, in small letters. */
    private static final Set<String> EMPTY_REASONS = emptyReasons();

    /** Between the parts of a text; not between words, which in some languages are apart. */
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Po}\\p{Pd}\\p{Ps}\\p{Pe}\\n&&[^'’]]+");

    private Characters() {}

    private static Set<String> emptyReasons() {
        try {
            return new ClassPathResource("reference/empty-reasons.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether somebody who reads the text would see nothing: white space, marks and fillers without a picture.
     *
     * @param text anything that was typed; null counts as nothing
     * @return true if it is no answer, no reason, no name
     */
    public static boolean blank(@Nullable CharSequence text) {
        return text == null || text.codePoints().noneMatch(Characters::visible);
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE -> false;
            default -> !PICTURELESS.contains(c) && !selector(c);
        };
    }

    /** Marks that only say how the character before them is drawn. */
    private static boolean selector(int c) {
        return c == 0x034F
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /**
     * A text of several lines: line feeds only, nothing invisible around it, no marks that reorder what they enclose.
     *
     * @param text what was typed
     * @return what to keep, empty if {@link #blank}
     */
    public static String lines(String text) {
        if (blank(text)) {
            return "";
        }
        var feeds = text.replace("\r\n", "\n");
        return edged(without(feeds, c -> endsLine(c) ? '\n' : unseen(c) ? -1 : c));
    }

    /**
     * A reason, refusal or call for help that stands outside of any form, made into what can be kept: never refused for a
     * character that nobody sees.
     *
     * @param text what was typed
     * @return several lines, all of them, however {@linkplain #tooLong long}; empty if {@link #blank}
     */
    public static String reason(String text) {
        return without(lines(text), c -> isBroken(c) ? ' ' : c);
    }

    /**
     * Whether a reason gives none: words that fill the box, such as “later”, or only say that nobody knows, or fewer than three
     * different letters or digits, as in xxx.
     *
     * @param reason what was typed; null and blank say nothing either
     * @return true where nobody learns anything from it; a call for help is heard all the same
     */
    public static boolean saysNothing(@Nullable CharSequence reason) {
        return reason == null
                || told(reason).codePoints().distinct().limit(3).count() < 3
                || putsOff(reason)
                || NotKnown.only(reason);
    }

    /**
     * Whether a text that should name somebody, a place or a date names none: only words such as “later”, “unknown” or “none”,
     * one letter or digit again and again, a telephone number alone, or a text that begins by saying that nobody knows. A name may
     * be as short as it likes.
     *
     * @param text what was typed; null and blank name nothing either
     * @return true where nobody learns from it who, where or when
     */
    public static boolean namesNothing(@Nullable CharSequence text) {
        return text == null
                || told(text).codePoints().distinct().limit(2).count() < 2
                || putsOff(text)
                || NotKnown.names(text);
    }

    /**
     * Whether a text that should name a person names nobody in particular: only words such as “neighbours” or “people of the
     * village”, with or without a telephone number. Who it is to the child, such as “grandmother”, is one person.
     *
     * @param text what was typed
     * @return true where nobody learns from it who
     */
    static boolean namesNobody(CharSequence text) {
        return NotKnown.nobody(text);
    }

    /**
     * Whether a text only says again what it was asked.
     *
     * @param text what was typed
     * @param question the words of the question
     * @return true if all of it stands in the question
     */
    static boolean echoes(String text, String question) {
        return told(question).contains(told(text));
    }

    /** Whether each part of it fills the box only. */
    private static boolean putsOff(CharSequence text) {
        return EMPTY_REASONS.contains(told(text))
                || BETWEEN.splitAsStream(text)
                        .allMatch(part -> told(part).isEmpty() || EMPTY_REASONS.contains(told(part)));
    }

    private static String told(CharSequence text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Whether a reason has more than {@value #LONGEST_REASON} characters. It is refused then, and said to be; only a call for
     * help is not, of which the {@link #beginning} is kept.
     *
     * @param reason what {@link #reason} made of the text
     * @return true if it is not to be kept whole
     */
    public static boolean tooLong(String reason) {
        return length(reason) > LONGEST_REASON;
    }

    /**
     * As much of a reason as is kept; whoever cuts it says so to the person who wrote it.
     *
     * @param reason what {@link #reason} made of the text
     * @return at most {@value #LONGEST_REASON} characters, what is longer ending in dots
     */
    public static String beginning(String reason) {
        return tooLong(reason) ? reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON - 1)) + "…" : reason;
    }

    /**
     * A text of one line, such as a name. What other programs put for a new line in one becomes a blank; a line feed stays,
     * for the caller to refuse.
     *
     * @param text what was typed
     * @return what to keep, empty if {@link #blank}
     */
    public static String line(String text) {
        if (blank(text)) {
            return "";
        }
        var feeds = text.replace("\r\n", "\n").replace('\r', '\n');
        return edged(without(feeds, c -> c != '\n' && endsLine(c) ? ' ' : unseen(c) ? -1 : c));
    }

    /**
     * A text that follows a rule: a telephone or identity number, a mail address, a case number. An input method in
     * full-width mode, a copied contact and a word processor write the same thing in other characters.
     *
     * @param text what was typed
     * @return half-width, hyphens for all dashes, single blanks, no marks; empty if {@link #blank}
     */
    public static String typed(String text) {
        return blank(text)
                ? ""
                : without(text, Characters::plain).replaceAll(" {2,}", " ").strip();
    }

    /**
     * The same without any blank, to compare and to find.
     *
     * @param text what was typed
     * @return its characters one after another, letters in capitals
     */
    public static String key(String text) {
        return typed(text).replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /**
     * How long a person finds the text.
     *
     * @param text any text
     * @return its characters, of which some take two places in memory
     */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int plain(int c) {
        if (Character.getType(c) == Character.FORMAT || selector(c)) {
            return -1;
        }
        if (c >= 0xFF01 && c <= 0xFF5E && c != 0xFF0D) {
            return c - 0xFEE0;
        }
        if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D) {
            return '-';
        }
        return Character.isSpaceChar(c) || endsLine(c) || c == '\t' ? ' ' : c;
    }

    private static boolean endsLine(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /**
     * What nobody sees and nothing needs. Embeddings, overrides and isolates reorder the text around them, so that a name or
     * an amount would read differently in a list than it was typed; they come with copied contacts. Joiners of emoji and of
     * words, plain marks of direction and the tags of flags stay.
     */
    private static boolean unseen(int c) {
        return c == 0x200B
                || c == 0x2060
                || c == 0xFEFF
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x206F);
    }

    /** Whether it holds marks that a text loses when it is tidied. */
    static boolean hides(String text) {
        return text.codePoints().anyMatch(Characters::unseen);
    }

    private static String without(String text, java.util.function.IntUnaryOperator change) {
        var kept = new StringBuilder(text.length());
        text.codePoints().map(change).filter(c -> c >= 0).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Without white space around it, the blanks that do not break among it. */
    private static String edged(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && white(text.charAt(start))) {
            start++;
        }
        while (end > start && white(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean white(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Where a tidied text holds what no text can: a control character, or half of a character. Negative if nowhere. */
    static int broken(String text) {
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            if (isBroken(c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBroken(int c) {
        var control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return control || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The few characters before a place, by which a person finds it. */
    static String before(String text, int place) {
        return text.substring(text.offsetByCodePoints(place, -Math.min(8, text.codePointCount(0, place))), place)
                .strip();
    }
}
