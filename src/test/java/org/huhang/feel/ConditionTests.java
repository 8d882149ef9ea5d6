package org.huhang.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The browser and the server must hide the same fields, though they evaluate conditions with different engines. */
class ConditionTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path MODULES = Path.of("src/main/frontend/node_modules");

    record Row(String hide, String in, boolean is) {}

    record Table(Map<String, Map<String, Object>> values, List<Row> expressions) {

        Map<String, Object> of(Row row) {
            return Objects.requireNonNull(values.get(row.in()), row.in());
        }
    }

    record Question(String hide, Map<String, Object> values) {}

    static List<Row> rows() {
        return table().expressions();
    }

    private static Table table() {
        try {
            return JSON.readValue(
                    Files.readString(Path.of("src/test/resources/form/feel-expressions.json")), Table.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void theTableIsLongEnoughToMeanSomething() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theServerAnswersAsTheTableSays(Row row) {
        assertThat(condition(row.hide()).holds(table().of(row))).isEqualTo(row.is());
    }

    @Test
    void theBrowserAnswersAsTheTableSays() throws Exception {
        var table = table();
        var questions = table.expressions().stream()
                .map(row -> new Question(row.hide(), table.of(row)))
                .toList();
        var answers = inBrowser(questions);
        for (var i = 0; i < questions.size(); i++) {
            assertThat(answers.get(i))
                    .as(table.expressions().get(i).toString())
                    .isEqualTo(table.expressions().get(i).is());
        }
    }

    @Test
    void bothAgreeOnConditionsNobodyThoughtOf() throws Exception {
        var random = new Random(19);
        var contexts = List.copyOf(table().values().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("a row"))
                .map(Map.Entry::getValue)
                .toList());
        var questions = new ArrayList<Question>();
        for (var i = 0; i < 3_000; i++) {
            questions.add(new Question("=" + condition(random, 3), contexts.get(random.nextInt(contexts.size()))));
        }
        var answers = inBrowser(questions);
        for (var i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            assertThat(condition(question.hide()).holds(question.values()))
                    .as(question.hide() + " with " + question.values())
                    .isEqualTo(answers.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "= ",
                "=ticked",
                "=true",
                "=null",
                "=not(ticked)",
                "=ticked = ",
                "== true",
                "=ticked == true",
                "=\"a\" = kind",
                "=ticked = true, danger = true",
                "=-",
                "=kind = \"a\\\"b\"",
                "=kind = 'a'",
                "=kind = \"a\nb\"",
                "=kind > null",
                "=kind in (null)",
                "=kind in ()",
                "=kind in kinds",
                "=kind in (\"abuse\") and ticked = true",
                "=kind in [\"abuse\"] or ticked = true",
                "=kind in [1..5]",
                "=age between 1 and 5",
                "=age + 1 = 2",
                "=age * 2 > 3",
                "=if ticked then true else false",
                "=some x in topics satisfies x = \"a\"",
                "=every x in topics satisfies x = \"a\"",
                "=for x in topics return x",
                "=function(x) x",
                "=count(topics) > 2",
                "=string length(name) > 3",
                "=matches(name, \"(a+)+$\")",
                "=today() > foundAt",
                "=list contains(topics, name)",
                "=list contains(topics, null)",
                "=list contains(topics)",
                "=list  contains(topics, \"a\", \"b\")",
                "=topics[1] = \"a\"",
                "={a: 1}.a = 1",
                "=this = null",
                "=this.row.key = 1",
                "=parent.kind = null",
                "=ticked = true and",
                "=ticked = true or or danger = true",
                "=(ticked = true",
                "=ticked = true)",
                "=not ticked = true",
                "=ticked = true /* or not */",
                "=ticked = true // so",
                "=@\"2020-01-01\" = foundAt",
                "=ticked instance of boolean",
                "=java.lang.Runtime = null",
                "=ticked = true\u0000",
                "=ticked\u00a0= true"
            })
    void whatIsOutsideTheAgreedPartIsRefused(String feel) {
        assertThatIllegalArgumentException().isThrownBy(() -> condition(feel));
    }

    @Test
    void lengthAndDepthAreBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> condition("=" + "not(".repeat(11) + "a = 1" + ")".repeat(11)))
                .withMessageContaining("deeper");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> condition("=" + "(".repeat(100_000)))
                .withMessageContaining("longer");
        assertThat(condition("=" + "not(".repeat(10) + "a = 1" + ")".repeat(10)).holds(Map.of("a", 1)))
                .isTrue();
    }

    @Test
    void aReadingSaysWhetherSomethingBesideItAsksForNull() {
        assertThat(guarded("=a != null and a > 3")).isTrue();
        assertThat(guarded("=a > 3 and b = 1 and a != null")).isTrue();
        assertThat(guarded("=a = null or not(a > 3)")).isTrue();
        assertThat(guarded("=a != null and (b = 1 or a > 3)")).isTrue();
        assertThat(guarded("=a > 3")).isFalse();
        assertThat(guarded("=a != null or a > 3")).isFalse();
        assertThat(guarded("=a = null and a > 3")).isFalse();
        assertThat(guarded("=not(a = null) and a > 3")).isFalse();
        assertThat(guarded("=b != null and a > 3")).isFalse();
        assertThat(guarded("=(a != null and b = 1) or a > 3")).isFalse();
    }

    /** As a form writes it. */
    private static Condition condition(String feel) {
        return Condition.of(feel.substring(1));
    }

    private static boolean guarded(String feel) {
        return condition(feel).uses().stream()
                .filter(use -> use.way() == Condition.Way.COMPARED)
                .allMatch(Condition.Use::guarded);
    }

    /** Asks the evaluator of form-js, which needs node and the installed browser parts: both belong to the build. */
    private static List<Boolean> inBrowser(List<Question> questions) throws Exception {
        assertThat(MODULES.resolve("@bpmn-io/form-js-viewer"))
                .as("the browser parts are installed by the build without -Dfrontend.skip")
                .exists();
        var in = Files.createTempFile("feel", ".json");
        var out = Files.createTempFile("feel", ".out");
        Files.writeString(in, JSON.writeValueAsString(questions));
        var node = new ProcessBuilder("node", "src/test/resources/form/feel-in-browser.mjs", MODULES.toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        if (!node.waitFor(2, TimeUnit.MINUTES)) {
            node.destroyForcibly();
        }
        var printed = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(in);
        Files.delete(out);
        assertThat(node.waitFor()).as(printed).isZero();
        return List.of(JSON.readValue(printed, Boolean[].class));
    }

    private static String condition(Random random, int depth) {
        if (depth == 0) {
            return test(random);
        }
        return switch (random.nextInt(6)) {
            case 0 -> condition(random, depth - 1) + " and " + condition(random, depth - 1);
            case 1 -> condition(random, depth - 1) + " or " + condition(random, depth - 1);
            case 2 -> "not(" + condition(random, depth - 1) + ")";
            case 3 -> "(" + condition(random, depth - 1) + ")";
            default -> test(random);
        };
    }

    private static String test(Random random) {
        return switch (random.nextInt(13)) {
            case 0 -> "ticked = " + random.nextBoolean();
            case 1 -> "isMandated != " + random.nextBoolean();
            case 2 -> "kind = \"" + pick(random, "abuse", "neglect", "") + "\"";
            case 3 -> "kind != \"" + pick(random, "abuse", "neglect") + "\"";
            case 4 -> "kind " + pick(random, "=", "!=") + " other";
            case 5 -> "(kind in " + pick(random, "(\"abuse\", \"x\")", "[\"abuse\"]", "(\"neglect\")") + ")";
            case 6 ->
                pick(random, "kind", "age", "foundAt", "notAskedReason", "topics") + pick(random, " = ", " != ")
                        + "null";
            case 7 -> "name " + pick(random, "=", "!=") + " \"" + pick(random, "", "王小明", "x") + "\"";
            case 8 -> "age " + pick(random, "=", "!=") + " " + pick(random, "7", "7.0", "-1", "0", "10");
            case 9 ->
                "(age != null and age " + pick(random, "<", "<=", ">", ">=") + " " + pick(random, "6", "7", "7.5")
                        + ")";
            case 10 ->
                "(age = null or age " + pick(random, "<", "<=", ">", ">=") + " " + pick(random, "6", "7", "7.5") + ")";
            case 11 -> "(topics != null and list contains(topics, \"" + pick(random, "medical", "x") + "\"))";
            default -> "not(age in (" + pick(random, "7", "1, 7", "2, 3") + "))";
        };
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
