package org.huhang.form;

import com.google.re2j.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text of one line or of several. */
record TextKind(boolean lines, int least, int most, @Nullable Pattern pattern, Format format) implements Kind {

    private static final int LINE = 500;
    private static final int LINES = 10_000;
    private static final int EVER = 20_000;

    /** What a text must look like beside its pattern. */
    enum Format {
        ANY(null),
        EMAIL("^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+$"),
        // The pattern of form-js takes only numbers that begin with + and a country; here people write 0873-… and 138….
        PHONE("^\\+?[0-9(][0-9 ()-]{3,22}[0-9]$");

        private final @Nullable String expression;
        private final @Nullable Pattern pattern;

        Format(@Nullable String expression) {
            this.expression = expression;
            this.pattern = expression == null ? null : Pattern.compile(expression);
        }

        @Nullable
        String expression() {
            return expression;
        }
    }

    static TextKind of(Component component) {
        var lines = "textarea".equals(component.type());
        var most = component.whole(lines ? LINES : LINE, EVER, "validate", "maxLength");
        var least = component.whole(0, most, "validate", "minLength");
        return new TextKind(lines, least, most, pattern(component), format(component));
    }

    private static Format format(Component component) {
        var type = component.text("validate", "validationType");
        if (type == null || type.isEmpty() || "custom".equals(type)) {
            return Format.ANY;
        }
        return switch (type) {
            case "email" -> Format.EMAIL;
            case "phone" -> Format.PHONE;
            default -> throw component.refused("validate.validationType may be email, phone or custom");
        };
    }

    private static @Nullable Pattern pattern(Component component) {
        var pattern = component.text("validate", "pattern");
        if (pattern == null || pattern.isEmpty()) {
            return null;
        }
        if (component.text("validate", "patternErrorMessage") == null) {
            throw component.refused("a pattern needs a patternErrorMessage that says in words what to write");
        }
        try {
            return LinearPattern.compile(pattern);
        } catch (IllegalArgumentException refused) {
            throw component.refused(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public Verdict accept(Object raw, Map<String, ?> known) {
        if (!(raw instanceof String posted)) {
            return Verdict.refused("wrongType");
        }
        var text = Characters.tidy(posted);
        if (text.isEmpty()) {
            return Verdict.UNANSWERED;
        }
        if (text.length() > most) {
            return Verdict.refused("tooLong", String.valueOf(most), String.valueOf(text.length()));
        }
        if (text.length() < least) {
            return Verdict.refused("tooShort", String.valueOf(least));
        }
        var bad = Characters.problem(text, lines);
        return bad == null ? matching(text) : Verdict.refused(bad);
    }

    private Verdict matching(String text) {
        if (format.pattern != null && !format.pattern.matcher(text).find()) {
            return Verdict.refused(format == Format.EMAIL ? "email" : "phone");
        }
        return pattern == null || pattern.matcher(text).find() ? Verdict.of(text) : Verdict.refused("pattern");
    }

    @Override
    public Object blank() {
        return "";
    }

    @Override
    public Sort sort() {
        return Sort.TEXT;
    }

    @Override
    public String readable(Object answer, Field field, Words words) {
        return answer instanceof String text ? text : "";
    }
}
