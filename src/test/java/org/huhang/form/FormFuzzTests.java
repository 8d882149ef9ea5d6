package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.form.TestForms.field;
import static org.huhang.form.TestForms.form;
import static org.huhang.form.TestForms.group;
import static org.huhang.form.TestForms.hide;
import static org.huhang.form.TestForms.list;
import static org.huhang.form.TestForms.options;
import static org.huhang.form.TestForms.properties;
import static org.huhang.form.TestForms.required;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is posted: no exception, no key that was not asked for, and what is kept would be kept again. */
class FormFuzzTests {

    private static final List<String> KEYS = List.of(
            "flag",
            "name",
            "story",
            "age",
            "kind",
            "topics",
            "foundAt",
            "wokeAt",
            "papers",
            "rows",
            "type",
            "what",
            "when",
            "reason",
            "opinion",
            "notAsked",
            "shown",
            "offered",
            "execution",
            "__proto__");

    private final Form form = form(
            field("checkbox", "flag", properties("variable", "true")),
            field("textfield", "name", required(), hide("=flag = true")),
            field(
                    "textarea",
                    "story",
                    "'validate':{'minLength':2,'pattern':'[a-z\u4e00-\u9fa5]','patternErrorMessage':'story栏要写字'}"),
            field("number", "age", "'decimalDigits':1,'validate':{'min':0}", properties("variable", "true")),
            field("select", "kind", options("a", "b", "c"), properties("variable", "true")),
            field(
                    "taglist",
                    "topics",
                    options("a", "b", "c"),
                    properties("variable", "true"),
                    hide("=kind in (\"a\")")),
            "{'type':'datetime','key':'foundAt','dateLabel':'日栏','timeLabel':'时栏','subtype':'datetime',"
                    + properties("notAfter", "now", "variable", "true") + "}",
            "{'type':'datetime','key':'wokeAt','timeLabel':'时栏','subtype':'time'}",
            field("filepicker", "papers", "'multiple':true"),
            list(
                    "rows",
                    hide("=age != null and age > 5"),
                    field("select", "type", options("a", "b"), properties("variable", "types")),
                    field("textfield", "what", required(), hide("=this.type = \"a\" or flag = true")),
                    "{'type':'datetime','key':'when','dateLabel':'日栏','subtype':'date',"
                            + properties("notBefore", "foundAt") + "}"),
            field("textarea", "reason", properties("requiredIf", "=topics != null and list contains(topics, \"a\")")),
            group(
                    properties("exactlyOne", "opinion,notAsked"),
                    field("textarea", "opinion"),
                    field("radio", "notAsked", options("a", "b"))),
            field("textfield", "shown", "'readonly':true"),
            field("select", "offered", "'valuesKey':'offers'"));

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 5})
    void nothingThatIsPostedBreaksTheCheck(long seed) {
        var random = new Random(seed);
        var kept = 0;
        for (var i = 0; i < 1_500; i++) {
            var answers = answers(random);
            var known = Map.of(
                    "offers", random.nextBoolean() ? List.of("a", "b") : List.of(Map.of("value", "a", "label", "甲")));
            var checked = form.check(answers, known);
            assertThat(form.fields())
                    .extracting(Field::key)
                    .containsAll(checked.answers().keySet());
            assertThat(checked.answers()).doesNotContainKeys("shown", "execution", "type");
            assertThat(checked.variables().keySet())
                    .isEqualTo(Set.of("flag", "age", "kind", "topics", "foundAt", "types"));
            checked.problems().forEach(problem -> assertThat(form.message(problem, Locale.CHINESE))
                    .contains("栏")
                    .doesNotContain("{"));
            form.readable(answers, Locale.ENGLISH);
            assertThat(new JsonMapper().writeValueAsString(checked.answers())).doesNotContain("\\u0000");
            if (checked.ok()) {
                kept++;
                assertThat(form.check(checked.answers(), known)).isEqualTo(checked);
            }
        }
        assertThat(kept).isPositive();
    }

    @Test
    void whatIsKeptSurvivesTheWayThroughJson() {
        var random = new Random(13);
        var json = new JsonMapper();
        for (var i = 0; i < 500; i++) {
            var checked = form.check(answers(random));
            @SuppressWarnings("unchecked")
            Map<String, Object> back = json.readValue(json.writeValueAsString(checked.answers()), Map.class);
            assertThat(form.check(back).answers())
                    .isEqualTo(form.check(checked.answers()).answers());
        }
    }

    private static Map<String, @Nullable Object> answers(Random random) {
        var answers = new HashMap<String, @Nullable Object>();
        for (var key : KEYS) {
            if (random.nextInt(3) > 0) {
                answers.put(key, random.nextInt(4) == 0 ? value(random, 3) : likely(random, key));
            }
        }
        return answers;
    }

    /** Something that this field might take, so that not everything stops at the first check. */
    private static @Nullable Object likely(Random random, String key) {
        return switch (key) {
            case "flag" -> random.nextBoolean();
            case "age" -> random.nextInt(12);
            case "kind", "type", "notAsked", "offered" ->
                random.nextInt(3) == 0 ? null : pick(random, "a", "b", "c", "d");
            case "topics" -> random.nextBoolean() ? List.of("a") : List.of("b", "c");
            case "foundAt" -> pick(random, "2026-03-05T14:30", "2026-03-06T14:30Z", "2026-02-30T10:00");
            case "when" -> pick(random, "2026-03-05", "2026-01-01");
            case "wokeAt" -> "06:30";
            case "papers" -> List.of("0b0e7e3c-6f1a-4c3e-9d53-5d7f9a1c2b3d");
            case "rows" -> rows(random);
            case "opinion" -> random.nextBoolean() ? null : "想回家";
            default -> pick(random, "王小明", "two\nlines", "", "x", "😀");
        };
    }

    private static List<Object> rows(Random random) {
        var rows = new ArrayList<Object>();
        for (var i = random.nextInt(4); i > 0; i--) {
            var row = new HashMap<String, @Nullable Object>();
            for (var key : List.of("type", "what", "when", "rows")) {
                row.put(
                        key,
                        random.nextInt(8) == 0 ? value(random, 2) : likely(random, key.equals("rows") ? "x" : key));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 11 : 14)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> random.nextDouble() * 1e300;
            case 5 -> Double.NaN;
            case 6 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt());
            case 7 -> new BigInteger(2_000, random);
            case 8 -> characters(random);
            case 9 -> "x".repeat(random.nextInt(20_000));
            case 10 ->
                pick(random, "2026-03-05", "a", "true", "7", "../..", "{{x}}", "=1+1", "\u0000", "\uD800", "\u202E");
            case 11, 12 -> anyList(random, depth);
            default -> anyMap(random, depth);
        };
    }

    private static String characters(Random random) {
        var characters = new char[random.nextInt(12)];
        for (var i = 0; i < characters.length; i++) {
            characters[i] = (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000);
        }
        return new String(characters);
    }

    private static List<@Nullable Object> anyList(Random random, int depth) {
        var list = new ArrayList<@Nullable Object>();
        for (var i = random.nextInt(9); i > 0; i--) {
            list.add(value(random, depth - 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> anyMap(Random random, int depth) {
        var map = new HashMap<String, @Nullable Object>();
        for (var i = random.nextInt(5); i > 0; i--) {
            map.put(KEYS.get(random.nextInt(KEYS.size())), value(random, depth - 1));
        }
        return map;
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
