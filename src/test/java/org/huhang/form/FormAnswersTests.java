package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.form.TestForms.field;
import static org.huhang.form.TestForms.form;
import static org.huhang.form.TestForms.options;
import static org.huhang.form.TestForms.problem;
import static org.huhang.form.TestForms.properties;
import static org.huhang.form.TestForms.required;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One field at a time: what is taken, as what, and what is refused. */
class FormAnswersTests {

    private static final String FILE = "0b0e7e3c-6f1a-4c3e-9d53-5d7f9a1c2b3d";

    private final Form text = form(field("textfield", "name"));
    private final Form lines = form(field("textarea", "story"));

    @Test
    void aTextIsTakenWithoutTheSpaceAroundIt() {
        assertThat(text.check(Map.of("name", " 王小明\u3000")).answers()).isEqualTo(Map.of("name", "王小明"));
    }

    @Test
    void emojiHtmlAndMarksOfDirectionAreText() {
        var written = "<script>alert(1)</script> 👨‍👩‍👧 \u200Fשלום\u200E {{x}} =1+1 ${x} 'quote\" \\";
        assertThat(text.check(Map.of("name", written)).answers()).isEqualTo(Map.of("name", written));
    }

    @Test
    void severalLinesAreKeptWithLineFeedsOnly() {
        assertThat(lines.check(Map.of("story", "一\r\n二\r三\n\t四")).answers()).isEqualTo(Map.of("story", "一\n二\n三\n\t四"));
        assertThat(problem(text, Map.of("name", "一\n二"))).isEqualTo("name lineBreak");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "\u0007x", "a\u001Bb", "a\u007Fb", "a\uD800b", "a\uDC00b", "\uD83Dx", "x\uD83D"})
    void charactersThatCannotBeStoredOrSeenAreRefused(String written) {
        assertThat(problem(lines, Map.of("story", written))).isEqualTo("story unprintable");
        assertThat(lines.check(Map.of("story", written)).answers()).isEmpty();
    }

    @Test
    void whatIsWrongInATextIsSaidWithTheWordsBeforeIt() {
        assertThat(lines.check(Map.of("story", "孩子说\u0007妈妈")).problems())
                .isEqualTo(List.of(new Problem("story", "unprintable", List.of("孩子说"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u202Ab\u202C", "a\u2066b", "\u2068ab\u2069", "\uFEFFab", "a\u200Bb"})
    void marksThatReorderTheTextAroundThemAndSpacesWithoutWidthFallAway(String written) {
        assertThat(lines.check(Map.of("story", written)).answers()).isEqualTo(Map.of("story", "ab"));
    }

    @Test
    void oneMegabyteIsRefusedWithTheLimitAndTheLength() {
        var problem =
                lines.check(Map.of("story", "长".repeat(1_000_000))).problems().get(0);
        assertThat(problem).isEqualTo(new Problem("story", "tooLong", List.of("10000", "1000000")));
    }

    @Test
    void everyTextHasALimitAndMayNameASmallerOrLargerOne() {
        assertThat(problem(text, Map.of("name", "x".repeat(500)))).isEmpty();
        assertThat(problem(text, Map.of("name", "x".repeat(501)))).isEqualTo("name tooLong");
        assertThat(problem(lines, Map.of("story", "x".repeat(10_000)))).isEmpty();
        assertThat(problem(lines, Map.of("story", "x".repeat(10_001)))).isEqualTo("story tooLong");
        var own = form(field("textarea", "story", "'validate':{'minLength':2,'maxLength':12000}"));
        assertThat(problem(own, Map.of("story", "x".repeat(12_000)))).isEmpty();
        assertThat(problem(own, Map.of("story", " x "))).isEqualTo("story tooShort");
        assertThat(problem(own, Map.of("story", "xy"))).isEmpty();
    }

    @Test
    void anUnansweredFieldIsNoProblemAndNoAnswer() {
        var nothing = new HashMap<String, @Nullable Object>();
        nothing.put("name", null);
        assertThat(text.check(nothing)).isEqualTo(text.check(Map.of()));
        assertThat(text.check(Map.of("name", " ")).answers()).isEmpty();
        assertThat(text.check(Map.of("name", " ")).ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "textfield,required",
        "textarea,required",
        "number,required",
        "checkbox,requiredTick",
        "select,requiredChoice",
        "radio,requiredChoice",
        "checklist,requiredChoice",
        "taglist,requiredChoice",
        "filepicker,requiredFile"
    })
    void whatIsRequiredAndMissingIsAProblem(String type, String code) {
        var options = List.of("select", "radio", "checklist", "taglist").contains(type) ? "," + options("a") : "";
        var form = form(field(type, "key", required() + options));
        for (var missing : Arrays.asList(Map.of(), Map.of("other", "x"), Collections.singletonMap("key", null))) {
            @SuppressWarnings("unchecked")
            var answers = (Map<String, Object>) missing;
            assertThat(problem(form, answers)).isEqualTo("key " + code);
        }
    }

    @Test
    void blankTextEmptyListsAndAnEmptyBoxCountAsMissing() {
        assertThat(problem(form(field("textfield", "key", required())), Map.of("key", " \u3000\n")))
                .isEqualTo("key required");
        assertThat(problem(form(field("checklist", "key", required(), options("a"))), Map.of("key", List.of())))
                .isEqualTo("key requiredChoice");
        assertThat(problem(form(field("select", "key", required(), options("a"))), Map.of("key", "")))
                .isEqualTo("key requiredChoice");
        assertThat(problem(form(field("filepicker", "key", required())), Map.of("key", List.of())))
                .isEqualTo("key requiredFile");
        assertThat(problem(form(field("checkbox", "key", required())), Map.of("key", false)))
                .isEqualTo("key requiredTick");
    }

    @ParameterizedTest
    @CsvSource({
        "textfield,wrongType",
        "textarea,wrongType",
        "number,wrongType.number",
        "checkbox,wrongType.flag",
        "select,wrongType.choice",
        "radio,wrongType.choice",
        "checklist,wrongType.choices",
        "taglist,wrongType.choices",
        "filepicker,wrongType.files"
    })
    void anAnswerOfAnotherTypeIsRefusedAtItsField(String type, String code) {
        var choice = List.of("select", "radio", "checklist", "taglist").contains(type);
        var form = choice ? form(field(type, "key", options("a"))) : form(field(type, "key"));
        var others = new ArrayList<Object>(List.of(Map.of("a", "a"), List.of(1), List.of(List.of()), 4, true, "true"));
        if (type.startsWith("text") || code.equals("wrongType.choice")) {
            others.remove("true");
        }
        if (type.equals("number")) {
            others.remove((Object) 4);
        }
        if (type.equals("checkbox")) {
            others.remove((Object) true);
        }
        for (var other : others) {
            assertThat(problem(form, Map.of("key", other))).as(other.toString()).isEqualTo("key " + code);
        }
    }

    @Test
    void numbersAreTakenFromEveryTypeThatJsonGives() {
        var form = form(field("number", "age"));
        for (Object seven :
                List.of(7, 7L, (short) 7, (byte) 7, 7.0, 7f, BigInteger.valueOf(7), new BigDecimal("7.00"))) {
            assertThat(form.check(Map.of("age", seven)).answers()).isEqualTo(Map.of("age", 7L));
        }
        assertThat(form.check(Map.of("age", 0.1)).answers()).isEqualTo(Map.of("age", new BigDecimal("0.1")));
        assertThat(form.check(Map.of("age", new BigDecimal("1E2"))).answers()).isEqualTo(Map.of("age", 100L));
    }

    @Test
    void aNumberIsKeptDigitByDigitOrRefused() {
        var form = form(field("number", "sum"));
        for (var written : List.of("999999999.123456", "123456789012345", "0.1", "0.000001", "-99999999999999.9")) {
            var kept = form.check(Map.of("sum", new BigDecimal(written)));
            assertThat(String.valueOf(kept.answers().get("sum"))).isEqualTo(written);
        }
        for (var written : List.of("999999999999.123456", "1234567890123456", "0.1234567")) {
            assertThat(form.check(Map.of("sum", new BigDecimal(written))).ok()).isFalse();
        }
    }

    @Test
    void numbersThatAreNoneOrAbsurdAreRefused() {
        var form = form(field("number", "age"));
        for (Object absurd : List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                new BigDecimal("1E+999999999"),
                new BigDecimal("1E-999999999"),
                BigInteger.TWO.pow(100_000),
                "7",
                "NaN")) {
            assertThat(problem(form, Map.of("age", absurd))).isEqualTo("age wrongType.number");
        }
        assertThat(problem(form, Map.of("age", 1e15))).isEqualTo("age tooLarge");
        assertThat(problem(form, Map.of("age", -1e15))).isEqualTo("age tooSmall");
    }

    @Test
    void numbersKeepTheirLimitsDecimalsAndSteps() {
        var form = form(
                field("number", "age", "'decimalDigits':0,'validate':{'min':0,'max':18}"),
                field("number", "money", "'decimalDigits':2,'increment':0.5"));
        assertThat(problem(form, Map.of("age", 0))).isEmpty();
        assertThat(problem(form, Map.of("age", 18))).isEmpty();
        assertThat(problem(form, Map.of("age", -1))).isEqualTo("age tooSmall");
        assertThat(problem(form, Map.of("age", 19))).isEqualTo("age tooLarge");
        assertThat(problem(form, Map.of("age", 1.5))).isEqualTo("age whole");
        assertThat(problem(form, Map.of("money", 12.5))).isEmpty();
        assertThat(problem(form, Map.of("money", 12.25))).isEqualTo("money step");
        assertThat(problem(form, Map.of("money", 12.125))).isEqualTo("money decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1", "abc", "0873-3700000x", "++86", "12", "电话"})
    void aPhoneNumberMustLookLikeOne(String written) {
        assertThat(problem(
                        form(field("textfield", "phone", "'validate':{'validationType':'phone'}")),
                        Map.of("phone", written)))
                .isEqualTo("phone phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800000000", "0873-3700000", "+86 138 0000 0000", "(0873) 3700000", "12345"})
    void peopleWritePhoneNumbersInManyWays(String written) {
        assertThat(problem(
                        form(field("textfield", "phone", "'validate':{'validationType':'phone'}")),
                        Map.of("phone", written)))
                .isEmpty();
    }

    @Test
    void aMailAddressNeedsAHostWithADot() {
        var form = form(field("textfield", "mail", "'validate':{'validationType':'email'}"));
        assertThat(problem(form, Map.of("mail", "wang.x+1@mail.example.cn"))).isEmpty();
        for (var written :
                List.of("wang", "wang@", "wang@host", "@a.cn", "a b@c.cn", "a@b.cn\r\nBcc: x@y.cn", "a@b.cn,c@d.cn")) {
            assertThat(problem(form, Map.of("mail", written))).as(written).startsWith("mail ");
        }
    }

    @Test
    void aPatternIsFoundAnywhereAsInTheBrowser() {
        var form = form(field(
                "textfield",
                "idNo",
                "'validate':{'pattern':'^[0-9]{17}[0-9Xx]$','patternErrorMessage':'请填写 18 位身份证号。'}"));
        assertThat(problem(form, Map.of("idNo", "11010519491231002X"))).isEmpty();
        assertThat(problem(form, Map.of("idNo", "11010519491231002X1"))).isEqualTo("idNo pattern");
        var chinese = form(field(
                "textfield", "name", "'validate':{'pattern':'[\\\\u4e00-\\\\u9fa5]','patternErrorMessage':'请填写汉字。'}"));
        assertThat(problem(chinese, Map.of("name", "a王"))).isEmpty();
        assertThat(problem(chinese, Map.of("name", "a"))).isEqualTo("name pattern");
    }

    @Test
    void aPatternMadeToRunForEverDoesNot() {
        var form = form(field(
                "textarea",
                "story",
                "'validate':{'pattern':'^(a+)+$','patternErrorMessage':'只能写 a。','maxLength':20000}"));
        assertThat(problem(form, Map.of("story", "a".repeat(19_999) + "b"))).isEqualTo("story pattern");
    }

    @Test
    void onlyDeclaredOptionsAreTakenAndEachOnce() {
        var form = form(field("select", "kind", options("a", "b")), field("checklist", "topics", options("a", "b")));
        assertThat(form.check(Map.of("kind", "a", "topics", List.of("b", "a"))).answers())
                .isEqualTo(Map.of("kind", "a", "topics", List.of("b", "a")));
        assertThat(problem(form, Map.of("kind", "c"))).isEqualTo("kind option");
        assertThat(problem(form, Map.of("kind", " a"))).isEqualTo("kind option");
        assertThat(problem(form, Map.of("kind", "a项"))).isEqualTo("kind option");
        assertThat(problem(form, Map.of("topics", List.of("a", "c")))).isEqualTo("topics option");
        assertThat(problem(form, Map.of("topics", List.of("a", "a")))).isEqualTo("topics optionTwice");
        assertThat(problem(form, Map.of("topics", Collections.nCopies(1_000_000, "a"))))
                .isEqualTo("topics option");
    }

    @Test
    void optionsCanComeFromTheServerAndOnlyFromThere() {
        var form = form(
                field("select", "township", "'valuesKey':'townships'"),
                field("taglist", "receivers", "'valuesKey':'agencies'"));
        Map<String, Object> known = Map.of(
                "townships",
                List.of(Map.of("value", "532503102", "label", "草坝镇")),
                "agencies",
                List.of("POLICE-532503", "a b"));
        var posted = Map.of(
                "township",
                "532503102",
                "receivers",
                List.of("POLICE-532503"),
                "townships",
                List.of(Map.of("value", "1", "label", "x")));
        assertThat(form.check(posted, known).answers())
                .isEqualTo(Map.of("township", "532503102", "receivers", List.of("POLICE-532503")));
        assertThat(problem(form, posted)).isEqualTo("township option");
        assertThat(form.check(Map.of("receivers", List.of("a b")), known).ok()).isFalse();
        assertThat(form.check(posted, Map.of("townships", "nonsense", "agencies", List.of(Map.of("value", 3))))
                        .ok())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "date,2026-03-05,2026-03-05",
        "date,2024-02-29,2024-02-29",
        "time,14:30,14:30",
        "time,14:30+08:00,14:30",
        "time,06:30Z,14:30",
        "time,23:30:59+00:00,07:30",
        "datetime,2026-03-05T14:30,2026-03-05T14:30:00+08:00",
        "datetime,2026-03-05T14:30:15,2026-03-05T14:30:15+08:00",
        "datetime,2026-03-05T06:30Z,2026-03-05T14:30:00+08:00",
        "datetime,2026-03-05T06:30:15.123Z,2026-03-05T14:30:15+08:00",
        "datetime,2026-03-05T14:30+08:00,2026-03-05T14:30:00+08:00",
        "datetime,2026-03-04T23:30-05:00,2026-03-05T12:30:00+08:00"
    })
    void datesAreKeptInOneForm(String subtype, String posted, String kept) {
        assertThat(date(subtype).check(Map.of("foundAt", posted)).answers()).isEqualTo(Map.of("foundAt", kept));
    }

    @ParameterizedTest
    @CsvSource({
        "date,2026-02-29,date",
        "date,2026-13-01,date",
        "date,2026-3-5,date",
        "date,05.03.2026,date",
        "date,+12026-03-05,date",
        "date,0001-01-01,date",
        "date,9999-12-31,date",
        "date,2026-03-05T14:30,date",
        "date,２０２６-03-05,date",
        "time,25:00,time",
        "time,24:00,time",
        "time,14:60,time",
        "time,14:30+99:00,time",
        "datetime,2026-03-05,dateTime",
        "datetime,2026-03-05T24:01,dateTime",
        "datetime,2026-03-05 14:30,dateTime",
        "datetime,2026-03-05T14:30[Asia/Shanghai],dateTime",
        "datetime,2026-03-05T14:30+18:01,dateTime"
    })
    void whatIsNoDateIsRefused(String subtype, String posted, String code) {
        assertThat(problem(date(subtype), Map.of("foundAt", posted))).isEqualTo("foundAt " + code);
    }

    @Test
    void aDateOfAnotherTypeIsRefused() {
        for (Object other : List.of(20260305, true, List.of("2026-03-05"), Map.of(), "x".repeat(1_000_000))) {
            assertThat(problem(date("date"), Map.of("foundAt", other))).isEqualTo("foundAt date");
        }
    }

    @Test
    void filesAreNamedByIdEachOnceAndOnlyAsManyAsAsked() {
        var one = form(field("filepicker", "paper"));
        var many = form(field("filepicker", "papers", "'multiple':true"));
        assertThat(one.check(Map.of("paper", List.of(FILE.toUpperCase(java.util.Locale.ROOT))))
                        .answers())
                .isEqualTo(Map.of("paper", List.of(FILE)));
        assertThat(problem(one, Map.of("paper", List.of(FILE, FILE.replace('0', '1')))))
                .isEqualTo("paper tooManyFiles");
        assertThat(problem(many, Map.of("papers", List.of(FILE, FILE)))).isEqualTo("papers fileTwice");
        assertThat(problem(many, Map.of("papers", List.of("../../etc/passwd")))).isEqualTo("papers wrongType.files");
        assertThat(problem(many, Map.of("papers", List.of("files::" + FILE)))).isEqualTo("papers wrongType.files");
        assertThat(problem(many, Map.of("papers", FILE))).isEqualTo("papers wrongType.files");
        assertThat(problem(many, Map.of("papers", Collections.nCopies(21, FILE))))
                .isEqualTo("papers tooManyFiles");
    }

    @Test
    void keysNobodyAskedForFallAway() {
        var answers = new HashMap<String, Object>();
        for (var i = 0; i < 200; i++) {
            answers.put("extra" + i, "x");
        }
        for (var key : List.of(
                "initiator",
                "execution",
                "__proto__",
                "constructor",
                "severity",
                "caseNo",
                "authenticatedUserId",
                "name.first",
                "name[0]",
                "NAME",
                " name",
                "")) {
            answers.put(key, "x");
        }
        answers.put("name", "王小明");
        var checked = text.check(answers);
        assertThat(checked.answers()).isEqualTo(Map.of("name", "王小明"));
        assertThat(checked.variables()).isEmpty();
        assertThat(checked.ok()).isTrue();
    }

    @Test
    void readOnlyAndDisabledFieldsAreNeverTakenNorChecked() {
        var form = form(
                field("textfield", "caseTitle", "'readonly':true", required()),
                field("number", "tier", "'disabled':true", required()),
                field("textfield", "note"));
        var checked = form.check(Map.of("caseTitle", "x", "tier", "nonsense", "note", "ok"));
        assertThat(checked.answers()).isEqualTo(Map.of("note", "ok"));
        assertThat(checked.ok()).isTrue();
    }

    @Test
    void answersKeepTheOrderOfTheForm() {
        var form = form(field("textfield", "b"), field("textfield", "a"), field("textfield", "c"));
        assertThat(form.check(new java.util.TreeMap<>(Map.of("a", "1", "b", "2", "c", "3")))
                        .answers()
                        .keySet())
                .containsExactly("b", "a", "c");
    }

    @Test
    void aProposedFieldNamesItsDecision() {
        var form = form(field("select", "riskTier", options("RED", "BLUE"), properties("proposal", "riskTier")));
        assertThat(form.fields().get(0).proposal()).isEqualTo("riskTier");
    }

    private static Form date(String subtype) {
        return form(
                "{'type':'datetime','key':'foundAt','dateLabel':'日期','timeLabel':'时间','subtype':'" + subtype + "'}");
    }
}
