package org.huhang.form;

import org.jspecify.annotations.Nullable;

/** Which characters a text may hold. Emoji, HTML and marks of direction are text like any other; pages escape what they show. */
final class Characters {

    private Characters() {}

    /**
     * The code of what is wrong with a text.
     *
     * @param text the text, lines ended by line feeds
     * @param lines whether it may have several lines
     * @return null if nothing is wrong
     */
    static @Nullable String problem(String text, boolean lines) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n' || c == '\t' ? !lines && c == '\n' : Character.isISOControl(c)) {
                return c == '\n' ? "lineBreak" : "unprintable";
            }
            if (overridesDirection(c)) {
                return "direction";
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return "unprintable";
                }
                i++;
            }
        }
        return null;
    }

    /** The text with line feeds only and without white space around it. */
    static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /**
     * Embeddings, overrides and isolates reorder the text around them: a name or an amount would read differently in a list
     * than it was typed. Nobody types them; plain marks of direction (U+200E, U+200F, U+061C) stay.
     */
    private static boolean overridesDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
