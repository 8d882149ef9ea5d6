package org.huhang.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.paper.PaperShape.run;
import static org.huhang.paper.PaperShape.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.huhang.agency.Person;
import org.huhang.document.FileRefused;
import org.huhang.paper.Fault.Code;
import org.huhang.paper.PaperRefused.Why;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** An office brings its own templates: what is sound is used, what is not changes nothing. */
@HuhangTest
class TemplatesTests {

    private static final String NOTICE = "shared/notice";
    private static final String MODEL = "<w:p>" + run("【受送达人】：【告知事项】") + "</w:p>";

    @Autowired
    private Office office;

    @Autowired
    private Templates templates;

    @Autowired
    private PaperKinds kinds;

    private Person leader;

    @BeforeEach
    void people() {
        office.staffed();
        leader = office.person("police.532503.leader");
    }

    private Template upload(byte[] file) {
        return templates.upload(leader, NOTICE, "告知书.docx", new ByteArrayResource(file));
    }

    private Template current() {
        return templates.current(kinds.get(NOTICE), leader.agencyCode());
    }

    @Test
    void aSoundTemplateIsUsedFromNowOnAndEarlierVersionsStay() {
        templates.retire(leader, NOTICE);
        assertThat(current().agencyCode()).isNull();
        var first = upload(template(run("甲：【受送达人】【告知事项】")));
        var second = upload(template(run("乙：【受送达人】【告知事项】")));

        assertThat(current()).isEqualTo(second);
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(PaperShape.lines(templates.content(first))).contains("甲：【受送达人】【告知事项】");
        assertThat(templates.ownOf(leader)).contains(second, first);

        templates.retire(leader, NOTICE);
        assertThat(current().agencyCode()).isNull();
        assertThat(upload(template(run("丙：【受送达人】【告知事项】"))).version()).isEqualTo(second.version() + 1);
    }

    @Test
    void onlyTheLeaderOfAnAgencyThatMakesItBringsOne() {
        var file = new ByteArrayResource(template(run("【受送达人】【告知事项】")));
        for (var person : List.of("police.532503", "analyst", "sysadmin")) {
            assertThatThrownBy(() -> templates.upload(office.person(person), NOTICE, "a.docx", file))
                    .extracting("why")
                    .isEqualTo(Why.LEADER);
        }
        assertThatThrownBy(() -> templates.upload(leader, "guardian-warning/supervision-order", "a.docx", file))
                .extracting("why")
                .isEqualTo(Why.NO_SUCH_KIND);
    }

    @Test
    void nobodyLooksAtTheTemplateOfAnotherAgency() {
        var own = upload(template(run("【受送达人】【告知事项】")));
        assertThat(templates.find(office.person("police.532503"), own.id())).isEqualTo(own);
        for (var person : List.of("police.532524", "analyst")) {
            assertThatThrownBy(() -> templates.find(office.person(person), own.id()))
                    .isInstanceOf(NoSuchPaper.class);
        }
        assertThatThrownBy(() -> templates.find(leader, UUID.randomUUID())).isInstanceOf(NoSuchPaper.class);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                file("empty", new byte[0], "EMPTY"),
                file("forty megabytes", noise(40 << 20), "TEMPLATE_TOO_LARGE"),
                file("no Word file", "看一看".getBytes(StandardCharsets.UTF_8), "NO_WORD"),
                file("a bomb", bomb(), "UNPACKS_TOO_LARGE"),
                file("macro", with("word/vbaProject.bin", "x"), "MACROS"),
                file(
                        "macro by type",
                        PaperTemplates.word(MODEL, Map.of("[Content_Types].xml", macroTypes())),
                        "MACROS"),
                file(
                        "a field that starts a program",
                        field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"),
                        "EMBEDDED"),
                file("a field in pieces", pieces(), "EMBEDDED"),
                file("a field that fetches", field("INCLUDETEXT \"http://x/y.docx\""), "EMBEDDED"),
                file(
                        "an object",
                        PaperTemplates.word(MODEL + "<w:p><w:object><w:OLEObject/></w:object></w:p>", Map.of()),
                        "EMBEDDED"),
                file("another kind of file inside", with("word/embeddings/a.xlsx", "x"), "EMBEDDED"),
                file("HTML inside", PaperTemplates.word(MODEL + "<w:altChunk/>", Map.of()), "EMBEDDED"),
                file("an executable", with("word/media/run.exe", "x"), "EMBEDDED"),
                file("a path that climbs", with("word/../../x.xml", "<x/>"), "EMBEDDED"),
                file("a remote template", relation("attachedTemplate", "http://x/t.dotm", "External"), "MACROS"),
                file(
                        "a remote template, written otherwise",
                        relation("attachedTemplate", "http://x/t.dotm", "E&#120;ternal"),
                        "MACROS"),
                file("a remote picture", relation("image", "http://x/p.png", "External"), "EMBEDDED"),
                file("a document type", doctype(), "EMBEDDED"));
    }

    private static Arguments file(String what, byte[] content, String reason) {
        return Arguments.of(what, content, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aHostileFileIsRefusedAndChangesNothing(String what, byte[] content, String reason) {
        var before = current();
        assertThatThrownBy(() -> upload(content))
                .isInstanceOf(FileRefused.class)
                .extracting(refused -> ((FileRefused) refused).getDetailMessageCode())
                .isEqualTo("document.refused." + reason);
        assertThat(current()).isEqualTo(before);
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of(template(run("【受送达人】【告知事项】【孩子的名】")), Code.UNKNOWN),
                Arguments.of(template(run("【受送达人】")), Code.MISSING),
                Arguments.of(template(run("【受送达人】【告知事项】【如有事实】")), Code.UNCLOSED),
                Arguments.of(relation("hyperlink", "https://example.org/", "External"), Code.OUTSIDE),
                Arguments.of(with("word/document.xml", "<w:document xmlns:w=\"" + Xml.W + "\"/>"), Code.DAMAGED));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aFaultyTemplateIsNamedAndChangesNothing(byte[] content, Code code) {
        var before = current();
        assertThatThrownBy(() -> upload(content))
                .isInstanceOfSatisfying(TemplateFaults.class, faults -> assertThat(faults.faults())
                        .extracting(Fault::code)
                        .contains(code));
        assertThat(current()).isEqualTo(before);
    }

    private static byte[] noise(int size) {
        var noise = new byte[size];
        new Random(1).nextBytes(noise);
        return noise;
    }

    /** Little to send, a gigabyte when opened. */
    private static byte[] bomb() {
        return rewritten(PaperTemplates.word(MODEL, Map.of()), "word/theme/theme1.xml", zip -> {
            var zeros = new byte[1 << 20];
            java.util.Arrays.fill(zeros, (byte) ' ');
            zip.write("<x>".getBytes(StandardCharsets.UTF_8));
            for (var i = 0; i < 1024; i++) {
                zip.write(zeros);
            }
            zip.write("</x>".getBytes(StandardCharsets.UTF_8));
        });
    }

    private static byte[] with(String part, String content) {
        return PaperTemplates.word(MODEL, Map.of(part, content));
    }

    private static byte[] field(String instruction) {
        return PaperTemplates.word(
                MODEL + "<w:p><w:fldSimple w:instr=\"" + instruction.replace("\"", "&quot;") + "\"/></w:p>", Map.of());
    }

    private static byte[] pieces() {
        var run = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DD</w:instrText></w:r>"
                + "<w:r><w:instrText>EAUTO cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        return PaperTemplates.word(MODEL + "<w:p>" + run + "</w:p>", Map.of());
    }

    private static byte[] relation(String kind, String target, String mode) {
        return with(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"x1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        + kind
                        + "\" Target=\"" + target + "\" TargetMode=\"" + mode + "\"/></Relationships>");
    }

    private static String macroTypes() {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                + " PartName=\"/word/document.xml\""
                + " ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    }

    private static byte[] doctype() {
        return rewritten(
                PaperTemplates.word(MODEL, Map.of()),
                "word/theme/theme1.xml",
                zip -> zip.write("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** What is written into a part. */
    private interface Writing {
        void to(ZipOutputStream zip) throws java.io.IOException;
    }

    private static byte[] rewritten(byte[] word, String part, Writing more) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out);
                var in = new ZipInputStream(new java.io.ByteArrayInputStream(word))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(part));
            more.to(zip);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
