package org.huhang.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a page of a list that is read by time, as it travels in an address.
 *
 * @param at its time
 * @param id its number, which tells apart what happened at one moment
 */
public record Cursor(Instant at, long id) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,17})-(\\d{1,18})");

    /**
     * As it stands in an address.
     *
     * @return what {@link #parse} reads
     */
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }

    /**
     * Reads what an address says.
     *
     * @param text the parameter
     * @return null for nonsense, which means the first page
     */
    public static @Nullable Cursor parse(@Nullable String text) {
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
