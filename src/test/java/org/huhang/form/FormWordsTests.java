package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.huhang.form.TestForms.field;
import static org.huhang.form.TestForms.form;
import static org.huhang.form.TestForms.group;
import static org.huhang.form.TestForms.list;
import static org.huhang.form.TestForms.options;
import static org.huhang.form.TestForms.properties;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people read: forms, problems and old answers, in Chinese and in English. */
class FormWordsTests {

    private static final Map<String, String> ENGLISH = Map.of(
            "test_form.name.label", "Name",
            "test_form.name.description", "As in the papers",
            "test_form.name.pattern", "Letters only",
            "test_form.kind.label", "Kind",
            "test_form.kind.a.option", "First",
            "test_form.foundAt.label", "Day",
            "test_form.foundAt.timeLabel", "Time",
            "test_form.hint.text", "Read this",
            "test_form.g.label", "Group",
            "test_form.rows.label", "Measures");

    private final Form form = TestForms.forms()
            .parse(
                    TestForms.schema(
                            "test_form",
                            "{'type':'text','id':'hint','text':'先读这里'}",
                            field(
                                    "textfield",
                                    "name",
                                    "'description':'如证件所写','validate':{'pattern':'^[a-z]+$','patternErrorMessage':'只填字母。'}"),
                            group("'id':'g','label':'组'," + properties("include", "shared_note"), new String[0]),
                            field("select", "kind", options("a", "b")),
                            field("checklist", "topics", options("x", "y")),
                            "{'type':'datetime','key':'foundAt','dateLabel':'日期','timeLabel':'时间','subtype':'datetime'}",
                            "{'type':'datetime','key':'born','label':'出生日期','subtype':'date'}",
                            "{'type':'datetime','key':'wokeAt','timeLabel':'起床','subtype':'time'}",
                            field("checkbox", "told"),
                            field("number", "age"),
                            field("filepicker", "papers", "'multiple':true"),
                            list("rows", "", field("select", "type", options("x")), field("textfield", "what"))),
                    id -> TestForms.schema(id, field("textarea", "note", "'appearance':{'suffixAdorner':'字'}")),
                    (key, locale) -> locale.getLanguage().equals("en") ? ENGLISH.get(key) : null);

    @Test
    void theSchemaIsInTheReadersLanguageAndElseInChinese() {
        var english = schema(Locale.ENGLISH);
        assertThat(component(english, "name").path("label").asString()).isEqualTo("Name");
        assertThat(component(english, "name").path("description").asString()).isEqualTo("As in the papers");
        assertThat(component(english, "name")
                        .path("validate")
                        .path("patternErrorMessage")
                        .asString())
                .isEqualTo("Letters only");
        assertThat(component(english, "kind")
                        .path("values")
                        .path(0)
                        .path("label")
                        .asString())
                .isEqualTo("First");
        assertThat(component(english, "kind")
                        .path("values")
                        .path(1)
                        .path("label")
                        .asString())
                .isEqualTo("b项");
        assertThat(component(english, "foundAt").path("dateLabel").asString()).isEqualTo("Day");
        assertThat(component(english, "foundAt").path("timeLabel").asString()).isEqualTo("Time");
        assertThat(english.path("components").path(0).path("text").asString()).isEqualTo("Read this");
        assertThat(component(english, "topics").path("label").asString()).isEqualTo("topics栏");
        var chinese = schema(Locale.SIMPLIFIED_CHINESE);
        assertThat(component(chinese, "name").path("label").asString()).isEqualTo("name栏");
        assertThat(component(chinese, "kind")
                        .path("values")
                        .path(0)
                        .path("label")
                        .asString())
                .isEqualTo("a项");
    }

    @Test
    void theSchemaHoldsWhatWasIncludedAndStaysAFormJsForm() {
        var chinese = schema(Locale.CHINESE);
        assertThat(chinese.path("schemaVersion").asInt()).isEqualTo(19);
        assertThat(chinese.path("type").asString()).isEqualTo("default");
        var group = chinese.path("components").path(2);
        assertThat(group.path("properties").has("include")).isFalse();
        assertThat(group.path("properties").path("included").asString()).isEqualTo("shared_note");
        assertThat(group.path("components").path(0).path("key").asString()).isEqualTo("note");
        assertThat(component(chinese, "rows").path("components")).hasSize(2);
        assertThat(TestForms.forms().parse(chinese.toString()).fields())
                .hasSize(form.fields().size());
    }

    @Test
    void aFormThatWasWrittenOutKeepsTheKeysOfItsWords() {
        var again = TestForms.forms().parse(form.schema(Locale.CHINESE));
        assertThat(again.textKeys()).isEqualTo(form.textKeys());
        assertThat(again.schema(Locale.CHINESE)).isEqualTo(form.schema(Locale.CHINESE));
    }

    @Test
    void aFormReadAgainIsRemembered() {
        var forms = TestForms.forms();
        var first = forms.parse(TestForms.schema("test_form", field("textfield", "a")));
        assertThat(forms.parse(TestForms.schema("test_form", field("textfield", "a"))))
                .isSameAs(first);
        for (var i = 0; i < 100; i++) {
            forms.parse(TestForms.schema("test_form" + i, field("textfield", "a")));
        }
        assertThat(forms.parse(TestForms.schema("test_form", field("textfield", "a"))))
                .isNotSameAs(first);
    }

    @Test
    void theBrowserHearsOfLimitsAndOfPhoneNumbersAsWeWriteThem() {
        var phone = form(field("textfield", "phone", "'validate':{'validationType':'phone'}"));
        var validate = component(read(phone.schema(Locale.CHINESE)), "phone").path("validate");
        assertThat(validate.has("validationType")).isFalse();
        assertThat("13800000000").matches(validate.path("pattern").asString());
        assertThat(validate.path("patternErrorMessage").asString())
                .contains("phone栏")
                .contains("138");
        assertThat(validate.path("maxLength").asInt()).isEqualTo(500);
    }

    @Test
    void aDateWithALabelShowsItWhereFormJsLooks() {
        assertThat(component(schema(Locale.CHINESE), "born").path("dateLabel").asString())
                .isEqualTo("出生日期");
    }

    @Test
    void everyTextHasAKey() {
        assertThat(form.textKeys())
                .contains(
                        "test_form.hint.text",
                        "test_form.name.label",
                        "test_form.name.description",
                        "test_form.name.pattern",
                        "test_form.g.label",
                        "shared_note.note.label",
                        "shared_note.note.suffix",
                        "test_form.kind.a.option",
                        "test_form.foundAt.label",
                        "test_form.foundAt.timeLabel",
                        "test_form.wokeAt.timeLabel",
                        "test_form.rows.label",
                        "test_form.type.x.option");
    }

    @Test
    void problemsAreSentences() {
        var pattern = form.check(Map.of("name", "1")).problems().get(0);
        assertThat(form.message(pattern, Locale.CHINESE)).isEqualTo("只填字母。");
        assertThat(form.message(pattern, Locale.ENGLISH)).isEqualTo("Letters only");
        var option = form.check(Map.of("kind", "z")).problems().get(0);
        assertThat(form.message(option, Locale.CHINESE)).isEqualTo("“kind栏”中没有这个选项，可能刚刚更改过。请重新选择。");
        assertThat(form.message(option, Locale.ENGLISH)).startsWith("“Kind” has no such option");
        var row = form.check(Map.of("rows", List.of(Map.of("what", 3))))
                .problems()
                .get(0);
        assertThat(form.message(row, Locale.CHINESE)).contains("“what栏”");
        var pair = form(group(properties("exactlyOne", "a,b"), field("textfield", "a"), field("textfield", "b")));
        assertThat(pair.message(pair.check(Map.of()).problems().get(0), Locale.CHINESE))
                .isEqualTo("“a栏”和“b栏”必须填写其中一项。");
    }

    @Test
    void limitsStandInProblemsAsPlainNumbers() {
        var problem = form.check(Map.of("name", "x".repeat(12_345))).problems().get(0);
        assertThat(form.message(problem, Locale.CHINESE)).contains("最多 500 个字，现在是 12345 个字");
    }

    @Test
    void everyProblemHasWordsInBothLanguages() throws IOException {
        var chinese = bundle("i18n/form.properties");
        var english = bundle("i18n/form_en.properties");
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        var codes = Set.of(
                "required",
                "requiredChoice",
                "requiredTick",
                "requiredFile",
                "tooFewRows",
                "tooManyRows",
                "oneOfTwo",
                "onlyOneOfTwo",
                "alone",
                "contradicts",
                "wrongType",
                "wrongType.number",
                "wrongType.flag",
                "wrongType.choice",
                "wrongType.choices",
                "wrongType.files",
                "wrongType.rows",
                "tooLong",
                "tooShort",
                "lineBreak",
                "unprintable",
                "digits",
                "pattern",
                "fileGone",
                "email",
                "phone",
                "tooSmall",
                "tooLarge",
                "whole",
                "decimals",
                "step",
                "option",
                "optionTwice",
                "fileTwice",
                "tooManyFiles",
                "date",
                "time",
                "dateTime",
                "future",
                "past",
                "tooFarAhead",
                "longBeforeReport",
                "beforeReport",
                "beforeBirth",
                "notAfter",
                "notBefore",
                "saysNothing",
                "turned");
        for (var code : codes) {
            assertThat(chinese).containsKey("form.problem." + code);
        }
        assertThat(chinese.keySet().stream().filter(key -> key.toString().startsWith("form.problem.")))
                .hasSize(codes.size());
    }

    @Test
    void answersAreReadableInBothLanguages() {
        var answers = new HashMap<String, Object>(Map.of(
                "name",
                "abc",
                "kind",
                "a",
                "topics",
                List.of("x", "y"),
                "foundAt",
                "2026-03-05T14:30:00+08:00",
                "born",
                "2015-06-01"));
        answers.putAll(Map.of(
                "told",
                false,
                "age",
                7,
                "papers",
                List.of("0b0e7e3c-6f1a-4c3e-9d53-5d7f9a1c2b3d"),
                "wokeAt",
                "06:30",
                "unknown",
                "x"));
        answers.put("rows", List.of(Map.of("type", "x", "what", "甲"), Map.of("what", "乙")));
        assertThat(form.readable(answers, Locale.CHINESE))
                .containsExactly(
                        new ReadableAnswer("name栏", "abc"),
                        new ReadableAnswer("kind栏", "a项"),
                        new ReadableAnswer("topics栏", "x项、y项"),
                        new ReadableAnswer("日期", "2026年3月5日 14:30"),
                        new ReadableAnswer("出生日期", "2015年6月1日"),
                        new ReadableAnswer("起床", "06:30"),
                        new ReadableAnswer("told栏", "否"),
                        new ReadableAnswer("age栏", "7"),
                        new ReadableAnswer("papers栏", "1 个文件"),
                        new ReadableAnswer("rows栏（1）type栏", "x项"),
                        new ReadableAnswer("rows栏（1）what栏", "甲"),
                        new ReadableAnswer("rows栏（2）what栏", "乙"));
        assertThat(form.readable(answers, Locale.ENGLISH))
                .contains(
                        new ReadableAnswer("Kind", "First"),
                        new ReadableAnswer("Day", "5 March 2026, 14:30"),
                        new ReadableAnswer("told栏", "No"),
                        new ReadableAnswer("papers栏", "one file"),
                        new ReadableAnswer("Measures 2: what栏", "乙"));
    }

    @Test
    void answersOfAnOlderFormAreReadAsFarAsPossible() {
        var answers = Map.of(
                "kind",
                "gone",
                "topics",
                "x",
                "foundAt",
                "yesterday",
                "born",
                5,
                "age",
                "seven",
                "rows",
                List.of("x", Map.of("what", 5)),
                "papers",
                "x",
                "told",
                "yes",
                "name",
                4);
        assertThat(form.readable(answers, Locale.CHINESE))
                .containsExactly(
                        new ReadableAnswer("kind栏", "gone"),
                        new ReadableAnswer("topics栏", "x项"),
                        new ReadableAnswer("日期", "yesterday"),
                        new ReadableAnswer("told栏", "否"));
    }

    @Test
    void optionsOfTheServerAreReadByTheirLabels() {
        var offered = form(field("select", "township", "'valuesKey':'townships'"));
        var known = Map.of("townships", List.of(Map.of("value", "532503102", "label", "草坝镇")));
        assertThat(offered.readable(Map.of("township", "532503102"), known, Locale.CHINESE))
                .containsExactly(new ReadableAnswer("township栏", "草坝镇"));
        assertThat(offered.readable(Map.of("township", "532503103"), known, Locale.CHINESE))
                .as("what is not offered any more still has its name")
                .containsExactly(new ReadableAnswer("township栏", "新安所镇"));
        assertThat(offered.readable(Map.of("township", "532503102"), Locale.CHINESE))
                .containsExactly(new ReadableAnswer("township栏", "532503102"));
        assertThat(offered.fields().get(0).optionsFrom()).isEqualTo("townships");
    }

    @Test
    void aPlainHtmlFormGivesTheSameAnswers() {
        var parameters = new HashMap<String, String[]>(Map.of(
                "name", new String[] {"abc"},
                "kind", new String[] {""},
                "topics", new String[] {"x", "y", ""},
                "told", new String[] {"false", "on"},
                "age", new String[] {" 7 "},
                "rows[7].what", new String[] {"乙"},
                "rows[2].what", new String[] {"甲"},
                "rows[999999999].what", new String[] {"丙"},
                "rows[2].type", new String[] {"x"},
                "_csrf", new String[] {"x"}));
        parameters.put("rows[-1].what", new String[] {"丁"});
        parameters.put("age2", new String[0]);
        var checked = form.check(form.posted(parameters));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.answers())
                .isEqualTo(Map.of(
                        "name",
                        "abc",
                        "topics",
                        List.of("x", "y"),
                        "told",
                        true,
                        "age",
                        7L,
                        "rows",
                        List.of(Map.of("what", "甲", "type", "x"), Map.of("what", "乙"))));
        assertThat(form.check(form.posted(Map.of("age", new String[] {"seven"})))
                        .problems())
                .containsExactly(new Problem("age", "wrongType.number", List.of()));
        assertThat(form.check(form.posted(Map.of())).answers()).isEqualTo(Map.of("told", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such/form",
                "../application",
                "mandatory-report",
                "mandatory-report/../x",
                "/etc/passwd",
                "a/b/c",
                ""
            })
    void aShippedFormThatIsNotThereIsNotThere(String path) {
        assertThatExceptionOfType(NoSuchForm.class)
                .isThrownBy(() -> TestForms.forms().shipped(path));
    }

    @Test
    void labelsCanBeAskedForOneByOne() {
        var kind = Objects.requireNonNull(form.field("kind"));
        assertThat(form.label(kind, Locale.ENGLISH)).isEqualTo("Kind");
        assertThat(form.label(kind, Locale.CHINESE)).isEqualTo("kind栏");
        assertThat(form.id()).isEqualTo("test_form");
        assertThat(kind.type()).isEqualTo("select");
        assertThat(kind.options()).containsExactly(new Choice("a", "a项"), new Choice("b", "b项"));
    }

    private JsonNode schema(Locale locale) {
        return read(form.schema(locale));
    }

    private static JsonNode read(String json) {
        return new JsonMapper().readTree(json);
    }

    private static JsonNode component(JsonNode schema, String name) {
        return schema.path("components")
                .valueStream()
                .filter(component -> component.path("key").asString("").equals(name)
                        || component.path("path").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Properties bundle(String path) throws IOException {
        var properties = new Properties();
        try (var stream = FormWordsTests.class.getClassLoader().getResourceAsStream(path)) {
            assertThat(stream).isNotNull();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
