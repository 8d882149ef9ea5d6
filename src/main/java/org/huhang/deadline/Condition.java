package org.huhang.deadline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/**
 * When a variant of a term holds: {@code riskTier = RED}, {@code dvSuspected and province = 53}, {@code visitNo > 1}. Facts
 * compared with {@code = != < <= > >=} to a code or number, or a bare fact that must be true; joined by {@code and} and
 * {@code or} ({@code and} binds tighter). A fact that nobody knows makes its comparison false, also with {@code !=}.
 *
 * @param text as written in the data
 * @param names the facts that it reads
 * @param rule the test itself
 */
record Condition(String text, Set<String> names, Predicate<Map<String, Object>> rule) {

    private static final Pattern TOKEN = Pattern.compile("\\s*(!=|<=|>=|=|<|>|[\\w.-]+)");
    private static final Set<String> OPERATORS = Set.of("=", "!=", "<", "<=", ">", ">=");

    /**
     * Reads a condition.
     *
     * @param text the condition; blank holds always
     * @throws IllegalArgumentException if it is not in the grammar
     */
    static Condition of(String text) {
        if (Characters.blank(text)) {
            return new Condition("", Set.of(), facts -> true);
        }
        var names = new LinkedHashSet<String>();
        return new Condition(text, names, new Reader(text, names).whole());
    }

    boolean holds(Map<String, Object> facts) {
        return rule.test(facts);
    }

    private static boolean compare(@Nullable Object fact, String operator, String value) {
        if (fact == null) {
            return false;
        }
        var left = number(fact.toString());
        var right = number(value);
        if (left == null || right == null) {
            return switch (operator) {
                case "=" -> fact.toString().equals(value);
                case "!=" -> !fact.toString().equals(value);
                default -> false;
            };
        }
        var order = left.compareTo(right);
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static final class Reader {

        private final String text;
        private final Set<String> names;
        private final List<String> tokens = new ArrayList<>();
        private int next;

        Reader(String text, Set<String> names) {
            this.text = text;
            this.names = names;
            var matcher = TOKEN.matcher(text.strip());
            var end = 0;
            while (matcher.find() && matcher.start() == end) {
                tokens.add(matcher.group(1));
                end = matcher.end();
            }
            if (end != text.strip().length()) {
                throw refused();
            }
        }

        Predicate<Map<String, Object>> whole() {
            var rule = either();
            if (next < tokens.size()) {
                throw refused();
            }
            return rule;
        }

        private Predicate<Map<String, Object>> either() {
            var rule = both();
            while (take("or")) {
                rule = rule.or(both());
            }
            return rule;
        }

        private Predicate<Map<String, Object>> both() {
            var rule = comparison();
            while (take("and")) {
                rule = rule.and(comparison());
            }
            return rule;
        }

        private Predicate<Map<String, Object>> comparison() {
            var name = word();
            names.add(name);
            if (next < tokens.size() && OPERATORS.contains(tokens.get(next))) {
                var operator = tokens.get(next++);
                var value = word();
                return facts -> compare(facts.get(name), operator, value);
            }
            return facts -> "true".equals(String.valueOf(facts.get(name)));
        }

        private boolean take(String word) {
            if (next < tokens.size() && tokens.get(next).equals(word)) {
                next++;
                return true;
            }
            return false;
        }

        private String word() {
            if (next >= tokens.size() || OPERATORS.contains(tokens.get(next)) || isJoin(tokens.get(next))) {
                throw refused();
            }
            return tokens.get(next++);
        }

        private static boolean isJoin(String token) {
            return token.equals("and") || token.equals("or");
        }

        private IllegalArgumentException refused() {
            return new IllegalArgumentException("not a condition: " + text);
        }
    }
}
