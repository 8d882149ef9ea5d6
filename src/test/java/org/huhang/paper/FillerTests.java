package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.paper.PaperShape.run;
import static org.huhang.paper.PaperShape.template;

import java.util.List;
import java.util.Map;
import org.huhang.paper.Fault.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Placeholders as offices write them and Word takes them apart. */
class FillerTests {

    private static final Values KNOWN = new Values(
            Map.of("儿童姓名", "王小明", "事实", "第一行\n第二行", "证据", "【儿童姓名】"),
            Map.of("帮扶措施", List.of(Map.of("措施", "心理辅导", "序号", "1"), Map.of("措施", "就医", "序号", "2"))));

    private final PaperKind kind =
            new PaperKind("x/y", "测", "测试", "Test", java.util.Set.of(), List.of(), List.of(), "", "");
    private final Templating templating = new Templating(new PaperWords());

    private List<String> filled(byte[] template) {
        var lines = PaperShape.lines(templating.filled(template, KNOWN).written());
        assertThat(lines.get(0)).isEqualTo("测试");
        return lines.subList(1, lines.size());
    }

    @Test
    void aPlaceholderOverSeveralRunsIsFound() {
        var bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>儿童</w:t></w:r>";
        assertThat(filled(
                        template(run("孩子【") + bold + run("姓") + "<w:proofErr w:type=\"spellStart\"/>" + run("名】，在家。"))))
                .containsExactly("孩子王小明，在家。");
    }

    @Test
    void aMarkMayBeSetOffByBlankOrColon() {
        assertThat(filled(template(run("【如有：儿童姓名】有【完】【如无 儿童姓名】无【完】。")))).containsExactly("有。");
    }

    @Test
    void itIsFoundInTablesTextBoxesHeadersAndFooters() {
        var box = "<w:r><w:pict><w:txbxContent><w:p>" + run("框：【儿童姓名】") + "</w:p></w:txbxContent></w:pict></w:r>";
        var table = "<w:tbl><w:tr><w:tc><w:p>" + run("【儿童姓名】") + "</w:p></w:tc></w:tr></w:tbl>";
        var body = PaperTemplates.paragraph("PaperTitle", "测试") + "<w:p>" + box + "</w:p>" + table
                + "<w:sdt><w:sdtContent><w:p>" + run("控件：【儿童姓名】") + "</w:p></w:sdtContent></w:sdt>";
        var footer = "<w:ftr xmlns:w=\"" + Xml.W + "\"><w:p>" + run("页脚：【儿童姓名】") + "</w:p></w:ftr>";
        var paper = templating
                .filled(PaperTemplates.word(body, Map.of("word/footer1.xml", footer)), KNOWN)
                .written();

        assertThat(PaperShape.lines(paper)).containsExactly("测试", "框：王小明", "王小明", "控件：王小明");
        var written = WordFile.open(paper).texts().stream()
                .filter(text -> text.region() == WordFile.Region.FOOTER)
                .flatMap(text -> Xml.all(text.root(), "p").stream())
                .map(line -> new Line(line).text())
                .toList();
        assertThat(written).contains("页脚：王小明");
    }

    @Test
    void aListRepeatsItsPartOfALineItsParagraphsOrItsRow() {
        assertThat(filled(template(run("措施：【每项帮扶措施】【序号】【措施】；【完】")))).containsExactly("措施：1心理辅导；2就医；");
        assertThat(filled(template(run("【每项帮扶措施】"), run("第【序号】项"), run("【措施】给【儿童姓名】"), run("【完】"))))
                .containsExactly("第1项", "心理辅导给王小明", "第2项", "就医给王小明");
        var row = "<w:tbl><w:tr><w:tc><w:p>" + run("【每项帮扶措施】【序号】") + "</w:p></w:tc><w:tc><w:p>" + run("【措施】【完】")
                + "</w:p></w:tc></w:tr></w:tbl>";
        var paper = PaperTemplates.word(PaperTemplates.paragraph("PaperTitle", "测试") + row, Map.of());
        assertThat(filled(paper)).containsExactly("1", "心理辅导", "2", "就医");
    }

    @Test
    void aPartMayStandInAnother() {
        assertThat(filled(template(
                        run("【如有儿童姓名】"),
                        run("外"),
                        run("【如无事实】"),
                        run("不会"),
                        run("【完】"),
                        run("【如有证据】里【完】"),
                        run("【完】"))))
                .containsExactly("外", "里");
    }

    /** Whoever writes a bracket into a case writes a bracket onto the paper, nothing more. */
    @Test
    void whatSomebodyWroteIsNeverReadAsAPlaceholder() {
        assertThat(filled(template(run("见【证据】和【儿童姓名】")))).containsExactly("见【儿童姓名】和王小明");
    }

    @Test
    void eachLineOfATextThatStandsAloneIsAParagraphOfTheSameLook() {
        var paper = templating.filled(template(run("【事实】")), KNOWN).written();
        assertThat(PaperShape.lines(paper)).containsExactly("测试", "第一行", "第二行");
        assertThat(WordFile.open(paper)
                        .body()
                        .getElementsByTagNameNS(Xml.W, "pStyle")
                        .getLength())
                .isEqualTo(3);
    }

    @Test
    void whatIsNotKnownIsLeftForThePen() {
        assertThat(filled(template(run("地址：【儿童住址】。"), run("【儿童住址】")))).containsExactly("地址：________。");
    }

    /** Nothing in a template is an expression, however it looks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7}",
                "#{T(java.lang.Runtime).getRuntime()}",
                "{{child.name}}",
                "$x.class",
                "[[${x}]]",
                "<%= 1 %>"
            })
    void whatLooksLikeAnExpressionStaysText(String text) {
        assertThat(filled(template(run(text.replace("<", "&lt;"))))).containsExactly(text);
    }

    @Test
    void aWrongPlaceholderIsNamedWithItsPlace() {
        var table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p>" + run("写：【孩子名】")
                + "</w:p></w:tc></w:tr></w:tbl>";
        var page = "<w:p>" + run("一") + "<w:r><w:lastRenderedPageBreak/></w:r></w:p>";
        var body = PaperTemplates.paragraph("PaperTitle", "测试") + page + "<w:p>" + run("【错】") + "</w:p>" + table;
        var faults = templating.faults(PaperTemplates.word(body, Map.of()), kind);

        assertThat(faults)
                .containsExactly(
                        new Fault(Code.UNKNOWN, "错", new Fault.Place(WordFile.Region.BODY, 2, 3, 0, 0, 0, "【错】")),
                        new Fault(
                                Code.UNKNOWN, "孩子名", new Fault.Place(WordFile.Region.BODY, 2, 0, 1, 2, 2, "写：【孩子名】")));
    }

    @Test
    void everyKindOfFaultIsFound() {
        assertThat(codes(run("【每项帮扶措施】"), run("没有完"))).containsExactly(Code.UNCLOSED);
        assertThat(codes(run("【完】"))).containsExactly(Code.UNOPENED);
        assertThat(codes(run("有【如有事实】没有完"))).containsExactly(Code.UNCLOSED);
        assertThat(codes(run("半个【儿童姓名"))).containsExactly(Code.BRACKET);
        assertThat(codes(run("空的【】"))).containsExactly(Code.BRACKET);
        assertThat(codes(run("【每项事实】x【完】"))).containsExactly(Code.NO_LIST);
        assertThat(codes(run("看【帮扶措施】"))).containsExactly(Code.NO_LIST);
        assertThat(codes(run("看【措施】"))).containsExactly(Code.OUT_OF_LIST);
        assertThat(codes(run("【如有不认识】x【完】"))).containsExactly(Code.UNKNOWN);
        assertThat(codes(run("【每项帮扶措施】【每项帮扶措施】x【完】【完】"))).containsExactly(Code.OUT_OF_LIST);
        var wants = new PaperKind("x/y", "测", "测试", "Test", java.util.Set.of(), List.of(), List.of("证据"), "", "");
        assertThat(templating.faults(template(run("【事实】")), wants))
                .containsExactly(new Fault(Code.MISSING, "证据", null));
        assertThat(templating.faults(new byte[] {1, 2, 3}, kind)).containsExactly(new Fault(Code.DAMAGED, "", null));
    }

    private List<Code> codes(String... runs) {
        return templating.faults(template(runs), kind).stream().map(Fault::code).toList();
    }
}
