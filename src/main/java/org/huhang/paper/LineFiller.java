package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huhang.paper.Fault.Code;
import org.w3c.dom.Element;

/** Puts words into the place of placeholders within one paragraph, parts that begin and end in it among them. */
final class LineFiller {

    /** To be written in by hand; a paragraph or cell of its own stays empty instead. */
    private static final String BLANK = "________";

    private final Marks marks;
    private final Places places;
    private final Consumer<Fault> faults;

    LineFiller(Marks marks, Places places, Consumer<Fault> faults) {
        this.marks = marks;
        this.places = places;
        this.faults = faults;
    }

    /** Fills one paragraph, but not the boxes in it. */
    void fill(Element paragraph, Scope scope) {
        var line = new Line(paragraph);
        if (Marks.broken(line.text())) {
            fault(Code.BRACKET, "", paragraph);
        }
        var tokens = marks.tokens(line.text());
        if (tokens.isEmpty()) {
            return;
        }
        var edits = new ArrayList<Line.Edit>();
        edit(tokens, 0, tokens.size(), line, scope, edits);
        var whole = edits.size() == 1
                && edits.get(0).end() - edits.get(0).start()
                        == line.text().strip().length();
        if (whole) {
            alone(line, edits.get(0));
        } else {
            line.apply(edits);
        }
    }

    /** A placeholder that is all there is in its paragraph: each line of what comes in is one. */
    private static void alone(Line line, Line.Edit edit) {
        var lines = edit.text().split("\n", -1);
        var paragraph = line.paragraph();
        for (var i = 0; i < lines.length - 1; i++) {
            var copy = (Element) paragraph.getParentNode().insertBefore(paragraph.cloneNode(true), paragraph);
            new Line(copy).apply(List.of(new Line.Edit(edit.start(), edit.end(), lines[i])));
        }
        line.apply(List.of(new Line.Edit(edit.start(), edit.end(), lines[lines.length - 1])));
    }

    private void edit(List<Token> tokens, int from, int until, Line line, Scope scope, List<Line.Edit> edits) {
        for (var i = from; i < until; i++) {
            var token = tokens.get(i);
            if (token.sort() == Token.Sort.WORD) {
                edits.add(new Line.Edit(token.start(), token.end(), text(token, line, scope)));
            } else if (token.sort() == Token.Sort.END) {
                fault(Code.UNOPENED, "", line.paragraph());
            } else {
                var end = Marks.closing(tokens, i);
                if (end < 0 || end >= until) {
                    fault(Code.UNCLOSED, token.word(), line.paragraph());
                } else {
                    part(tokens, i, end, line, scope, edits);
                    i = end;
                }
            }
        }
    }

    /** A part inside of one paragraph. */
    private void part(List<Token> tokens, int from, int until, Line line, Scope scope, List<Line.Edit> edits) {
        var mark = tokens.get(from);
        var end = tokens.get(until);
        if (!sound(mark, line.paragraph(), scope)) {
            return;
        }
        if (mark.sort() == Token.Sort.EACH) {
            var said = new StringBuilder();
            scope.rows(mark.word()).forEach(row -> said.append(inside(tokens, from, until, line, row)));
            edits.add(new Line.Edit(mark.start(), end.end(), said.toString()));
        } else if (scope.stays(mark.word(), mark.sort() == Token.Sort.IF)) {
            edits.add(new Line.Edit(mark.start(), mark.end(), ""));
            edit(tokens, from + 1, until, line, scope, edits);
            edits.add(new Line.Edit(end.start(), end.end(), ""));
        } else {
            edits.add(new Line.Edit(mark.start(), end.end(), ""));
        }
    }

    /** The text between two marks, with the words of one row. */
    private String inside(List<Token> tokens, int from, int until, Line line, Scope row) {
        var edits = new ArrayList<Line.Edit>();
        edit(tokens, from + 1, until, line, row, edits);
        var text = new StringBuilder();
        var at = tokens.get(from).end();
        for (var edit : edits) {
            text.append(line.text(), at, edit.start()).append(edit.text());
            at = edit.end();
        }
        return text.append(line.text(), at, tokens.get(until).start()).toString();
    }

    private String text(Token token, Line line, Scope scope) {
        var code =
                switch (scope.sort(token.word())) {
                    case TEXT -> null;
                    case LIST -> Code.NO_LIST;
                    case ELSEWHERE -> Code.OUT_OF_LIST;
                    case UNKNOWN -> Code.UNKNOWN;
                };
        if (code != null) {
            fault(code, token.word(), line.paragraph());
            return "";
        }
        var known = scope.text(token.word());
        return known.isEmpty()
                        && token.end() - token.start() < line.text().strip().length()
                ? BLANK
                : known;
    }

    void fault(Code code, String word, Element where) {
        faults.accept(new Fault(code, word, places.of(where)));
    }

    /** Whether a part is about something that there is; otherwise the fault is told. */
    boolean sound(Token mark, Element where, Scope scope) {
        var sort = scope.sort(mark.word());
        var each = mark.sort() == Token.Sort.EACH;
        var code = sort == Scope.Sort.UNKNOWN
                ? Code.UNKNOWN
                : sort == Scope.Sort.ELSEWHERE
                        ? Code.OUT_OF_LIST
                        : each && sort != Scope.Sort.LIST ? Code.NO_LIST : null;
        if (code != null) {
            fault(code, mark.word(), where);
        }
        return code == null;
    }
}
