package org.huhang.schooling;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as a file that a spreadsheet opens: what looks like a formula is text there. */
final class Csv {

    /** Tells a spreadsheet that this is UTF-8. */
    private static final String MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    static String of(List<String> head, List<List<String>> rows) {
        return Stream.concat(Stream.of(head), rows.stream())
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", MARK, "\r\n"));
    }

    /** Quoted, with a quote mark before what a spreadsheet would run. */
    static String cell(String text) {
        var first = text.stripLeading();
        var runs = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                || !first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0;
        return '"' + (runs ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
