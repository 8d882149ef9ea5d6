package org.huhang.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.StreamHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A Word file in memory: its text as XML, everything else as it came. */
final class WordFile {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String BODY = WORD + "document.main+xml";
    private static final String STYLES = WORD + "styles+xml";
    private static final long LARGEST_UNPACKED = 32L << 20;
    private static final int READ_AT_ONCE = 8192;

    /** What part of the page a text stands on. */
    enum Region {
        BODY,
        HEADER,
        FOOTER,
        NOTE
    }

    /** A part with text. */
    record Text(Region region, PackagePart part, Document xml) {

        Element root() {
            return xml.getDocumentElement();
        }
    }

    private final OPCPackage office;
    private final List<Text> texts = new ArrayList<>();
    private @Nullable Document styles;

    private WordFile(OPCPackage office) throws IOException, InvalidFormatException, SAXException {
        this.office = office;
        for (var part : office.getParts()) {
            var region = region(part.getContentType());
            if (region != null) {
                texts.add(new Text(region, part, DocumentHelper.readDocument(part.getInputStream())));
            } else if (part.getContentType().equals(STYLES)) {
                styles = DocumentHelper.readDocument(part.getInputStream());
            }
        }
        if (texts.stream().noneMatch(text -> text.region() == Region.BODY)) {
            throw new BadWordFile("it has no text");
        }
    }

    private static @Nullable Region region(String type) {
        return switch (type) {
            case BODY -> Region.BODY;
            case WORD + "header+xml" -> Region.HEADER;
            case WORD + "footer+xml" -> Region.FOOTER;
            case WORD + "footnotes+xml", WORD + "endnotes+xml" -> Region.NOTE;
            default -> null;
        };
    }

    /**
     * Opens a Word file.
     *
     * @throws BadWordFile if it is none, or swells when opened
     */
    static WordFile open(byte[] content) {
        try {
            requireSmall(content);
            return new WordFile(OPCPackage.open(new ByteArrayInputStream(content)));
        } catch (BadWordFile e) {
            throw e;
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
            // The library answers some input with whatever its arithmetic meets first.
            throw new BadWordFile("it cannot be read", e);
        }
    }

    /** By what really comes out: the sizes that a file states of itself may lie. */
    private static void requireSmall(byte[] content) throws IOException {
        var unpacked = 0L;
        var piece = new byte[READ_AT_ONCE];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                for (var read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED) {
                        throw new BadWordFile("it is too large when opened");
                    }
                }
            }
        }
    }

    /** Everything in which placeholders may stand. */
    List<Text> texts() {
        return List.copyOf(texts);
    }

    /** What holds the paragraphs and tables of the page. */
    Element body() {
        var root = texts.stream()
                .filter(text -> text.region() == Region.BODY)
                .findFirst()
                .orElseThrow()
                .root();
        var body = Xml.down(root, "body");
        if (body == null) {
            throw new BadWordFile("it has no body");
        }
        return body;
    }

    /** The named looks of paragraphs; null if the file has none. */
    @Nullable
    Element styles() {
        return styles == null ? null : styles.getDocumentElement();
    }

    /** Whether anything in it lies outside of the file, a link that is followed by hand among them. */
    boolean leadsOutside() {
        try {
            for (var part : office.getParts()) {
                if (part.isRelationshipPart()) {
                    continue;
                }
                for (var relation : part.getRelationships()) {
                    if (relation.getTargetMode() == TargetMode.EXTERNAL) {
                        return true;
                    }
                }
            }
            for (var relation : office.getRelationships()) {
                if (relation.getTargetMode() == TargetMode.EXTERNAL) {
                    return true;
                }
            }
            return false;
        } catch (InvalidFormatException e) {
            throw new BadWordFile("its parts are wrong", e);
        }
    }

    /** The file as it is now; this one can no longer be changed afterwards. */
    byte[] written() {
        try {
            for (var text : texts) {
                try (OutputStream out = text.part().getOutputStream()) {
                    StreamHelper.saveXmlInStream(text.xml(), out);
                }
            }
            var content = new ByteArrayOutputStream();
            office.save(content);
            office.revert();
            return content.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new BadWordFile("it cannot be written", e);
        }
    }
}
