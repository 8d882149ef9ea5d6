package org.huhang.form;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text of one line or of several. */
record TextKind(boolean lines, int least, int most, @Nullable Pattern pattern, Format format) implements Kind {

    private static final int LINE = 500;
    private static final int LINES = 10_000;
    private static final int EVER = 20_000;

    /** What a text must look like beside its pattern. */
    enum Format {
        ANY("pattern", null),
        EMAIL("email", "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+$"),
        // The pattern of form-js takes only numbers that begin with + and a country; here people write 0873-… and 138….
        PHONE("phone", "^\\+?[0-9(][0-9 ()-]{3,22}[0-9]$");

        private final String problem;
        private final @Nullable String expression;
        private final @Nullable Pattern pattern;

        Format(String problem, @Nullable String expression) {
            this.problem = problem;
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
        var text = ruled() ? typed(posted) : lines ? Characters.lines(posted) : Characters.line(posted);
        if (text.isEmpty()) {
            return Verdict.UNANSWERED;
        }
        var length = Characters.length(text);
        if (length > most) {
            return Verdict.refused("tooLong", String.valueOf(most), String.valueOf(length));
        }
        if (length < least) {
            return Verdict.refused("tooShort", String.valueOf(least));
        }
        if (Characters.broken(text) >= 0) {
            return Verdict.refused("unprintable", Characters.before(text, Characters.broken(text)));
        }
        if (!lines && text.indexOf('\n') >= 0) {
            return Verdict.refused("lineBreak");
        }
        var unlike = unlike(text);
        return unlike == null ? Verdict.of(text) : Verdict.refused(unlike);
    }

    /** Whether a rule says how it is written, so that other characters for the same can be put right. */
    boolean ruled() {
        return !lines && (format != Format.ANY || pattern != null);
    }

    /** In the plain way of writing, else without blanks, else as it was typed: whichever the rule takes first. */
    private String typed(String posted) {
        var plain = Characters.typed(posted);
        if (format == Format.EMAIL) {
            // Two halves without the blank between them may be somebody else's address.
            return plain;
        }
        return Stream.of(plain, plain.replace(" ", ""), Characters.line(posted))
                .filter(written -> unlike(written) == null)
                .findFirst()
                .orElse(plain);
    }

    /** The code of the rule that it breaks, null if none. */
    private @Nullable String unlike(String text) {
        if (format.pattern != null && !format.pattern.matcher(text).find()) {
            return format.problem;
        }
        return pattern == null || pattern.matcher(text).find() ? null : "pattern";
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
