package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.huhang.form.TestForms.field;
import static org.huhang.form.TestForms.form;
import static org.huhang.form.TestForms.forms;
import static org.huhang.form.TestForms.group;
import static org.huhang.form.TestForms.hide;
import static org.huhang.form.TestForms.json;
import static org.huhang.form.TestForms.list;
import static org.huhang.form.TestForms.options;
import static org.huhang.form.TestForms.problem;
import static org.huhang.form.TestForms.properties;
import static org.huhang.form.TestForms.required;
import static org.huhang.form.TestForms.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form file may hold. */
class FormFilesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html",
                "iframe",
                "image",
                "button",
                "table",
                "expression",
                "documentPreview",
                "spacer",
                "script",
                "x",
                ""
            })
    void componentsThatRunFetchOrPostAreRefused(String type) {
        refused(
                "not allowed",
                "{'type':'" + type + "','id':'a','key':'key','label':'x','action':'submit','content':'x'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'onclick':'x'",
                "'valuesExpression':'=x'",
                "'formKey':'x'",
                "'url':'http://example.org'",
                "'validate':{'requried':true}",
                "'validate':{'required':'=true'}",
                "'validate':{'required':{'a':1}}",
                "'validate':[]",
                "'validate':{'maxLength':'=5'}",
                "'validate':{'maxLength':-1}",
                "'validate':{'maxLength':1e99}",
                "'validate':{'maxLength':20001}",
                "'validate':{'minLength':501}",
                "'validate':{'validationType':'zip'}",
                "'disabled':'=true'",
                "'readonly':'=a = true'",
                "'properties':{'varible':'true'}",
                "'properties':{'variable':{}}",
                "'conditional':{'show':'=true'}",
                "'conditional':{'hide':'a = true'}",
                "'conditional':{'hide':true}",
                "'layout':{'row':{}}"
            })
    void attributesThatAreUnknownOrAnExpressionAreRefused(String attribute) {
        refused("textfield key", "{'type':'textfield','key':'key','label':'x'," + attribute + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=name",
                "{{name}}",
                "{{#if a}}x{{/if}}",
                "<script>alert(1)</script>",
                "x <img src=x onerror=alert(1)>",
                "</p>",
                "<!-- x -->",
                "[x](javascript:alert(1))",
                "[x](//example.org)",
                "[x](/\\\\\\\\example.org)",
                "[x](http://example.org)",
                "see https://example.org",
                "[x]: javascript:alert(1)",
                "a\\u202Eb",
                "a\\u0000b"
            })
    void wordsThatABrowserWouldRunOrFetchAreRefused(String words) {
        refused("text hint", "{'type':'text','id':'hint','text':'" + words + "'}");
        refused("textfield key", "{'type':'textfield','key':'key','label':'" + words + "'}");
        refused("textfield key", "{'type':'textfield','key':'key','label':'x','description':'" + words + "'}");
    }

    @Test
    void plainWordsWithMarkdownAreTaken() {
        form("{'type':'text','id':'hint','text':'## 说明\\n**现在有危险：拨打 [110](tel:110)。** a < b，见 [收据](/receipt)。'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1a",
                "a b",
                "a.b",
                "a-b",
                "a[0]",
                "__proto__",
                "constructor",
                "this",
                "and",
                "in",
                "now",
                "名字",
                "null"
            })
    void keysArePlainNamesThatMeanNothingElse(String key) {
        refused("needs ", "{'type':'textfield','key':'" + key + "','label':'x'}");
    }

    @Test
    void everyFieldHasALabelADateOneForEachPart() {
        refused("label", "{'type':'textfield','key':'key'}");
        refused("label", "{'type':'textfield','key':'key','label':' '}");
        refused("label", "{'type':'datetime','key':'key','subtype':'datetime','dateLabel':'x'}");
        refused("label", "{'type':'datetime','key':'key','subtype':'time','dateLabel':'x'}");
        refused("subtype", "{'type':'datetime','key':'key','dateLabel':'x'}");
        form("{'type':'datetime','key':'key','subtype':'date','label':'x'}");
    }

    @Test
    void keysAndIdsStandOnceInTheWholeForm() {
        refused("stands twice", field("textfield", "a"), field("number", "a"));
        refused("stands twice", field("textfield", "a"), list("rows", "", field("textfield", "a")));
        refused("stands twice", field("textfield", "a", "'id':'x'"), group("'id':'x'", field("textfield", "b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'values':[]",
                "'values':'x'",
                "'values':[{'value':'a'}]",
                "'values':[{'value':'a','label':' '}]",
                "'values':[{'value':'a b','label':'x'}]",
                "'values':[{'value':'a,b','label':'x'}]",
                "'values':[{'value':1,'label':'x'}]",
                "'values':[{'value':'a','label':'<b>x'}]",
                "'values':[{'value':'a','label':'x','onclick':'y'}]",
                "'values':[{'value':'a','label':'x'},{'value':'a','label':'y'}]",
                "'valuesKey':'a.b'",
                "'valuesKey':'__proto__'"
            })
    void optionsNeedPlainCodesAndLabels(String values) {
        refused("select key", "{'type':'select','key':'key','label':'x'," + values + "}");
    }

    @Test
    void defaultsMustBeAnswersThatWouldBeTaken() {
        refused("default", field("select", "a", options("x"), "'defaultValue':'y'"));
        refused("default", field("number", "a", "'defaultValue':'5'"));
        refused("default", field("checkbox", "a", "'defaultValue':'true'"));
        refused("default", field("checklist", "a", options("x"), "'defaultValue':['y']"));
        form(field("select", "a", options("x"), "'defaultValue':'x'"), field("checkbox", "b", "'defaultValue':true"));
        form(field("checklist", "a", options("x"), "'defaultValue':['x']"), field("number", "b", "'defaultValue':5"));
    }

    @Test
    void patternsSayInWordsWhatTheyWantAndRunInLinearTime() {
        refused("patternErrorMessage", field("textfield", "a", "'validate':{'pattern':'^x$'}"));
        refused("linear", field("textfield", "a", "'validate':{'pattern':'(?=x)x','patternErrorMessage':'x'}"));
        refused("linear", field("textfield", "a", "'validate':{'pattern':'(a)\\\\1','patternErrorMessage':'x'}"));
        refused("linear", field("textfield", "a", "'validate':{'pattern':'[','patternErrorMessage':'x'}"));
        for (var large : List.of(
                "((a{1,999}){1,999}){1,999}",
                "(((){999}){999}){999}",
                "((a|b){500}){500}",
                "a{1001}",
                "[a-z]{999,}{999}",
                "x{9999}".repeat(60),
                "(x{30}){9999}",
                "a".repeat(501))) {
            assertThatIllegalArgumentException().as(large).isThrownBy(() -> LinearPattern.compile(large));
        }
        assertThat(LinearPattern.size("^1[3-9][0-9]{9}$|^0[0-9]{2,3}-[0-9]{7,8}$"))
                .isLessThan(40);
        assertThat(LinearPattern.size("^[^\\]()]{2,10}\\(x\\{3\\}$")).isLessThan(30);
        refused("\\p", field("textfield", "a", "'validate':{'pattern':'\\\\p{L}','patternErrorMessage':'x'}"));
    }

    @Test
    void onlyCodesNumbersDatesAndBoxesGoToTheEngine() {
        for (var type : List.of("textfield", "textarea")) {
            refused("free text", field(type, "a", properties("variable", "true")));
        }
        refused("free text", field("filepicker", "a", properties("variable", "true")));
        refused("free text", field("select", "a", options("王小明"), properties("variable", "true")));
        refused(
                "free text",
                "{'type':'datetime','key':'a','subtype':'time','timeLabel':'x'," + properties("variable", "true")
                        + "}");
        refused("never written", field("number", "a", "'disabled':true", properties("variable", "true")));
        refused("platform", field("number", "execution", properties("variable", "true")));
        refused("platform", field("number", "a", properties("variable", "caseNo")));
        refused("key of letters", field("number", "a", properties("variable", "a.b")));
        refused(
                "twice",
                field("number", "a", properties("variable", "b")),
                field("number", "b", properties("variable", "true")));
        refused("of a list", list("rows", "", field("number", "a", properties("variable", "true"))));
        refused("of a list", list("rows", "", field("checklist", "a", options("x"), properties("variable", "true"))));
    }

    @Test
    void proposalsNeedAFieldThatCanTakeThem() {
        refused("proposal", field("textfield", "a", properties("proposal", "riskTier")));
        refused("proposal", field("select", "a", "'readonly':true", options("x"), properties("proposal", "riskTier")));
    }

    @Test
    void conditionsReadFieldsThatAreThereAsWhatTheyAre() {
        refused("which is no field", field("textfield", "a", hide("=b = null")));
        refused("which is no field", field("textfield", "a", hide("=this.b = null")), field("number", "b"));
        refused(
                "which is no field",
                field("textfield", "a", hide("=b = true")),
                list("rows", "", field("checkbox", "b")));
        refused(
                "which is no field",
                list("rows", "", field("checkbox", "a"), field("checkbox", "b", hide("=a = true"))));
        refused(
                "which is no field",
                list("r", "", field("checkbox", "a")),
                list("s", "", field("checkbox", "b", hide("=this.a = true"))));
        refused(
                "option that the field does not have",
                field("select", "k", options("x")),
                field("textfield", "a", hide("=k = \"y\"")));
        refused(
                "option that the field does not have",
                field("select", "k", options("x")),
                field("textfield", "a", hide("=k in (\"x\", \"y\")")));
        refused(
                "option that the field does not have",
                field("taglist", "k", options("x")),
                field("textfield", "a", hide("=list contains(k, \"y\")")));
        refused(
                "no list of options",
                field("select", "k", options("x")),
                field("textfield", "a", hide("=list contains(k, \"x\")")));
        refused("an empty text", field("textfield", "k"), field("textfield", "a", hide("=k = null")));
        refused("beside something else", field("number", "k"), field("textfield", "a", hide("=k = \"3\"")));
        refused("beside something else", field("checkbox", "k"), field("textfield", "a", hide("=k = \"true\"")));
        refused("beside something else", field("textfield", "k"), field("textfield", "a", hide("=k = 3")));
        refused("no number", field("textfield", "k"), field("textfield", "a", hide("=k > 3")));
        refused("no number", field("number", "k"), field("textfield", "a", hide("=k != null and k > \"3\"")));
        refused("!= null and", field("number", "k"), field("textfield", "a", hide("=k > 3")));
        refused(
                "of another kind",
                field("number", "k"),
                field("textfield", "l"),
                field("textfield", "a", hide("=k = l")));
        refused(
                "a date, a list or a file",
                "{'type':'datetime','key':'k','subtype':'date','dateLabel':'x'}",
                field("textfield", "a", hide("=k = \"2026-03-05\"")));
        refused("a list or a file", field("filepicker", "k"), field("textfield", "a", hide("=k = null")));
    }

    @Test
    void aListThatCanBeHiddenNeedsANullCheckBesideContains() {
        var topics = field("taglist", "topics", options("x"));
        form(topics, field("textfield", "a", hide("=not(list contains(topics, \"x\"))")));
        var hidden = field("taglist", "topics", options("x"), hide("=b = true"));
        refused(
                "can be hidden",
                field("checkbox", "b"),
                hidden,
                field("textfield", "a", hide("=list contains(topics, \"x\")")));
        form(
                field("checkbox", "b"),
                hidden,
                field("textfield", "a", hide("=topics != null and list contains(topics, \"x\")")));
    }

    @Test
    void conditionsDoNotHangOnThemselvesNorOverManySteps() {
        refused("hangs on itself", field("checkbox", "a", hide("=a = true")));
        refused(
                "hangs on itself",
                field("checkbox", "a", hide("=b = true")),
                field("checkbox", "b", hide("=a = true")));
        refused("hangs on itself", group(hide("=a = true"), field("checkbox", "a")));
        refused(
                "hangs on itself",
                list("rows", hide("=a = true"), field("checkbox", "x")),
                field("checkbox", "a", hide("=b = true")),
                field("checkbox", "b", hide("=a = true")));
        var two = new String[] {
            field("checkbox", "a"), field("checkbox", "b", hide("=a = true")), field("checkbox", "c", hide("=b = true"))
        };
        form(two);
        refused("over more than 2", two[0], two[1], two[2], field("checkbox", "d", hide("=c = true")));
    }

    @Test
    void whatExcludesOtherAnswersNamesWhatIsThere() {
        refused("alone", field("checklist", "a", options("x", "y"), properties("alone", "z")));
        refused("alone", field("select", "a", options("x", "y"), properties("alone", "x")));
        refused("alone", field("textfield", "a", properties("alone", "x")));
        refused("refusedIf", field("checkbox", "a", properties("refusedIf", "=a = true")));
        refused(
                "refusedIf",
                field("checkbox", "b"),
                field("checkbox", "a", "'disabled':true", properties("refusedIf", "=a = true and b = true")));
    }

    @Test
    void rulesBetweenFieldsNameFieldsThatFit() {
        refused("exactlyOne", group(properties("exactlyOne", "a,b"), field("textfield", "a")));
        refused("exactlyOne", group(properties("exactlyOne", "a"), field("textfield", "a")));
        refused(
                "required by itself",
                group(properties("exactlyOne", "a,b"), field("textfield", "a", required()), field("textfield", "b")));
        refused(
                "inside a list",
                list(
                        "rows",
                        "",
                        group(properties("exactlyOne", "a,b"), field("textfield", "a"), field("textfield", "b"))));
        refused("notAfter", field("textfield", "a", properties("notAfter", "now")));
        refused(
                "notBefore",
                "{'type':'datetime','key':'a','subtype':'date','dateLabel':'x'," + properties("notBefore", "b") + "}");
        refused(
                "notBefore",
                "{'type':'datetime','key':'a','subtype':'date','dateLabel':'x'," + properties("notBefore", "a") + "}");
        refused(
                "notBefore",
                field("textfield", "b"),
                "{'type':'datetime','key':'a','subtype':'date','dateLabel':'x'," + properties("notBefore", "b") + "}");
        refused(
                "condition begins with =",
                field("textfield", "a", properties("requiredIf", "b = true")),
                field("checkbox", "b"));
        refused(
                "cannot be required",
                field("checkbox", "b"),
                field("textfield", "a", "'disabled':true", properties("requiredIf", "=b = true")));
        refused("a whole number", list("rows", properties("maxRows", "51"), field("textfield", "a")));
        refused("a whole number", list("rows", properties("minRows", "3", "maxRows", "2"), field("textfield", "a")));
    }

    @Test
    void listsStandInGroupsButNotInLists() {
        refused("a list inside a list", list("rows", "", list("inner", "", field("textfield", "a"))));
        refused("a list inside a list", list("rows", "", group("", list("inner", "", field("textfield", "a")))));
        var form = form(group("", group("", list("rows", "", group("", field("textfield", "a"))))));
        assertThat(form.fields()).extracting(Field::key).containsExactly("rows");
        assertThat(form.fields().get(0).fields()).extracting(Field::key).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "3",
                "{",
                "{}",
                "{'id':'x','type':'default','schemaVersion':19,'components':[]}",
                "{'id':'a_b','type':'other','schemaVersion':19,'components':[]}",
                "{'id':'a_b','type':'default','schemaVersion':18,'components':[]}",
                "{'id':'a_b','type':'default','components':[]}",
                "{'id':'a_b','type':'default','schemaVersion':19}",
                "{'id':'a_b','type':'default','schemaVersion':19,'components':{}}",
                "{'id':'a_b','type':'default','schemaVersion':19,'components':[3]}",
                "{'id':'a_b','type':'default','schemaVersion':19,'components':[null]}",
                "{'id':'a_b','type':'default','schemaVersion':19,'components':[],'onload':'x'}",
                "{'id':'a_b','id':'a_c','type':'default','schemaVersion':19,'components':[]}",
                "{'id':'a_b','type':'default','schemaVersion':19,'components':[]} x",
                "{'id':'a_b','type':'default','schemaVersion':1e999999999,'components':[]}"
            })
    void whatIsNoFormIsRefused(String text) {
        assertThatExceptionOfType(BadForm.class).isThrownBy(() -> forms().parse(json(text)));
    }

    @Test
    void sizeDepthAndNumberOfComponentsAreBounded() {
        var many = IntStream.range(0, 301)
                .mapToObj(i -> field("textfield", "k" + i))
                .toArray(String[]::new);
        refused("more than 300", many);
        var deep = field("textfield", "a");
        for (var i = 0; i < 9; i++) {
            deep = group("", deep);
        }
        refused("nested too deep", deep);
        assertThatExceptionOfType(BadForm.class).isThrownBy(() -> forms().parse("[".repeat(900_000)));
        assertThatExceptionOfType(BadForm.class).isThrownBy(() -> forms().parse("{\"a\":".repeat(100_000)));
        assertThatExceptionOfType(BadForm.class).isThrownBy(() -> forms().parse(" ".repeat(1_000_001)));
        refused("", "{'type':'text','id':'a','text':'" + "x".repeat(30_000) + "'}");
    }

    @Test
    void whatIsRefusedSaysWhereWithoutLineBreaksOrFloods() {
        assertThatExceptionOfType(BadForm.class)
                .isThrownBy(
                        () -> form("{'type':'textfield','key':'child','label':'x','a\\nb" + "c".repeat(5_000) + "':1}"))
                .satisfies(bad -> {
                    assertThat(bad.place()).isEqualTo("textfield child");
                    assertThat(bad.getMessage())
                            .startsWith("form test_form, textfield child: ")
                            .hasSizeLessThan(500)
                            .doesNotContain("\n");
                });
    }

    private final Map<String, String> shared = new HashMap<>(Map.of(
            "shared_reason", schema("shared_reason", field("textarea", "decisionReason", required())),
            "shared_block",
                    schema("shared_block", group(properties("include", "shared_reason")), field("checkbox", "told")),
            "shared_loop", schema("shared_loop", group(properties("include", "shared_loopBack"))),
            "shared_loopBack", schema("shared_loopBack", group(properties("include", "shared_loop"))),
            "shared_wrong", schema("shared_other", field("textarea", "a")),
            "shared_html", schema("shared_html", "{'type':'html','content':'x'}")));

    @Test
    void sharedPartsStandWhereTheyAreIncluded() {
        var form = form(
                shared::get,
                field("textfield", "a"),
                group("'id':'g','label':'说明'," + properties("include", "shared_block")),
                field("textfield", "b"));
        assertThat(form.fields()).extracting(Field::key).containsExactly("a", "decisionReason", "told", "b");
        assertThat(problem(form, Map.of())).isEqualTo("decisionReason required");
        assertThat(form.textKeys())
                .contains(
                        "test_form.g.label",
                        "shared_reason.decisionReason.label",
                        "shared_block.told.label",
                        "test_form.b.label");
    }

    @Test
    void aHiddenGroupHidesWhatItIncludes() {
        var form = form(
                shared::get,
                field("checkbox", "a"),
                group(hide("=a = false") + "," + properties("include", "shared_reason")));
        assertThat(problem(form, Map.of("a", false))).isEmpty();
        assertThat(problem(form, Map.of("a", true))).isEqualTo("decisionReason required");
    }

    @Test
    void includesThatGoInCirclesOrNowhereAreRefused() {
        includeRefused("which includes this one", "shared_loop");
        includeRefused("which does not exist", "shared_missing");
        includeRefused("whose file says shared_other", "shared_wrong");
        includeRefused("not called shared_", "mandatoryReport_close");
        includeRefused("not called shared_", "../../etc/passwd");
        includeRefused("not allowed", "shared_html");
        refused("not called shared_", group(properties("included", "mandatoryReport_close"), field("textfield", "a")));
        refused(
                "without components of its own",
                group(properties("include", "shared_reason"), field("textfield", "a")));
        refused("without components of its own", list("rows", properties("include", "shared_reason")));
    }

    @Test
    void includesThatMultiplyAreStopped() {
        var levels = 7;
        for (var i = 0; i < levels; i++) {
            var next = i == levels - 1 ? field("textfield", "a") : group(properties("include", "shared_l" + (i + 1)));
            shared.put(
                    "shared_l" + i,
                    schema(
                            "shared_l" + i,
                            IntStream.range(0, 40).mapToObj(n -> next).collect(Collectors.joining(","))));
        }
        includeRefused("more than 300 components", "shared_l0");
    }

    private void includeRefused(String why, String id) {
        assertThatExceptionOfType(BadForm.class)
                .isThrownBy(() -> form(shared::get, group(properties("include", id))))
                .withMessageContaining(why);
    }

    private static void refused(String why, String... components) {
        assertThatExceptionOfType(BadForm.class)
                .isThrownBy(() -> form(components))
                .withMessageContaining(why);
    }
}
