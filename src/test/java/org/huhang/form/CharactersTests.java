package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.form.TestForms.field;
import static org.huhang.form.TestForms.form;
import static org.huhang.form.TestForms.list;
import static org.huhang.form.TestForms.options;
import static org.huhang.form.TestForms.problem;
import static org.huhang.form.TestForms.properties;
import static org.huhang.form.TestForms.required;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is pasted, dictated or typed with an input method is the same answer; what nobody can see is none. */
class CharactersTests {

    private static final String PHONE = "'validate':{'validationType':'phone'}";
    private static final String EMAIL = "'validate':{'validationType':'email'}";
    private static final String IDENTITY =
            "'validate':{'pattern':'^[0-9]{17}[0-9Xx]$','patternErrorMessage':'请填 18 位号码'}";
    private static final String CASE_NUMBER =
            "'validate':{'pattern':'^[A-Z]{1,3}-[0-9]{4}$','patternErrorMessage':'例如 A-2026'}";

    static Stream<List<String>> ruled() {
        return Stream.of(
                List.of(PHONE, "13800001111"),
                List.of(PHONE, "(0873)372-1234"),
                List.of(PHONE, "0873-3721234"),
                List.of(EMAIL, "wang-li@example.cn"),
                List.of(IDENTITY, "53250320150101123X"),
                List.of(CASE_NUMBER, "A-2026"));
    }

    static List<String> marks() {
        return List.of(
                "\u00AD",
                "\u061C",
                "\u180E",
                "\u200B",
                "\u200C",
                "\u200D",
                "\u200E",
                "\u200F",
                "\u202A",
                "\u202C",
                "\u202D",
                "\u202E",
                "\u2060",
                "\u2066",
                "\u2069",
                "\uFEFF",
                "\uFE0F",
                "\uDB40\uDC01");
    }

    static List<String> nothing() {
        return Stream.concat(
                        marks().stream(),
                        Stream.of(
                                "",
                                " ",
                                "\t\r\n",
                                "\u000B\f\u0085",
                                "\u00A0",
                                "\u2003\u202F\u205F",
                                "\u2028\u2029",
                                "\u3000",
                                "\u3164",
                                "\u115F\u1160",
                                "\u2800",
                                "\uFFA0",
                                "\u200B\u200B\uFEFF",
                                "\u3164 \u2800\u00A0"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ruled")
    void marksAroundAndBetweenFallAwayWhereARuleSaysHowToWrite(List<String> rule) {
        for (var mark : marks()) {
            same(rule, mark + rule.get(1) + mark);
            same(rule, String.join(mark, rule.get(1).split("")));
        }
    }

    @ParameterizedTest
    @MethodSource("ruled")
    void fullWidthCharactersOtherDashesAndBlanksAreTheSameAnswer(List<String> rule) {
        var wide = rule.get(1)
                .chars()
                .map(c -> c + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        same(rule, wide.toString());
        same(rule, "\u00A0" + rule.get(1) + "\u3000");
        for (var dash : List.of("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFF0D")) {
            same(rule, rule.get(1).replace("-", dash));
        }
    }

    @Test
    void blanksBetweenAreTakenAwayWhereTheRuleHasNone() {
        same(List.of(IDENTITY, "532503201501011234"), "532503 2015\u00A00101\u30001234");
        same(List.of(PHONE, "138 0000 1111"), "138\u00A00000\u2003 1111");
        assertThat(problem(form(field("textfield", "key", EMAIL)), Map.of("key", "wang li@example.cn")))
                .as("may be somebody else's address")
                .isEqualTo("key email");
    }

    @Test
    void whatTheRuleItselfAsksForStaysAsItIs() {
        var quoted = "'validate':{'pattern':'^（[0-9]{4}）[0-9]+$','patternErrorMessage':'例如（2026）1'}";
        same(List.of(quoted, "（2026）12"), "（2026）12");
    }

    @Test
    void theBrowserTidiesAndCountsAsTheServerDoes() throws Exception {
        var texts = Stream.concat(
                        nothing().stream(),
                        Stream.of(
                                "１３８ ００００\u00A0１１１１",
                                "\u202D(0873)–372−1234\u202C",
                                "ｗａｎｇ＠example.cn",
                                "Ａ－２０２６",
                                "第一行\u000B第二行\u2028第三行",
                                "👨‍👩‍👧 葛󠄀城 ❤️ 𠮷",
                                "（2026）12"))
                .toList();
        var json = new JsonMapper();
        var node = new ProcessBuilder("node", "src/test/resources/form/characters-in-browser.mjs").start();
        try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
            in.write(json.writeValueAsString(texts));
        }
        var seen = json.readValue(node.getInputStream(), String[][].class);
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            assertThat(List.of(seen[i]))
                    .as(json.writeValueAsString(text))
                    .isEqualTo(List.of(String.valueOf(Characters.blank(text)), Characters.typed(text)));
        }
    }

    private static void same(List<String> rule, String written) {
        var form = form(field("textfield", "key", rule.get(0)));
        assertThat(form.check(Map.of("key", written)).answers())
                .as(written.codePoints().mapToObj(Integer::toHexString).toList().toString())
                .isEqualTo(Map.of("key", rule.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000B", "\f", "\u0085", "\u2028", "\u2029", "\r", "\r\n", "\n"})
    void whatOtherProgramsPutForANewLineIsOne(String written) {
        var lines = form(field("textarea", "key"));
        assertThat(lines.check(Map.of("key", "第一行" + written + "第二行")).answers())
                .isEqualTo(Map.of("key", "第一行\n第二行"));
    }

    @Test
    void joinersOfEmojiAndOfWordsStay() {
        for (var written : List.of("👨‍👩‍👧", "نمی‌خواهم", "👁️‍🗨️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "葛󠄀城", "❤️")) {
            for (var type : List.of("textfield", "textarea")) {
                assertThat(form(field(type, "key"))
                                .check(Map.of("key", written))
                                .answers())
                        .isEqualTo(Map.of("key", written));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void whatNobodySeesIsNoAnswerInTextsRowsPairsAndConditions(String written) {
        assertThat(Characters.blank(written)).isTrue();
        for (var type : List.of("textfield", "textarea")) {
            assertThat(problem(form(field(type, "key", required())), Map.of("key", written)))
                    .isEqualTo("key required");
            var ifTold = form(field("checkbox", "told"), field(type, "key", properties("requiredIf", "=told = true")));
            assertThat(problem(ifTold, Map.of("told", true, "key", written))).isEqualTo("key required");
            var rows = form(list("rows", "'properties':{'minRows':'1'}", field(type, "key")));
            assertThat(problem(rows, Map.of("rows", List.of(Map.of("key", written)))))
                    .isEqualTo("rows tooFewRows");
            var pair = form(TestForms.group(
                    "'id':'pair','properties':{'exactlyOne':'key,why'}",
                    field(type, "key"),
                    field("select", "why", options("a"))));
            assertThat(problem(pair, Map.of("key", written))).isEqualTo("key oneOfTwo");
            assertThat(problem(pair, Map.of("key", written, "why", "a"))).isEmpty();
        }
    }

    @Test
    void oneVisibleCharacterIsAnAnswer() {
        for (var written : List.of("。", "一", "\u200B1", "👍", "\u0301", "-")) {
            assertThat(Characters.blank(written)).isFalse();
        }
    }

    @Test
    void lengthIsCountedInCharactersAlsoBeyondTheFirstPlane() {
        var form = form(field("textfield", "key", "'validate':{'minLength':2,'maxLength':5}"));
        for (var one : List.of("字", "𠮷", "😀")) {
            assertThat(problem(form, Map.of("key", one))).isEqualTo("key tooShort");
            assertThat(problem(form, Map.of("key", one.repeat(5)))).isEmpty();
            assertThat(form.check(Map.of("key", one.repeat(6))).problems())
                    .isEqualTo(List.of(new Problem("key", "tooLong", List.of("5", "6"))));
        }
    }

    @Test
    void aKeyIsTheSameHoweverItWasWritten() {
        assertThat(Stream.of("53250320150101123x", "５３２５０３ ２０１５０１０１１２３Ｘ", "\u202D532503–20150101-123X\u202C")
                        .map(Characters::key))
                .containsExactly("53250320150101123X", "53250320150101123X", "532503-20150101-123X");
    }

    @Test
    void aReasonOutsideOfFormsIsNeverRefusedAndNeverLong() {
        assertThat(Characters.reason("  听到\0哭喊\u202E\r\n有人\u000B受伤 ")).isEqualTo("听到 哭喊\n有人\n受伤");
        assertThat(Characters.reason("\ud83d救命")).isEqualTo(" 救命");
        assertThat(Characters.reason("字".repeat(2001))).isEqualTo("字".repeat(2001));
        assertThat(Characters.reason("\u200B \u3000")).isEmpty();
    }

    @Test
    void aReasonIsCutByNobodyWhoDoesNotSaySo() {
        assertThat(Characters.tooLong("𠮷".repeat(2000))).isFalse();
        assertThat(Characters.tooLong("𠮷".repeat(2001))).isTrue();
        assertThat(Characters.beginning("字".repeat(2000))).isEqualTo("字".repeat(2000));
        assertThat(Characters.beginning("𠮷".repeat(3_000_000)))
                .hasSize(2 * 1999 + 1)
                .endsWith("𠮷…");
    }

    @Test
    void aWordThatFillsABoxIsNoReason() {
        assertThat(List.of(
                        "无",
                        "同上",
                        "不知道。",
                        "知道了",
                        "没有理由",
                        "None",
                        "n/a",
                        "Don’t know",
                        "以后再说",
                        "待定，到时候看情况",
                        "later",
                        "不受理",
                        "不予受理。",
                        "已经处理",
                        "按规定办理"))
                .allMatch(Characters::saysNothing);
        assertThat(List.of(
                        "不知道到什么时候",
                        "do not know until when",
                        "暂时不清楚，还没确定",
                        "unclear who, cannot be reached 13900000000"))
                .allMatch(Characters::saysNothing);
        assertThat(List.of("不知道母亲哪天回来，先由姑姑照看到春节", "I do not know when, the aunt keeps her until February"))
                .noneMatch(Characters::saysNothing);
        assertThat(List.of("外婆", "王某", "所里")).noneMatch(Characters::namesNothing);
        assertThat(List.of("无", "xxx", "以后", "…", "没有人", "nobody")).allMatch(Characters::namesNothing);
        assertThat(List.of("父亲不在家", "不知道孩子在哪里", "no money for the bus")).noneMatch(Characters::saysNothing);
    }

    /** Whoever asks there for the child asks a whole village. */
    @Test
    void oneOfManyIsNobodyAndALaterLookIsNoPlan() {
        assertThat(List.of(
                        "村里的人13900000000",
                        "村里的人",
                        "邻居、亲戚",
                        "有人（电话 13900000000）",
                        "Somebody of the village 13900000000",
                        "neighbours"))
                .allMatch(Characters::namesNobody);
        assertThat(List.of("外婆13900000000", "邻居王某", "李家人", "工作站两人", "the neighbour Wang", "his aunt"))
                .noneMatch(Characters::namesNobody);
        assertThat(List.of("到时候再看怎么办吧", "到时候再说", "看情况而定", "再看看吧", "we will see then"))
                .allMatch(Characters::saysNothing);
        assertThat(List.of("到春节再看母亲能不能接回", "看情况好转，母亲已经返乡")).noneMatch(Characters::saysNothing);
    }

    /** Who writes that he does not know has named nobody, with a telephone number or without. */
    @Test
    void whoDoesNotKnowNamesNobody() {
        assertThat(List.of(
                        "不清楚",
                        "不清楚是谁，联系不上 139 0000 0000",
                        "不知道 13900000000",
                        "目前还不知道由谁照看",
                        "不知是谁，电话13900000000",
                        "不详，13900000000",
                        "暂时不确定",
                        "联系不上对方 13900000000",
                        "还没找到人",
                        "没人知道",
                        "待确认（13900000000）",
                        "13900000000",
                        "unclear who, cannot be reached 13900000000",
                        "Unknown 13900000000",
                        "I don’t know who",
                        "we do not know yet, 13900000000",
                        "Not sure, phone 13900000000",
                        "nobody knows",
                        "still to be confirmed",
                        "no idea, tel. 13900000000"))
                .hasSize(20)
                .allMatch(Characters::namesNothing);
    }

    @Test
    void anOddNameIsOne() {
        assertThat(List.of(
                        "卜知道",
                        "吴明 13900000000",
                        "未来小学",
                        "未央区草滩街道",
                        "待补镇，王主任 13900000000",
                        "无锡村委会",
                        "不二小区3栋",
                        "尚志明",
                        "还珠楼，李老师",
                        "时迁",
                        "谁建国",
                        "于是",
                        "302室",
                        "外婆（电话不清楚）",
                        "Noone, Patrick 13900000000",
                        "Unknownton Primary School",
                        "Notting Hill Street 3",
                        "Clear Water Village",
                        "Tobe Confirmi",
                        "A Bo 13900000000"))
                .hasSize(20)
                .noneMatch(Characters::namesNothing);
    }
}
