package org.huhang.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may stand in an attribute or element of a model, by kind. An expression compares variables, codes and numbers and
 * calls the platform's functions; it looks into nothing and assigns nothing.
 */
final class ModelValues {

    private static final int YEARS = 10;
    private static final Duration SHORTEST_CYCLE = Duration.ofMinutes(15);
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern STEP = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]{1,500})}");
    private static final Pattern FORMAL = Pattern.compile("([A-Za-z0-9_-]+:)?tFormalExpression");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern CYCLE = Pattern.compile("R(\\d{0,3})/(P[0-9TDHMWY]+)");
    private static final Pattern RETRIES = Pattern.compile("R([1-9]|10)/(PT[0-9HM]+)");
    private static final Pattern KEPT = Pattern.compile("P(\\d{1,6})D");
    private static final Set<String> FEEL = Set.of(
            "feel", "FEEL", "https://www.omg.org/spec/DMN/20191111/FEEL/", "http://www.omg.org/spec/FEEL/20140401");

    /** One word of an expression; possessive, so that no text makes it try again and again. */
    private static final Pattern WORD = Pattern.compile("\\s++"
            + "|'[A-Za-z0-9_:. -]{0,100}+'"
            + "|\\d{1,12}+(?:\\.\\d{1,6}+)?+(?![A-Za-z_.])"
            + "|(?<call>[a-z][A-Za-z0-9]*+\\.[a-z][A-Za-z0-9]*+)(?=\\()"
            + "|[A-Za-z_][A-Za-z0-9_]*+(?!\\s*+[.(\\[])"
            + "|==|!=|<=|>=|&&|\\|\\||[!<>(),]");

    private final Set<String> steps;
    private final Set<String> calls;

    /**
     * What the platform offers to models.
     *
     * @param steps names of the steps
     * @param calls functions with their methods, such as {@code agency.group}
     */
    ModelValues(Set<String> steps, Set<String> calls) {
        this.steps = Set.copyOf(steps);
        this.calls = Set.copyOf(calls);
    }

    boolean mayStand(String kind, String value) {
        return switch (kind) {
            case "any" -> true;
            case "plain" -> plain(value);
            case "never" -> false;
            case "key" -> KEY.matcher(value).matches();
            case "boolean" -> value.equals("true") || value.equals("false");
            case "deployment" -> value.equals(kind);
            case "formal" -> FORMAL.matcher(value).matches();
            case "feel" -> FEEL.contains(value);
            case "step" -> step(value);
            case "expression" -> expression(value.strip());
            case "value" -> plain(value) || expression(value.strip());
            case "date" -> MOMENT.matcher(value.strip()).matches() || expression(value.strip());
            case "duration" -> length(value.strip()).compareTo(Duration.ZERO) > 0;
            case "cycle" -> cycle(value.strip());
            case "retries" -> retries(value.strip());
            case "keep" -> kept(value);
            default -> throw new IllegalArgumentException("no kind " + kind);
        };
    }

    private static boolean plain(String value) {
        return !value.contains("${") && !value.contains("#{");
    }

    private boolean step(String value) {
        var named = STEP.matcher(value);
        return named.matches() && steps.contains(named.group(1));
    }

    private boolean expression(String value) {
        var whole = EXPRESSION.matcher(value);
        return whole.matches() && words(whole.group(1));
    }

    private boolean words(String inside) {
        var word = WORD.matcher(inside);
        var from = 0;
        while (from < inside.length()) {
            word.region(from, inside.length());
            word.useTransparentBounds(true);
            if (!word.lookingAt() || word.group("call") != null && !calls.contains(word.group("call"))) {
                return false;
            }
            from = word.end();
        }
        return true;
    }

    private static boolean cycle(String value) {
        var cycle = CYCLE.matcher(value);
        return cycle.matches() && length(cycle.group(2)).compareTo(SHORTEST_CYCLE) >= 0;
    }

    private static boolean retries(String value) {
        var retries = RETRIES.matcher(value);
        return retries.matches() && length(retries.group(2)).compareTo(Duration.ofMinutes(1)) >= 0;
    }

    private static boolean kept(String value) {
        var kept = KEPT.matcher(value);
        return kept.matches() && Integer.parseInt(kept.group(1)) >= YEARS * 365;
    }

    /** Zero if it is no length of time. */
    private static Duration length(String value) {
        try {
            return value.contains("T") || value.endsWith("D")
                    ? Duration.parse(value)
                    : Duration.ofDays(Period.parse(value).toTotalMonths() * 28
                            + Period.parse(value).getDays());
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }
}
