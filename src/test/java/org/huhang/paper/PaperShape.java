package org.huhang.paper;

import java.util.List;
import java.util.Map;

/** What a Word file says, read by its own eyes and not by those that filled it. */
final class PaperShape {

    private PaperShape() {}

    /** The text of each paragraph that says anything, tables included, in their order. */
    static List<String> lines(byte[] paper) {
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(paper))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return paragraphs(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new AssertionError("no text");
    }

    private static List<String> paragraphs(String xml) {
        return java.util.Arrays.stream(xml.split("</w:p>"))
                .map(paragraph -> java.util.regex.Pattern.compile("<w:t(?: [^>]*)?>([^<]*)</w:t>")
                        .matcher(paragraph)
                        .results()
                        .map(found -> found.group(1))
                        .collect(java.util.stream.Collectors.joining()))
                .map(text -> text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&")
                        .strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A template of these paragraphs, as XML of runs. */
    static byte[] template(String... runs) {
        var body = new StringBuilder(PaperTemplates.paragraph("PaperTitle", "测试"));
        for (var run : runs) {
            body.append("<w:p><w:pPr><w:pStyle w:val=\"PaperBody\"/></w:pPr>")
                    .append(run)
                    .append("</w:p>");
        }
        return PaperTemplates.word(body.toString(), Map.of());
    }

    /** A run with a text. */
    static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }
}
