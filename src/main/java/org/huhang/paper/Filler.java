package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huhang.paper.Fault.Code;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Puts words into the place of placeholders, wherever in the file they stand and however many runs Word made of them. A part that
 * begins and ends in paragraphs or rows of its own takes these along.
 */
final class Filler {

    private final Marks marks;
    private final LineFiller lines;

    /**
     * @param marks how placeholders look
     * @param places of the file that is filled
     * @param faults is told of each fault; filling goes on
     */
    Filler(Marks marks, Places places, Consumer<Fault> faults) {
        this.marks = marks;
        this.lines = new LineFiller(marks, places, faults);
    }

    /** Fills all parts of a file. */
    void fill(WordFile file, Scope scope) {
        file.texts().forEach(text -> blocks(Xml.children(text.root()), scope));
    }

    private void blocks(List<Element> blocks, Scope scope) {
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var alone = Xml.is(block, "p") ? alone(block) : null;
            if (alone != null && alone.opens()) {
                var end = closing(blocks, i);
                if (end < 0) {
                    lines.fault(Code.UNCLOSED, alone.word(), block);
                } else {
                    part(alone, blocks.subList(i, end + 1), scope);
                    i = end;
                }
            } else if (alone != null && alone.sort() == Token.Sort.END) {
                lines.fault(Code.UNOPENED, "", block);
            } else if (Xml.is(block, "p")) {
                paragraph(block, scope);
            } else if (Xml.is(block, "tbl")) {
                table(block, scope);
            } else {
                blocks(Xml.children(block), scope);
            }
        }
    }

    /** The mark that a paragraph consists of; null if it says anything else. */
    private @Nullable Token alone(Element paragraph) {
        var text = new Line(paragraph).text().strip();
        var tokens = marks.tokens(text);
        var only = tokens.size() == 1 && tokens.get(0).end() - tokens.get(0).start() == text.length();
        return only && tokens.get(0).sort() != Token.Sort.WORD ? tokens.get(0) : null;
    }

    private int closing(List<Element> blocks, int opening) {
        var depth = 0;
        for (var i = opening; i < blocks.size(); i++) {
            var mark = Xml.is(blocks.get(i), "p") ? alone(blocks.get(i)) : null;
            depth += mark == null ? 0 : mark.opens() ? 1 : -1;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** A part whose marks stand in paragraphs of their own: the first and the last of these. */
    private void part(Token mark, List<Element> blocks, Scope scope) {
        var first = blocks.get(0);
        var inside = blocks.subList(1, blocks.size() - 1);
        repeat(mark, inside, first, scope);
        Xml.remove(first);
        Xml.remove(blocks.get(blocks.size() - 1));
    }

    /** Keeps, drops or repeats elements; what is repeated comes before another one. */
    private void repeat(Token mark, List<Element> inside, Element before, Scope scope) {
        if (!lines.sound(mark, before, scope)) {
            return;
        }
        if (mark.sort() == Token.Sort.EACH) {
            for (var row : scope.rows(mark.word())) {
                var copies = new ArrayList<Element>();
                for (var element : inside) {
                    copies.add((Element) before.getParentNode().insertBefore(element.cloneNode(true), before));
                }
                blocks(copies, row);
            }
            inside.forEach(Xml::remove);
        } else if (scope.stays(mark.word(), mark.sort() == Token.Sort.IF)) {
            blocks(inside, scope);
        } else {
            inside.forEach(Xml::remove);
        }
    }

    private void table(Element table, Scope scope) {
        for (var row : Xml.children(table)) {
            if (Xml.is(row, "tr")) {
                row(row, scope);
            }
        }
        if (Xml.children(table, "tr").isEmpty()) {
            Xml.remove(table);
        }
    }

    private void row(Element row, Scope scope) {
        var mark = around(row);
        if (mark == null) {
            cells(row, scope);
            return;
        }
        if (!lines.sound(mark, Xml.all(row, "p").get(0), scope)) {
            return;
        }
        if (mark.sort() == Token.Sort.EACH) {
            for (var one : scope.rows(mark.word())) {
                cells((Element) row.getParentNode().insertBefore(row.cloneNode(true), row), one);
            }
            Xml.remove(row);
        } else if (scope.stays(mark.word(), mark.sort() == Token.Sort.IF)) {
            cells(row, scope);
        } else {
            Xml.remove(row);
        }
    }

    /** The mark with which a row begins and which another of its cells ends; taken out of the row. Null if there is none. */
    private @Nullable Token around(Element row) {
        var lines = Xml.all(row, "p").stream()
                .map(Line::new)
                .filter(line -> !marks.tokens(line.text()).isEmpty())
                .toList();
        if (lines.size() < 2) {
            return null;
        }
        var first = lines.get(0);
        var last = lines.get(lines.size() - 1);
        var all = lines.stream()
                .flatMap(line -> marks.tokens(line.text()).stream())
                .toList();
        var opening = all.get(0);
        if (!opening.opens()
                || !first.text().stripLeading().startsWith(first.text().substring(opening.start(), opening.end()))
                || Marks.closing(all, 0) != all.size() - 1) {
            return null;
        }
        var closing = all.get(all.size() - 1);
        last.apply(List.of(new Line.Edit(closing.start(), closing.end(), "")));
        first.apply(List.of(new Line.Edit(opening.start(), opening.end(), "")));
        return opening;
    }

    private void cells(Element row, Scope scope) {
        for (var cell : Xml.children(row)) {
            blocks(Xml.children(cell), scope);
            if (Xml.is(cell, "tc") && Xml.children(cell, "p").isEmpty()) {
                // Word refuses a cell without a paragraph.
                cell.appendChild(cell.getOwnerDocument().createElementNS(Xml.W, "w:p"));
            }
        }
    }

    private void paragraph(Element paragraph, Scope scope) {
        for (var box : Xml.all(paragraph, "txbxContent")) {
            blocks(Xml.children(box), scope);
        }
        lines.fill(paragraph, scope);
    }
}
