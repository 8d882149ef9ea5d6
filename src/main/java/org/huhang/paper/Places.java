package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import org.huhang.paper.Fault.Place;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Notes of each paragraph of a file where it stands, before filling moves it. */
final class Places {

    private static final String MARK = "huhang-place";
    private static final int LONGEST = 40;

    private final List<Place> all = new ArrayList<>();
    private WordFile.Region region = WordFile.Region.BODY;
    private int page = 1;
    private int paragraph;
    private int tables;

    Places(WordFile file) {
        for (var text : file.texts()) {
            region = text.region();
            page = 1;
            paragraph = 0;
            tables = 0;
            note(text.root(), 0, 0, 0);
        }
    }

    private void note(Element within, int table, int row, int cell) {
        var rows = 0;
        var cells = 0;
        for (var child : Xml.children(within)) {
            if (Xml.is(child, "tbl")) {
                note(child, ++tables, 0, 0);
            } else if (Xml.is(child, "tr")) {
                note(child, table, ++rows, 0);
            } else if (Xml.is(child, "tc")) {
                note(child, table, row, ++cells);
            } else if (Xml.is(child, "p")) {
                mark(child, table, row, cell);
                note(child, table, row, cell);
            } else {
                page += turns(child) ? 1 : 0;
                note(child, table, row, cell);
            }
        }
    }

    private static boolean turns(Element element) {
        return Xml.is(element, "lastRenderedPageBreak")
                || Xml.is(element, "br") && "page".equals(Xml.value(element, "type"));
    }

    private void mark(Element line, int table, int row, int cell) {
        paragraph += table == 0 ? 1 : 0;
        var text = new Line(line).text().strip();
        var cut = text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "\u2026"
                : text;
        line.setAttribute(MARK, String.valueOf(all.size()));
        all.add(new Place(region, page, table == 0 ? paragraph : 0, table, row, cell, cut));
    }

    /** Leaves nothing of the notes in the file. */
    static void forget(WordFile file) {
        file.texts().forEach(text -> Xml.all(text.root(), "p").forEach(line -> line.removeAttribute(MARK)));
    }

    @Nullable
    Place of(Element line) {
        var number = line.getAttribute(MARK);
        return number.isEmpty() ? null : all.get(Integer.parseInt(number));
    }
}
