package org.huhang.feel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a form or of a term, such as {@code isMandated = true and not(unit = "")}.
 *
 * <p>The browser evaluates those of forms it with another FEEL engine than the server, and the two differ where a value is missing or of
 * another type: what is null here counts as true there. So only expressions are taken that can never become null:
 * {@code =}, {@code !=}, {@code and}, {@code or}, {@code not()}, {@code in} a list of constants, and, beside a check that the
 * field is not null, the comparisons and {@code list contains}.
 */
public final class Condition {

    private static final FeelEngineApi FEEL = new FeelEngineApi(new Feel(
            new FeelEngine.Builder().customValueMapper(new JavaValueMapper()).build()));

    private final String expression;
    private final ParsedExpression parsed;
    private final List<Use> uses;
    private final Set<String> names;

    private Condition(String expression, ParsedExpression parsed, List<Use> uses) {
        this.expression = expression;
        this.parsed = parsed;
        this.uses = uses;
        this.names = uses.stream()
                .flatMap(use -> Stream.of(use.name(), use.other()))
                .filter(Objects::nonNull)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /**
     * Reads a condition.
     *
     * @param expression the text, without the {@code =} that leads it in a form
     * @return the condition
     * @throws IllegalArgumentException with a sentence for an analyst if it is outside the agreed part of FEEL
     */
    public static Condition of(String expression) {
        if (expression.chars().anyMatch(sign -> Character.isISOControl(sign) && !Character.isWhitespace(sign))) {
            throw new IllegalArgumentException("a condition holds no control characters");
        }
        var uses = new ConditionGrammar(expression).uses();
        var result = FEEL.parseExpression(expression);
        if (result.isFailure()) {
            throw new IllegalArgumentException("the condition cannot be read");
        }
        return new Condition(expression, result.parsedExpression(), uses);
    }

    /**
     * Whether it holds.
     *
     * @param values what is known; a name that is missing counts as null
     * @return false also where a value is of another type than the condition expects
     */
    public boolean holds(Map<String, ? extends @Nullable Object> values) {
        @SuppressWarnings("unchecked")
        var context = (Map<String, Object>) values;
        var result = FEEL.evaluate(parsed, context);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    /**
     * The same, but what was found out for an equal condition on equal values is not worked out again: a form hides many
     * fields by the same few answers, and an evaluation costs as much as a statement of the database.
     *
     * @param values what is known
     * @param found what was found out so far, added to
     * @return as {@link #holds(Map)}
     */
    public boolean holds(Map<String, ? extends @Nullable Object> values, Map<Asked, Boolean> found) {
        var read = new ArrayList<@Nullable Object>();
        names.forEach(name -> read.add(value(values, name)));
        return found.computeIfAbsent(new Asked(expression, read), asked -> holds(values));
    }

    private static @Nullable Object value(Map<String, ? extends @Nullable Object> values, String name) {
        var dot = name.indexOf('.');
        if (dot < 0) {
            return values.get(name);
        }
        return values.get(name.substring(0, dot)) instanceof Map<?, ?> row ? row.get(name.substring(dot + 1)) : null;
    }

    /**
     * A condition on the values that it reads.
     *
     * @param expression without its leading {@code =}
     * @param values of the names in it, in their order
     */
    public record Asked(String expression, List<@Nullable Object> values) {}

    /**
     * Each place where it reads a value.
     *
     * @return in the order of the text
     */
    public List<Use> uses() {
        return uses;
    }

    /**
     * The names of the values that it reads.
     *
     * @return each once, sorted
     */
    public Set<String> names() {
        return names;
    }

    /** How a value is read. */
    public enum Way {
        /** Beside {@code =}, {@code !=} or {@code in}. */
        EQUAL,
        /** Beside {@code <}, {@code <=}, {@code >} or {@code >=}. */
        COMPARED,
        /** As a list that contains something. */
        CONTAINS
    }

    /**
     * One reading of a field.
     *
     * @param name the key; {@code this.key} is a field of the same row
     * @param way how it is read
     * @param with the constant beside it; null for the constant null, and where another field stands
     * @param other the field beside it, null where a constant stands
     * @param guarded whether the condition asks beside it that the field is not null
     */
    public record Use(String name, Way way, @Nullable Object with, @Nullable String other, boolean guarded) {

        /**
         * Whether the value is asked to be, or not to be, null.
         *
         * @return whether null stands beside it
         */
        public boolean nullCheck() {
            return way == Way.EQUAL && with == null && other == null;
        }
    }
}
