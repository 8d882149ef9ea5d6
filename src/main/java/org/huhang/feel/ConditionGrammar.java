package org.huhang.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.huhang.feel.Condition.Use;
import org.huhang.feel.Condition.Way;
import org.jspecify.annotations.Nullable;

/**
 * The agreed part of FEEL, read by descent. Length and depth are bounded before the real parser sees the text.
 *
 * <pre>
 * any  = all ("or" all)*
 * all  = test ("and" test)*
 * test = "not(" any ")" | "(" any ")" | "list contains(" name "," constant ")"
 *      | name ("=" | "!=") (name | constant) | name ("<" | "<=" | ">" | ">=") (name | number) | name "in" "(" constants ")"
 * </pre>
 *
 * A test with {@code in} stands at the end or in brackets of its own.
 */
final class ConditionGrammar {

    private static final int CHARACTERS = 1_000;
    private static final int DEPTH = 10;
    private static final Pattern TOKEN = Pattern.compile("[ \\t\\r\\n]*(?:(?:(?:this\\.)?[A-Za-z][A-Za-z0-9_]{0,63})"
            + "|(?:\"[^\"\\\\\\p{Cntrl}]{0,200}\")|(?:-?[0-9]{1,15}(?:\\.[0-9]{1,10})?)|(?:<=|>=|!=|[=<>(),\\[\\]]))");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "in", "null", "true", "false", "list", "contains", "this");

    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    ConditionGrammar(String expression) {
        if (expression.length() > CHARACTERS) {
            throw new IllegalArgumentException("the condition is longer than " + CHARACTERS + " characters");
        }
        var matcher = TOKEN.matcher(expression);
        var end = 0;
        while (end < expression.length() && !expression.substring(end).isBlank()) {
            if (!matcher.region(end, expression.length()).lookingAt()) {
                throw new IllegalArgumentException("the condition has something unknown at character " + (end + 1));
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    /** Every reading of a field; throws {@link IllegalArgumentException} for anything outside the grammar. */
    List<Use> uses() {
        var whole = any();
        if (next < tokens.size()) {
            throw unexpected();
        }
        var uses = new ArrayList<Use>();
        whole.collect(Set.of(), uses);
        return List.copyOf(uses);
    }

    private Part any() {
        return chain("or", this::all);
    }

    private Part all() {
        return chain("and", this::test);
    }

    private Part chain(String joint, Supplier<Part> link) {
        var parts = new ArrayList<Part>();
        parts.add(link.get());
        while (take(joint)) {
            parts.add(link.get());
        }
        return parts.size() == 1 ? parts.get(0) : new Chain(parts, "and".equals(joint));
    }

    private Part test() {
        if (take("not")) {
            expect("(");
            return inside();
        }
        if (take("(")) {
            return inside();
        }
        if (take("list")) {
            return contains();
        }
        return fieldTest(name());
    }

    private Part inside() {
        if (++depth > DEPTH) {
            throw new IllegalArgumentException("the condition is nested deeper than " + DEPTH);
        }
        var part = any();
        expect(")");
        depth--;
        // Whether negated or not changes nothing for what is asked here: an unknown stays unknown.
        return new Closed(part);
    }

    private static Object present(Constant constant) {
        if (constant.value == null) {
            throw new IllegalArgumentException("null may stand only beside = and !=");
        }
        return constant.value;
    }

    private Part contains() {
        expect("contains");
        expect("(");
        var list = name();
        expect(",");
        var wanted = present(constant());
        expect(")");
        return new Read(list, Way.CONTAINS, wanted, null, false);
    }

    private Part fieldTest(String field) {
        var sign = peek();
        next++;
        if ("in".equals(sign)) {
            return oneOf(field);
        }
        if ("=".equals(sign) || "!=".equals(sign)) {
            return beside(field, Way.EQUAL, "=".equals(sign));
        }
        if (COMPARISONS.contains(sign)) {
            return beside(field, Way.COMPARED, false);
        }
        next--;
        throw unexpected();
    }

    private Part beside(String field, Way way, boolean equal) {
        if (isName(peek())) {
            return new Read(field, way, null, name(), equal);
        }
        var with = constant();
        return new Read(field, way, way == Way.EQUAL ? with.value : present(with), null, equal);
    }

    private Part oneOf(String field) {
        var close = take("(") ? ")" : "]";
        if ("]".equals(close)) {
            expect("[");
        }
        var parts = new ArrayList<Part>();
        do {
            parts.add(new Read(field, Way.EQUAL, present(constant()), null, true));
        } while (take(","));
        expect(close);
        if (!peek().isEmpty() && !")".equals(peek())) {
            // The browser's engine takes an and or or behind it for a part of the list.
            throw new IllegalArgumentException("a test with in needs ( ) around it when something follows");
        }
        return new Closed(new Chain(parts, false));
    }

    private Constant constant() {
        var token = peek();
        next++;
        if (token.startsWith("\"")) {
            return new Constant(token.substring(1, token.length() - 1));
        }
        if (token.matches("-?[0-9].*")) {
            return new Constant(new BigDecimal(token));
        }
        return switch (token) {
            case "null" -> new Constant(null);
            case "true" -> new Constant(true);
            case "false" -> new Constant(false);
            default -> {
                next--;
                throw unexpected();
            }
        };
    }

    private String name() {
        var token = peek();
        if (!isName(token)) {
            throw unexpected();
        }
        next++;
        return token;
    }

    private static boolean isName(String token) {
        return !token.isEmpty() && Character.isLetter(token.charAt(0)) && !WORDS.contains(token);
    }

    private boolean take(String token) {
        if (!peek().equals(token)) {
            return false;
        }
        next++;
        return true;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw unexpected();
        }
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                peek().isEmpty()
                        ? "the condition ends too early"
                        : "the condition may not hold " + peek() + " as part " + (next + 1));
    }

    /** A part of a condition; tells its readings, given the fields that something beside it asks not to be null. */
    private interface Part {
        void collect(Set<String> known, List<Use> uses);
    }

    private record Constant(@Nullable Object value) {}

    private record Closed(Part part) implements Part {
        @Override
        public void collect(Set<String> known, List<Use> uses) {
            part.collect(known, uses);
        }
    }

    private record Read(String field, Way way, @Nullable Object with, @Nullable String other, boolean equal)
            implements Part {

        boolean asksNull() {
            return way == Way.EQUAL && with == null && other == null;
        }

        @Override
        public void collect(Set<String> known, List<Use> uses) {
            uses.add(new Use(field, way, with, other, known.contains(field)));
            if (other != null) {
                uses.add(new Use(other, way, with, field, known.contains(other)));
            }
        }
    }

    private record Chain(List<Part> parts, boolean and) implements Part {

        /** {@code x != null and …} and {@code x = null or …}: where x is null, the rest cannot change the answer. */
        @Override
        public void collect(Set<String> known, List<Use> uses) {
            var inside = new HashSet<>(known);
            for (var part : parts) {
                if (part instanceof Read read && read.asksNull() && read.equal != and) {
                    inside.add(read.field);
                }
            }
            parts.forEach(part -> part.collect(inside, uses));
        }
    }
}
