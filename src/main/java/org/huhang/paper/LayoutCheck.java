package org.huhang.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.ReferenceFile;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Reads a paper back and compares it with the form of official papers (GB/T 9704): A4, margins 37, 35, 28 and 26 mm, and for each
 * kind of paragraph font, size, distance of lines, indent and side, as {@code reference/official-layout.csv} says.
 */
@Component
class LayoutCheck {

    private static final String TITLE = "PaperTitle";
    private static final String FOOTER = "PaperFooter";

    /** In twentieths of a point, with half a millimetre of slack for programs that round. */
    private static final Map<String, Integer> SHEET = Map.of("w", 11906, "h", 16838);

    private static final Map<String, Integer> MARGINS =
            Map.of("top", 2098, "bottom", 1984, "left", 1587, "right", 1474);
    private static final int SLACK = 28;

    private final Map<String, Look> looks = new LinkedHashMap<>();

    LayoutCheck() {
        for (var line : ReferenceFile.lines("official-layout.csv")) {
            looks.put(
                    line.text("style"),
                    new Look(
                            line.text("font"),
                            line.text("half_points"),
                            line.text("line_twips"),
                            line.text("first_chars"),
                            line.text("align")));
        }
    }

    /** How a kind of paragraph looks. */
    private record Look(String font, String size, String line, String first, String align) {}

    /**
     * What is not as it should be.
     *
     * @param what the measure: sheet, margin, style, font, size, line, first, align, title, page
     * @param where the text of the paragraph or the side of the page
     * @param found what stands there
     */
    record Deviation(String what, String where, String found) {}

    /** Empty if the paper keeps to the form. */
    List<Deviation> deviations(byte[] paper) {
        var file = WordFile.open(paper);
        var found = new LinkedHashSet<Deviation>();
        var styles = new Styles(file.styles());
        Xml.all(file.body(), "sectPr").forEach(section -> sheet(section, found));
        var lines = file.texts().stream()
                .filter(text -> text.region() != WordFile.Region.NOTE)
                .flatMap(text -> Xml.all(text.root(), "p").stream())
                .toList();
        lines.forEach(line -> paragraph(line, styles, found));
        var first = Xml.all(file.body(), "p").stream()
                .filter(line -> !Characters.blank(new Line(line).text()))
                .findFirst();
        if (first.isEmpty() || !TITLE.equals(style(first.get()))) {
            found.add(new Deviation("title", "", ""));
        }
        if (lines.stream().noneMatch(line -> FOOTER.equals(style(line)) && countsPages(line))) {
            found.add(new Deviation("page", "", ""));
        }
        return new ArrayList<>(found);
    }

    private static void sheet(Element section, Set<Deviation> found) {
        measure(Xml.down(section, "pgSz"), SHEET, "sheet", found);
        measure(Xml.down(section, "pgMar"), MARGINS, "margin", found);
    }

    private static void measure(@Nullable Element of, Map<String, Integer> wanted, String what, Set<Deviation> found) {
        wanted.forEach((side, twips) -> {
            var value = Xml.value(of, side);
            if (value == null || !value.matches("\\d{1,6}") || Math.abs(Integer.parseInt(value) - twips) > SLACK) {
                found.add(new Deviation(what, side, String.valueOf(value)));
            }
        });
    }

    private static String style(Element line) {
        return Objects.requireNonNullElse(Xml.value(Xml.down(line, "pPr", "pStyle"), "val"), "");
    }

    private static boolean countsPages(Element line) {
        return Stream.concat(Xml.all(line, "fldSimple").stream(), Xml.all(line, "instrText").stream())
                .anyMatch(field -> (Xml.value(field, "instr") + field.getTextContent()).contains("PAGE"));
    }

    private void paragraph(Element line, Styles styles, Set<Deviation> found) {
        var text = new Line(line).text().strip();
        if (text.isEmpty() && !countsPages(line)) {
            return;
        }
        var style = style(line);
        var look = looks.get(style);
        if (look == null) {
            found.add(new Deviation("style", text, style));
            return;
        }
        var own = Xml.down(line, "pPr");
        compare("line", look.line(), styles.paragraph(style, own, "spacing", "line"), text, found);
        compare("line", "exact", styles.paragraph(style, own, "spacing", "lineRule"), text, found);
        compare("first", look.first(), styles.paragraph(style, own, "ind", "firstLineChars"), text, found);
        if (!look.align().isEmpty()) {
            compare("align", look.align(), styles.paragraph(style, own, "jc", "val"), text, found);
        }
        for (var run : Xml.all(line, "r")) {
            var said = Xml.down(run, "rPr");
            compare("font", look.font(), styles.run(style, said, "rFonts", "eastAsia"), text, found);
            compare("size", look.size(), styles.run(style, said, "sz", "val"), text, found);
        }
    }

    private static void compare(String what, String wanted, @Nullable String value, String text, Set<Deviation> found) {
        var is = value == null ? (what.equals("first") ? "0" : "") : value;
        if (!wanted.equals(is)) {
            found.add(new Deviation(what, text, is));
        }
    }

    /** What named looks say, each with those that it is based on, and the looks of the whole file at last. */
    private static final class Styles {

        private static final int DEEPEST = 10;

        private final Map<String, Element> byId = new LinkedHashMap<>();
        private final @Nullable Element defaults;

        Styles(@Nullable Element styles) {
            defaults = Xml.down(styles, "docDefaults");
            if (styles != null) {
                Xml.children(styles, "style")
                        .forEach(style -> byId.put(String.valueOf(Xml.value(style, "styleId")), style));
            }
        }

        @Nullable
        String paragraph(String style, @Nullable Element own, String element, String attribute) {
            var direct = Xml.value(Xml.down(own, element), attribute);
            return direct != null
                    ? direct
                    : named(style, "pPr", element, attribute, Xml.down(defaults, "pPrDefault", "pPr"));
        }

        @Nullable
        String run(String style, @Nullable Element own, String element, String attribute) {
            var direct = Xml.value(Xml.down(own, element), attribute);
            return direct != null
                    ? direct
                    : named(style, "rPr", element, attribute, Xml.down(defaults, "rPrDefault", "rPr"));
        }

        private @Nullable String named(
                String style, String part, String element, String attribute, @Nullable Element last) {
            var at = byId.get(style);
            for (var deep = 0; at != null && deep < DEEPEST; deep++) {
                var value = Xml.value(Xml.down(at, part, element), attribute);
                if (value != null) {
                    return value;
                }
                at = byId.get(String.valueOf(Xml.value(Xml.down(at, "basedOn"), "val")));
            }
            return Xml.value(Xml.down(last, element), attribute);
        }
    }
}
