package org.huhang.form;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A number; text that looks like one is not. */
record NumberKind(@Nullable BigDecimal least, @Nullable BigDecimal most, int decimals, @Nullable BigDecimal step)
        implements Kind {

    private static final int DECIMALS = 6;

    /** With more, a browser rounds in silence, and so does the engine. */
    private static final int DIGITS = 15;

    private static final BigDecimal LARGEST = new BigDecimal("999999999999999");

    static NumberKind of(Component component) {
        var step = component.number("increment");
        if (step != null && step.signum() <= 0) {
            throw component.refused("increment must be more than 0");
        }
        return new NumberKind(
                component.number("validate", "min"),
                component.number("validate", "max"),
                component.whole(DECIMALS, DECIMALS, "decimalDigits"),
                step);
    }

    @Override
    public Verdict accept(Object raw, Map<String, ?> known) {
        var value = Numbers.of(raw);
        if (value == null) {
            return Verdict.refused("wrongType.number");
        }
        if (value.stripTrailingZeros().scale() > decimals) {
            return decimals == 0 ? Verdict.refused("whole") : Verdict.refused("decimals", String.valueOf(decimals));
        }
        if (value.stripTrailingZeros().precision() > DIGITS) {
            return Verdict.refused("digits", String.valueOf(DIGITS));
        }
        if (step != null && value.remainder(step).signum() != 0) {
            return Verdict.refused("step", step.toPlainString());
        }
        return inRange(value);
    }

    private Verdict inRange(BigDecimal value) {
        var low = least == null ? LARGEST.negate() : least.max(LARGEST.negate());
        var high = most == null ? LARGEST : most.min(LARGEST);
        if (value.compareTo(low) < 0) {
            return Verdict.refused("tooSmall", low.toPlainString());
        }
        if (value.compareTo(high) > 0) {
            return Verdict.refused("tooLarge", high.toPlainString());
        }
        return Verdict.of(Numbers.plain(value));
    }

    @Override
    public Object shaped(Object raw) {
        var value = raw instanceof String text ? Numbers.parse(Characters.typed(text)) : Numbers.of(raw);
        return value == null ? raw : value;
    }

    @Override
    public Sort sort() {
        return Sort.NUMBER;
    }

    @Override
    public boolean mayBeVariable() {
        return true;
    }

    @Override
    public @Nullable Object variable(@Nullable Object answer) {
        if (!(answer instanceof Number number)) {
            return null;
        }
        return decimals == 0 ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    @Override
    public String readable(Object answer, Field field, Words words) {
        var value = Numbers.of(answer);
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
