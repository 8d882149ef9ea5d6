package org.huhang.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.impl.JavaValueMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the stock engine says the same. */
class FeelTests {

    private static final FeelEngine STOCK =
            new FeelEngine.Builder().customValueMapper(new JavaValueMapper()).build();

    private final FeelEngineApi stock = new FeelEngineApi(STOCK);
    private final FeelEngineApi feel = new FeelEngineApi(new Feel(STOCK));

    private static Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("tier", "RED");
        values.put("age", 13);
        values.put("danger", true);
        values.put("nothing", null);
        values.put("concerns", List.of("abuse", "neglect"));
        values.put("born", LocalDate.of(2015, 5, 1));
        values.put("row", Map.of("kind", "visit", "days", 7));
        return values;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tier",
                "tier = \"RED\"",
                "tier != null and age >= 12 and age < 14",
                "not(danger)",
                "tier in (\"RED\", \"ORANGE\")",
                "list contains(concerns, \"abuse\")",
                "count(concerns) + age * 2",
                "for each in concerns return upper case(each)",
                "some each in concerns satisfies each = \"neglect\"",
                "if danger then row.kind else row.days",
                "(function(a) a + age)(4)",
                "{a: 1, b: a + age}.b",
                "born + duration(\"P1Y\")",
                "nothing",
                "nothing = null",
                "nothing > 3",
                "unknown",
                "unknown = null",
                "age + tier",
                "no such function(age)",
                "assert(age, age > 20)",
                "row.missing",
                "1 / 0",
                "decimal(1 / 3, 2)",
                "decimal(n: 1 / 3, scale: 20)",
                "decimal(1 / 3, 100)",
                "decimal(123456, -2)",
                "decimal(1 / 3, 2, \"HALF_UP\")",
                "floor(5.7)",
                "ceiling(5.123, 2)",
                "round up(5.5, 0)",
                "round half down(-5.55, 1)",
                "number(\"1e20\") + age",
                "string(number(\"1e20\"))",
                "age ** 10",
                "2 ** 0.5",
                "modulo(age, 5)",
                "product(1, 2, 3) + sum([age, 0.1])",
                "for i in 1..age return i ** 2",
                "date(\"no date\")"
            })
    void anExpressionMeansTheSame(String expression) {
        var parsed = stock.parseExpression(expression).parsedExpression();
        assertAlike(feel.evaluate(parsed, values()), stock.evaluate(parsed, values()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "\"RED\"",
                "\"RED\", \"BLUE\"",
                "not(\"RED\")",
                "< 3",
                "[1..20]",
                "true",
                "null",
                "> age",
                "? = tier"
            })
    void aCellMeansTheSame(String cell) {
        var parsed = stock.parseUnaryTests(cell).parsedExpression();
        for (var input : Arrays.asList("RED", 2, true, null, List.of("RED"))) {
            assertAlike(
                    feel.evaluateWithInput(parsed, input, values()), stock.evaluateWithInput(parsed, input, values()));
        }
    }

    @Test
    void whatFailedOnceIsForgottenByTheNext() {
        var wrong = stock.parseExpression("unknown").parsedExpression();
        feel.evaluate(wrong, values());
        var right = stock.parseExpression("age").parsedExpression();
        assertThat(feel.evaluate(right, values()).hasSuppressedFailures()).isFalse();
    }

    @Test
    void aTextIsParsedOnceAndAWrongOneStaysWrong() {
        assertThat(feel.parseExpression("age + 1").parsedExpression())
                .isSameAs(feel.parseExpression("age + 1").parsedExpression());
        for (var time = 1; time <= 2; time++) {
            assertThat(feel.parseExpression("age +").failure().message())
                    .isEqualTo(stock.parseExpression("age +").failure().message());
            assertThat(feel.parseUnaryTests("< <").failure().message())
                    .isEqualTo(stock.parseUnaryTests("< <").failure().message());
        }
    }

    @Test
    void theSameTextAsExpressionAndAsCellIsTwoThings() {
        var expression = feel.parseExpression("3").parsedExpression();
        var cell = feel.parseUnaryTests("3").parsedExpression();
        assertThat(feel.evaluate(expression, values()).result()).isEqualTo(3L);
        assertThat(feel.evaluateWithInput(cell, 3, values()).result()).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..3000000 return i)",
                "count(for i in 3000000..1 return i)",
                "for i in 1..1000, j in 1..1000 return i * j",
                "some i in 1..1000, j in 1..1000 satisfies i + j < 0",
                "every i in 1..1000, j in 1..1000, k in 1..1000 satisfies i + j > 0",
                "for i in 1..1000 return for j in 1..1000 return i * j",
                "{f: function(n) f(n + 1), r: f(1)}.r",
                "{f: function(n) if n < 1 then 1 else f(n - 1) + f(n - 1), r: f(60)}.r",
                "for i in 1..40 return if i = 1 then \"aaaa\" else partial[-1] + partial[-1]",
                "for i in 1..40 return if i = 1 then [1, 2] else concatenate(partial[-1], partial[-1])",
                "string(for i in 1..40 return if i = 1 then [1, 2] else [partial[-1], partial[-1], partial[-1]])",
                "string join(for i in 1..1000 return \"aaaa\", \"bbbb\")",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
                "replace(\"aaaaaaaa\", \"a\", \"aaaaaaaa\")",
                "split(\"aaaaaaaa\", \"(a+)+$\")",
                "extract(\"aaaaaaaa\", \"(a+)+$\")",
            })
    void workWithoutEndIsStoppedAndSaysSo(String expression) {
        var parsed = feel.parseExpression(expression).parsedExpression();

        var result = feel.evaluate(parsed, values());

        assertThat(result.isFailure() || result.hasSuppressedFailures()).isTrue();
        if (result.isFailure()) {
            assertThat(result.failure().message()).contains(expression);
        }
    }

    /** Ten characters make a number of a million digits; what is done with it would be counted as one step. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "decimal(1/3, 1000000)",
                "decimal(1/3, 3000000)",
                "decimal(1/3, 101)",
                "decimal(1/3, -2000000000)",
                "decimal(1/3, 3000000, \"HALF_UP\")",
                "decimal(scale: 3000000, n: 1/3)",
                "floor(1/3, 3000000)",
                "ceiling(1/3, 3000000)",
                "round up(1/3, 3000000)",
                "round down(1/3, 3000000)",
                "round half up(1/3, 3000000)",
                "round half down(1/3, 3000000)",
                "[1/3][decimal(item, 3000000) > 0]",
                "for i in 1..3 return decimal(1/3, 3000000)",
                "floor(number(\"1e2000000\"))",
                "ceiling(number(\"1e-2000000\"))",
                "round up(number(\"1e2000000\"), 0)",
                "string(number(\"1e2000000\"))",
                "number(\"1e10000000\") + number(\"1e-10000000\")",
                "for i in 1..number(\"1e10000000\") return i",
                "for i in number(\"1e-10000000\")..1 return i",
                "for i in number(\"-1e20000000\")..number(\"1e20000000\") return i",
                "some i in 1..number(\"1e10000000\") satisfies i > 0",
                "3 in [1..number(\"1e10000000\")]",
                "number(\"1e10000000\") = number(\"1e10000001\")",
                "modulo(number(\"1e10000000\"), 7)",
                "odd(number(\"1e10000000\"))",
                "{a: number(\"1e10000000\")}.a",
                "string([number(\"1e10000000\")])",
                "10 ** 1000000",
                "10 ** 999999999",
                "1.5 ** 999999",
                "0.1 ** 1000000",
                "(10 ** 10) ** 11",
                "(10 ** 99) * (10 ** 99)",
                "product(for i in 1..2000 return 10 ** 99)",
                "huge",
                "huge + 1",
            })
    void numbersOfMoreDigitsThanAnybodyWritesAreRefused(String expression) {
        var values = values();
        values.put("huge", new BigDecimal("1e2000000"));

        var result = feel.evaluate(feel.parseExpression(expression).parsedExpression(), values);

        assertThat(result.isFailure()).isTrue();
        assertThat(result.failure().message()).contains("a number of more than 100 digits and was stopped");
    }

    @Test
    void aLongLiteralIsANumberToo() {
        var result = feel.evaluate(
                feel.parseExpression("floor(" + "9".repeat(5_000) + ".5)").parsedExpression(), values());

        assertThat(result.failure().message()).contains("a number of more than 100 digits");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 60, 5_000})
    void bracketsInsideEachOtherAreNotTriedForEver(int depth) {
        for (var pair : List.of("()", "[]", "{}")) {
            var text =
                    pair.substring(0, 1).repeat(depth) + "1" + pair.substring(1).repeat(depth);
            assertThat(feel.parseExpression(text).isFailure()).isTrue();
            assertThat(feel.parseUnaryTests(text).isFailure()).isTrue();
        }
    }

    @Test
    void whatTablesNeedIsWellInsideTheBudget() {
        var expression = "count(for i in 1..500 return i * 2) + count(for i in 1..20, j in 1..20 return i * j)";

        assertThat(feel.evaluate(feel.parseExpression(expression).parsedExpression(), values())
                        .result())
                .isEqualTo(900L);
    }

    private static void assertAlike(EvaluationResult ours, EvaluationResult theirs) {
        assertThat(ours.isSuccess()).isEqualTo(theirs.isSuccess());
        assertThat(ours.suppressedFailures().toString())
                .isEqualTo(theirs.suppressedFailures().toString());
        if (theirs.isFailure()) {
            assertThat(ours.failure().message()).isEqualTo(theirs.failure().message());
        } else {
            assertThat(ours.result()).isEqualTo(theirs.result());
        }
    }
}
