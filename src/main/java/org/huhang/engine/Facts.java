package org.huhang.engine;

import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of an instance as somebody reads them; never holds personal data.
 *
 * @param values names to booleans, numbers, dates or codes
 */
public record Facts(Map<String, Object> values) {

    /** Copies the values; null values are left out. */
    public Facts {
        var copy = new java.util.LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                copy.put(name, value);
            }
        });
        values = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * A text or code.
     *
     * @param name the variable's name
     * @return its value, null if unset
     */
    public @Nullable String text(String name) {
        var value = values.get(name);
        return value == null ? null : value.toString();
    }

    /**
     * A date.
     *
     * @param name the variable's name
     * @return its value, null if unset or no date
     */
    public @Nullable Date date(String name) {
        return values.get(name) instanceof Date date ? date : null;
    }

    /**
     * A whole number.
     *
     * @param name the variable's name
     * @param otherwise what counts where it is unset or no number
     * @return its value
     */
    public int number(String name, int otherwise) {
        return values.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /**
     * A yes or no.
     *
     * @param name the variable's name
     * @return true only if it is set and true
     */
    public boolean is(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }
}
