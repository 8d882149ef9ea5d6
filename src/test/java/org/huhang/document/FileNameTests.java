package org.huhang.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "诊断 证明.pdf|诊断 证明.pdf",
                "../../etc/passwd|passwd.pdf",
                "C:\\Users\\li\\伤情.pdf|伤情.pdf",
                "/|附件.pdf",
                "...|附件.pdf",
                ".htaccess|htaccess.pdf",
                "a\u202Efdp.exe|afdp.exe.pdf",
                "a\u200B\uFEFFb\u0007.pdf|ab.pdf",
                "<img src=x>.pdf|_img src=x_.pdf",
                "\"; filename=\"evil.html|__ filename=_evil.html.pdf",
                "photo.PDF |photo.PDF",
                "e\u0301.pdf|\u00e9.pdf",
                "表情\uD83D\uDE00.pdf|表情\uD83D\uDE00.pdf"
            })
    void becomesHarmless(String given, String kept) {
        assertThat(FileName.clean(given, FileType.PDF)).isEqualTo(kept);
    }

    @Test
    void aLineBreakInANameBreaksNoHeader() {
        assertThat(FileName.clean("a\r\nSet-Cookie: x\0.pdf", FileType.PDF)).isEqualTo("aSet-Cookie_ x.pdf");
    }

    @Test
    void aNamelessFileGetsAName() {
        assertThat(FileName.clean(null, FileType.JPEG)).isEqualTo("附件.jpg");
        assertThat(FileName.clean(" \n ", FileType.JPEG)).isEqualTo("附件.jpg");
    }

    @Test
    void aLongNameIsCutBetweenCharactersAndKeepsItsEnding() {
        var name = FileName.clean("\uD83D\uDE00".repeat(300) + ".pdf", FileType.PDF);

        assertThat(name.codePointCount(0, name.length())).isEqualTo(100);
        assertThat(name).endsWith("\uD83D\uDE00.pdf");
    }
}
