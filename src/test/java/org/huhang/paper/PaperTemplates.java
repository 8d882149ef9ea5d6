package org.huhang.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huhang.agency.ReferenceFile;

/** Writes the shipped templates: each text of {@code papers.txt} as a Word file in the form of official papers. */
final class PaperTemplates {

    private static final Path TEXTS = Path.of("src/test/resources/papers/papers.txt");
    private static final int WIDTH = 8845;
    private static final String NAMESPACES = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final Map<String, String> STYLES = Map.of(
            "# ", "PaperTitle",
            "@ ", "PaperNumber",
            "> ", "PaperTo",
            "= ", "PaperHead",
            "- ", "PaperHeadSmall",
            "~ ", "PaperSign",
            "* ", "PaperNote");

    private PaperTemplates() {}

    /** Writes all of them anew. */
    public static void main(String[] args) throws IOException {
        for (var text : texts().entrySet()) {
            var file = Path.of("forms", text.getKey() + ".docx");
            Files.createDirectories(file.getParent());
            Files.write(file, word(text.getValue()));
        }
    }

    /** The lines of each template, by folder and file. */
    static Map<String, List<String>> texts() {
        var texts = new LinkedHashMap<String, List<String>>();
        var lines = new ArrayList<String>();
        try {
            for (var line : Files.readAllLines(TEXTS)) {
                if (line.startsWith("=== ")) {
                    lines = new ArrayList<>();
                    texts.put(line.substring(4).strip(), lines);
                } else if (!line.isBlank() && !line.startsWith("//")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static byte[] word(List<String> lines) {
        return word(body(lines), Map.of());
    }

    /** A Word file around a body; more parts may be added, such as a hostile one. */
    static byte[] word(String body, Map<String, String> more) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", contentTypes());
        parts.put("_rels/.rels", relations(Map.of("officeDocument", "word/document.xml")));
        parts.put("word/document.xml", "<w:document " + NAMESPACES + "><w:body>" + body + "</w:body></w:document>");
        parts.put("word/_rels/document.xml.rels", documentRelations());
        parts.put("word/styles.xml", styles());
        parts.put("word/settings.xml", "<w:settings " + NAMESPACES + "><w:evenAndOddHeaders/></w:settings>");
        parts.put("word/footer1.xml", footer("right"));
        parts.put("word/footer2.xml", footer("left"));
        parts.putAll(more);
        return zip(parts);
    }

    static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + part.getValue())
                        .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String contentTypes() {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + type("document", "document.main") + type("styles", "styles") + type("settings", "settings")
                + type("footer1", "footer") + type("footer2", "footer") + "</Types>";
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + TYPES + type + "+xml\"/>";
    }

    static String relations(Map<String, String> targets) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + targets.entrySet().stream()
                        .map(target -> "<Relationship Id=\"r"
                                + Math.abs(target.getValue().hashCode()) + "\" Type=\"" + RELATIONS + target.getKey()
                                + "\" Target=\"" + target.getValue() + "\"/>")
                        .collect(Collectors.joining())
                + "</Relationships>";
    }

    private static String documentRelations() {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relation("styles", "styles.xml") + relation("settings", "settings.xml")
                + relation("footer", "footer1.xml") + relation("footer", "footer2.xml") + "</Relationships>";
    }

    private static String relation(String kind, String target) {
        return "<Relationship Id=\"" + target.replace(".xml", "") + "\" Type=\"" + RELATIONS + kind + "\" Target=\""
                + target + "\"/>";
    }

    private static String styles() {
        var looks = ReferenceFile.lines("official-layout.csv").stream()
                .map(look -> "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + look.text("style")
                        + "\"><w:name w:val=\"" + look.text("style") + "\"/><w:qFormat/><w:pPr>"
                        + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" + look.text("line_twips")
                        + "\" w:lineRule=\"exact\"/>"
                        + "<w:ind w:firstLineChars=\"" + look.text("first_chars") + "\" w:firstLine=\""
                        + Integer.parseInt(look.text("first_chars")) * Integer.parseInt(look.text("half_points")) / 10
                        + "\"/>"
                        + (look.text("align").isEmpty() ? "" : "<w:jc w:val=\"" + look.text("align") + "\"/>")
                        + "</w:pPr><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\""
                        + look.text("font") + "\"/><w:sz w:val=\"" + look.text("half_points") + "\"/><w:szCs w:val=\""
                        + look.text("half_points") + "\"/></w:rPr></w:style>")
                .collect(Collectors.joining());
        return "<w:styles " + NAMESPACES + ">" + looks + "</w:styles>";
    }

    /** The number of the page between two dashes, one character from the edge: right on odd pages, left on even ones. */
    private static String footer(String side) {
        return "<w:ftr " + NAMESPACES + "><w:p><w:pPr><w:pStyle w:val=\"PaperFooter\"/><w:ind w:" + side
                + "Chars=\"100\" w:"
                + side + "=\"280\"/><w:jc w:val=\"" + side
                + "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"
                + "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
                + "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
    }

    static String body(List<String> lines) {
        var body = new StringBuilder();
        var rows = new ArrayList<String>();
        var widths = new int[0];
        for (var line : lines) {
            if (line.startsWith("|w ")) {
                flush(body, rows, widths);
                widths = Arrays.stream(line.substring(3).strip().split(" +"))
                        .mapToInt(share -> WIDTH * Integer.parseInt(share) / 100)
                        .toArray();
            } else if (line.startsWith("| ")) {
                rows.add(line.substring(2));
            } else {
                flush(body, rows, widths);
                var style = STYLES.get(line.substring(0, Math.min(2, line.length())));
                body.append(style == null ? paragraph("PaperBody", line) : paragraph(style, line.substring(2)));
            }
        }
        flush(body, rows, widths);
        return body
                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:footerReference w:type=\"even\""
                + " r:id=\"footer2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\""
                + " w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1361\" w:gutter=\"0\"/>"
                + "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>";
    }

    static String paragraph(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
                + escaped(text) + "</w:t></w:r></w:p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void flush(StringBuilder body, List<String> rows, int[] widths) {
        if (rows.isEmpty()) {
            return;
        }
        body.append("<w:tbl><w:tblPr><w:tblW w:w=\"" + WIDTH + "\" w:type=\"dxa\"/><w:tblBorders>");
        for (var side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            body.append("<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        }
        body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        Arrays.stream(widths).forEach(width -> body.append("<w:gridCol w:w=\"" + width + "\"/>"));
        body.append("</w:tblGrid>");
        rows.forEach(row -> row(body, row, widths));
        body.append("</w:tbl>");
        rows.clear();
    }

    private static void row(StringBuilder body, String row, int[] widths) {
        var cells = row.split("\\|");
        body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (var i = 0; i < cells.length; i++) {
            var span = 1;
            while (i + span < cells.length && cells[i + span].strip().equals("<")) {
                span++;
            }
            var width =
                    IntStream.range(i, i + span).map(column -> widths[column]).sum();
            body.append("<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>"
                    + (span == 1 ? "" : "<w:gridSpan w:val=\"" + span + "\"/>") + "</w:tcPr>"
                    + paragraph("PaperCell", cells[i].strip()) + "</w:tc>");
            i += span - 1;
        }
        body.append("</w:tr>");
    }
}
