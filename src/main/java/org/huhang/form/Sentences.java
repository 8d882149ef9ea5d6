package org.huhang.form;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a form file: plain text, in text components plain Markdown; nothing that a browser would run or fetch. */
final class Sentences {

    private static final int CHARACTERS = 5_000;
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?]");

    /** A link leads to a page of this platform or dials a number. */
    private static final Pattern LINK_ELSEWHERE = Pattern.compile("\\]\\((?!/[^/\\\\]|tel:[0-9+-]+\\))|\\]:|://");

    private Sentences() {}

    static void check(Component component, @Nullable String words) {
        if (words == null) {
            return;
        }
        if (words.length() > CHARACTERS) {
            throw component.refused("has a text longer than " + CHARACTERS + " characters");
        }
        if (words.startsWith("=") || words.contains("{{")) {
            throw component.refused("has an expression where plain words must stand");
        }
        if (TAG.matcher(words).find() || LINK_ELSEWHERE.matcher(words).find()) {
            throw component.refused("has HTML or a link that leads elsewhere");
        }
        if (Characters.broken(words.replace("\r\n", "\n")) >= 0 || Characters.hides(words)) {
            throw component.refused("has a character that cannot be shown");
        }
    }
}
