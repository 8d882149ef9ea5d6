package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The text of one paragraph, however many runs Word made of it. */
final class Line {

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** A piece of the text in one element. */
    private record Piece(Element element, int start, int end) {}

    private final Element paragraph;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Line(Element paragraph) {
        this.paragraph = paragraph;
        read(paragraph);
    }

    private void read(Node at) {
        for (var child : Xml.children(at)) {
            if (Xml.is(child, "t")) {
                var start = text.length();
                text.append(child.getTextContent());
                pieces.add(new Piece(child, start, text.length()));
            } else if (Xml.is(child, "tab")) {
                text.append('\t');
            } else if (Xml.is(child, "br") || Xml.is(child, "cr")) {
                text.append('\n');
            } else if (!Xml.is(child, "p") && !Xml.is(child, "pPr") && !Xml.is(child, "txbxContent")) {
                read(child);
            }
        }
    }

    String text() {
        return text.toString();
    }

    Element paragraph() {
        return paragraph;
    }

    /** A part of the text and what comes in its place. */
    record Edit(int start, int end, String text) {}

    /** Changes the text; the edits are in their order and do not touch each other. */
    void apply(List<Edit> edits) {
        for (var i = edits.size() - 1; i >= 0; i--) {
            apply(edits.get(i));
        }
        for (var piece : pieces) {
            breakLines(piece.element());
        }
    }

    /** What comes in stands in the first of the runs and looks as that one does. */
    private void apply(Edit edit) {
        var placed = false;
        for (var piece : pieces) {
            if (piece.end() <= edit.start() || piece.start() >= edit.end()) {
                continue;
            }
            // Later edits lie behind this one, so that what stands before it is where it was.
            var now = piece.element().getTextContent();
            var from = Math.max(0, edit.start() - piece.start());
            var until = Math.min(piece.end(), edit.end()) - piece.start();
            piece.element().setTextContent(now.substring(0, from) + (placed ? "" : edit.text()) + now.substring(until));
            piece.element().setAttributeNS(XML, "xml:space", "preserve");
            placed = true;
        }
    }

    private static void breakLines(Element piece) {
        var lines = piece.getTextContent().split("\n", -1);
        if (lines.length == 1) {
            return;
        }
        var document = piece.getOwnerDocument();
        var parent = piece.getParentNode();
        var next = piece.getNextSibling();
        piece.setTextContent(lines[0]);
        for (var i = 1; i < lines.length; i++) {
            parent.insertBefore(document.createElementNS(Xml.W, "w:br"), next);
            var more = (Element) piece.cloneNode(false);
            more.setTextContent(lines[i]);
            parent.insertBefore(more, next);
        }
    }
}
