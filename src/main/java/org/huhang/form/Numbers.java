package org.huhang.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of a size that can be worked with; a few bytes such as {@code 1e999999999} can otherwise fill the memory. */
final class Numbers {

    private static final int DIGITS = 40;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private Numbers() {}

    /** The number, null if it is none or absurd. */
    static @Nullable BigDecimal of(@Nullable Object raw) {
        if (raw instanceof Double || raw instanceof Float) {
            var value = ((Number) raw).doubleValue();
            return Double.isFinite(value) ? sane(new BigDecimal(raw.toString())) : null;
        }
        if (raw instanceof BigInteger value) {
            return value.bitLength() > 128 ? null : sane(new BigDecimal(value));
        }
        if (raw instanceof BigDecimal value) {
            return sane(value);
        }
        return raw instanceof Long || raw instanceof Integer || raw instanceof Short || raw instanceof Byte
                ? BigDecimal.valueOf(((Number) raw).longValue())
                : null;
    }

    /** The number that somebody wrote in plain digits, null if it is none. */
    static @Nullable BigDecimal parse(String text) {
        return PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** A whole number as Long, any other as it is: what JSON writes shortest. */
    static Object plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() <= 0 ? (Object) stripped.longValueExact() : stripped;
    }

    private static @Nullable BigDecimal sane(BigDecimal value) {
        return value.precision() > DIGITS || Math.abs((long) value.scale()) > DIGITS ? null : value;
    }
}
