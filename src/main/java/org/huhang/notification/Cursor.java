package org.huhang.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The last message of a page, as it travels in an address. */
record Cursor(Instant at, long id) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,17})-(\\d{1,18})");

    static String of(Message last) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, last.at()) + "-" + last.id();
    }

    /** Nonsense means the first page. */
    static @Nullable Cursor parse(@Nullable String text) {
        var parts = FORM.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return null;
        }
        try {
            var at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
            return new Cursor(at, Long.parseLong(parts.group(2)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
