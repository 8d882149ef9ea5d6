package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huhang.form.Characters;
import org.w3c.dom.Element;

/** A paper as a page shows it: paragraphs and tables, with what they are but without any markup of the file. */
final class Preview {

    private Preview() {}

    /**
     * A paragraph or a table.
     *
     * @param look what kind of paragraph; empty for a table
     * @param text its text, lines kept
     * @param rows the rows of a table
     */
    record Block(String look, String text, List<List<Cell>> rows) {

        public boolean table() {
            return !rows.isEmpty();
        }
    }

    /**
     * A cell of a table.
     *
     * @param span how many columns wide
     * @param lines its paragraphs
     */
    record Cell(int span, List<String> lines) {}

    static List<Block> of(WordFile file) {
        var blocks = new ArrayList<Block>();
        read(file.body(), blocks);
        return blocks;
    }

    private static void read(Element within, List<Block> blocks) {
        for (var child : Xml.children(within)) {
            if (Xml.is(child, "p")) {
                var text = new Line(child).text();
                if (!Characters.blank(text)) {
                    blocks.add(new Block(look(child), text.strip(), List.of()));
                }
            } else if (Xml.is(child, "tbl")) {
                var rows = Xml.all(child, "tr").stream().map(Preview::row).toList();
                if (!rows.isEmpty()) {
                    blocks.add(new Block("", "", rows));
                }
            } else {
                read(child, blocks);
            }
        }
    }

    private static List<Cell> row(Element row) {
        return Xml.all(row, "tc").stream()
                .map(cell -> new Cell(
                        span(cell),
                        Xml.all(cell, "p").stream()
                                .map(line -> new Line(line).text().strip())
                                .toList()))
                .toList();
    }

    private static int span(Element cell) {
        var span = Xml.value(Xml.down(cell, "tcPr", "gridSpan"), "val");
        return span != null && span.matches("\\d{1,2}") ? Math.max(1, Integer.parseInt(span)) : 1;
    }

    /** By its named look, or where an office left those by the side on which it stands. */
    private static String look(Element line) {
        var style = Objects.requireNonNullElse(Xml.value(Xml.down(line, "pPr", "pStyle"), "val"), "");
        var side = Objects.requireNonNullElse(Xml.value(Xml.down(line, "pPr", "jc"), "val"), "");
        return switch (style) {
            case "PaperTitle" -> "title";
            case "PaperNumber" -> "number";
            case "PaperTo" -> "to";
            case "PaperHead", "PaperHeadSmall" -> "head";
            case "PaperSign" -> "sign";
            case "PaperNote" -> "note";
            default -> side.equals("center") ? "number" : side.equals("right") || side.equals("end") ? "sign" : "body";
        };
    }
}
