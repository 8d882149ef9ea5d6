package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFileTests {

    private static final String TABLE = "code,name_zh,level\nTL-01,强制报告,COUNTY\nTL-02,登记受理,VILLAGE\n";
    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void readsWhatSpreadsheetsSave() {
        var plain = cells(TABLE, StandardCharsets.UTF_8);
        assertThat(plain).containsExactly(List.of("TL-01", "强制报告", "COUNTY"), List.of("TL-02", "登记受理", "VILLAGE"));
        assertThat(cells("\uFEFF" + TABLE, StandardCharsets.UTF_8)).isEqualTo(plain);
        assertThat(cells(TABLE.replace("\n", "\r\n"), StandardCharsets.UTF_8)).isEqualTo(plain);
        assertThat(cells(TABLE, GBK)).isEqualTo(plain);
        assertThat(cells(TABLE.replace("\n", ",,\n") + ",,,,\n\n", StandardCharsets.UTF_8))
                .isEqualTo(plain);
        assertThat(cells(TABLE.replace("强制报告", "\"强制报告\""), StandardCharsets.UTF_8))
                .isEqualTo(plain);
    }

    @Test
    void quotedFieldsHoldCommasQuotesAndLines() {
        assertThat(cells("a,b\n\"一,二\",\"他说\"\"好\"\"\n再见\"\n", StandardCharsets.UTF_8))
                .containsExactly(List.of("一,二", "他说\"好\"\n再见"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code;name_zh;level\nTL-01;强制报告;COUNTY\n",
                "code,code\n1,2\n",
                "code,,level\n1,2,3\n",
                "code,name\nTL-01\n",
                "code,name\nTL-01,报告,更多\n",
                "code,name\n\"TL-01,报告\n"
            })
    void anythingElseStopsWithTheFile(String text) {
        assertThatThrownBy(() -> ReferenceFile.lines("here.csv", text.getBytes(StandardCharsets.UTF_8))
                        .forEach(line -> line.text("code")))
                .isInstanceOf(BadReferenceFile.class)
                .hasMessageStartingWith("here.csv");
    }

    @Test
    void saysTheLineOfAnOddOne() {
        assertThatThrownBy(() -> read("a,b\n1,2\n\n3\n"))
                .hasMessage("here.csv, line 4: has 1 fields, but the first line names 2 columns");
    }

    @Test
    void saysLineColumnAndTextOfWhatIsNoValue() {
        var line = read("code,amount\nTL-01,one\n").get(0);
        assertThatThrownBy(() -> line.read("amount", Integer::valueOf))
                .isInstanceOf(BadReferenceFile.class)
                .hasMessageStartingWith("here.csv, line 2, column amount: cannot be “one”");
        assertThatThrownBy(() -> line.text("unit")).hasMessage("here.csv: has no column unit");
    }

    @Test
    void aTextThatIsNoTextIsRefused() {
        var torn = TABLE.getBytes(StandardCharsets.UTF_8);
        torn[25] = (byte) 0xFF;
        assertThatThrownBy(() -> ReferenceFile.lines("here.csv", torn))
                .hasMessage("here.csv: is neither UTF-8 nor GBK text");
    }

    private static List<List<String>> cells(String text, Charset charset) {
        return ReferenceFile.lines("here.csv", text.getBytes(charset)).stream()
                .map(line -> List.copyOf(line.cells().values()))
                .toList();
    }

    private static List<ReferenceFile.Line> read(String text) {
        return ReferenceFile.lines("here.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
