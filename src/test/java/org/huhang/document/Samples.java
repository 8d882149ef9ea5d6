package org.huhang.document;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Files as friends and enemies send them, made on the spot. */
final class Samples {

    static final String GPS_MARK = "GPS-23.3668N-103.4049E";

    private Samples() {}

    /** A picture whose left half is red and right half blue, so that a turn shows. */
    static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A phone's photo: hidden data with a place in it, and a note how the phone was held. */
    static byte[] photo(int orientation) {
        var tiff = ByteBuffer.allocate(26 + GPS_MARK.length());
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
        tiff.put(GPS_MARK.getBytes(StandardCharsets.US_ASCII));
        var exif = ByteBuffer.allocate(10 + tiff.capacity());
        exif.put((byte) 0xff).put((byte) 0xe1).putShort((short) (8 + tiff.capacity()));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        var plain = picture("jpeg", 40, 20);
        return join(slice(plain, 0, 2), exif.array(), slice(plain, 2, plain.length));
    }

    /** The header of a picture with this many pixels, and nothing behind it: enough to make a careless decoder allocate. */
    static byte[] hugePng(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 6).put((byte) 0).put((byte) 0).put((byte) 0);
        var deflater = new Deflater();
        deflater.setInput(new byte[1024]);
        deflater.finish();
        var packed = new byte[1024];
        var length = deflater.deflate(packed);
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header.array()),
                chunk("IDAT", slice(packed, 0, length)),
                chunk("IEND", new byte[0]));
    }

    /** A picture sent in this many scans, the last one again and again: each costs a decoder a look at every pixel. */
    static byte[] manyScans(int side, int scans) {
        var picture = progressive(side);
        var last = picture.length - 2;
        while (picture[last] != (byte) 0xff || picture[last + 1] != (byte) 0xda) {
            last--;
        }
        var scan = slice(picture, last, picture.length - 2);
        var out = new ByteArrayOutputStream();
        out.write(picture, 0, last);
        for (var again = 0; again < scans; again++) {
            out.writeBytes(scan);
        }
        out.write(picture, picture.length - 2, 2);
        return out.toByteArray();
    }

    static byte[] progressive(int side) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            var parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            var grey = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
            writer.write(null, new IIOImage(grey, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static Map<String, byte[]> wordEntries() {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(
                "[Content_Types].xml",
                utf8("<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
                        + "officedocument.wordprocessingml.document.main+xml\"/></Types>"));
        entries.put("_rels/.rels", utf8("<Relationships/>"));
        entries.put(
                "word/document.xml",
                utf8(
                        "<w:document"
                                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">走访记录</w:document>"));
        return entries;
    }

    static Map<String, byte[]> excelEntries() {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(
                "[Content_Types].xml",
                utf8("<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
                        + "officedocument.spreadsheetml.sheet.main+xml\"/></Types>"));
        entries.put("_rels/.rels", utf8("<Relationships/>"));
        entries.put("xl/workbook.xml", utf8("<workbook/>"));
        entries.put("xl/printerSettings/printerSettings1.bin", new byte[20]);
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] with(Map<String, byte[]> entries, String name, byte[] content) {
        var more = new LinkedHashMap<>(entries);
        more.put(name, content);
        return zip(more);
    }

    static byte[] bomb() {
        return with(wordEntries(), "word/media/image1.png", new byte[250 << 20]);
    }

    static byte[] mp4(String brand) {
        var box = ByteBuffer.allocate(64)
                .putInt(24)
                .put(utf8("ftyp" + brand))
                .putInt(512)
                .put(utf8(brand + "iso2"));
        return box.array();
    }

    static byte[] mp3() {
        return join(
                utf8("ID3"),
                new byte[] {3, 0, 0, 0, 0, 0, 10},
                new byte[10],
                new byte[] {(byte) 0xff, (byte) 0xfb},
                new byte[400]);
    }

    static byte[] amr() {
        var frame = new byte[32];
        frame[0] = 0x3c;
        return join(utf8("#!AMR\n"), frame, frame, frame);
    }

    static byte[] aac() {
        var frame = new byte[100];
        var header = HexFormat.of().parseHex("fff15080000000");
        System.arraycopy(header, 0, frame, 0, header.length);
        frame[4] = (byte) (frame.length >> 3);
        frame[5] = (byte) (frame.length << 5 | 0x1f);
        frame[6] = (byte) 0xfc;
        return join(frame, frame, frame);
    }

    static byte[] wav() {
        var sound = ByteBuffer.allocate(44 + 100).order(ByteOrder.LITTLE_ENDIAN);
        sound.put(utf8("RIFF"))
                .putInt(136)
                .put(utf8("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        sound.putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16);
        return sound.put(utf8("data")).putInt(100).array();
    }

    static byte[] pdf() {
        return utf8("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] chunk(String name, byte[] content) {
        var named = join(utf8(name), content);
        var crc = new CRC32();
        crc.update(named);
        var length = ByteBuffer.allocate(4).putInt(content.length).array();
        return join(
                length,
                named,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
