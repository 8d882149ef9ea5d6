package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huhang.paper.LayoutCheck.Deviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not as GB/T 9704 wants it is seen, one by one. */
class LayoutCheckTests {

    private static final List<String> PAPER = List.of("# 告知书", "@ 告知〔2026〕1号", "正文", "~ 单位");

    private final LayoutCheck layout = new LayoutCheck();

    @Test
    void aPaperInItsFormHasNoDeviation() {
        assertThat(layout.deviations(PaperTemplates.word(PAPER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "w:w=\"11906\"~w:w=\"12240\"~sheet",
                "w:top=\"2098\"~w:top=\"1440\"~margin",
                "w:bottom=\"1984\"~w:bottom=\"1440\"~margin",
                "w:left=\"1587\"~w:left=\"1800\"~margin",
                "w:right=\"1474\"~w:right=\"1800\"~margin",
                "PaperBody\"/>~PaperBody\"/><w:spacing w:line=\"360\" w:lineRule=\"auto\"/>~line",
                "PaperBody\"/>~PaperBody\"/><w:ind w:firstLineChars=\"0\"/>~first",
                "PaperTitle\"/>~PaperTitle\"/><w:jc w:val=\"left\"/>~align",
                "PaperBody~Normal~style",
                "PaperTitle~PaperBody~title",
                "<w:r><w:t xml:space=\"preserve\">正文~<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>正文~size",
                "<w:r><w:t xml:space=\"preserve\">正文~<w:r><w:rPr><w:rFonts w:eastAsia=\"微软雅黑\"/></w:rPr><w:t>正文~font"
            })
    void eachDeviationIsSeen(String right, String wrong, String what) {
        var body = PaperTemplates.body(PAPER);
        assertThat(body).contains(right);
        assertThat(layout.deviations(PaperTemplates.word(body.replace(right, wrong), Map.of())))
                .isNotEmpty()
                .extracting(Deviation::what)
                .contains(what);
    }

    @Test
    void aPaperWithoutNumbersOfPagesIsSeen() {
        var bare = "<w:ftr xmlns:w=\"" + Xml.W + "\"><w:p/></w:ftr>";
        var paper = PaperTemplates.word(
                PaperTemplates.body(PAPER), Map.of("word/footer1.xml", bare, "word/footer2.xml", bare));
        assertThat(layout.deviations(paper)).extracting(Deviation::what).containsExactly("page");
    }
}
