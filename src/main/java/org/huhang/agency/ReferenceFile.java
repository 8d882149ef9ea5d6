package org.huhang.agency;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huhang.form.Characters;
import org.springframework.core.io.ClassPathResource;

/**
 * A table under {@code reference/}, as people and spreadsheets save it: comma-separated with quotes where needed (RFC 4180),
 * names of the columns in the first line, UTF-8 with or without a mark in front, or GBK as Chinese Excel writes it; empty
 * lines and empty columns at the end are skipped. Anything else is refused.
 */
public final class ReferenceFile {

    private static final Charset GBK = Charset.forName("GBK");

    private ReferenceFile() {}

    /**
     * The lines of a shipped table.
     *
     * @param file its name under {@code reference/}
     * @return the lines below the names, in their order
     * @throws BadReferenceFile if it is not such a table
     */
    public static List<Line> lines(String file) {
        return lines(file, bytes(file));
    }

    /**
     * A shipped table as it lies there, for telling whether it changed.
     *
     * @param file its name under {@code reference/}
     * @return all its bytes
     */
    public static byte[] bytes(String file) {
        try {
            // By this class's own loader: the one of the thread may be a web application's that has stopped since.
            return new ClassPathResource("reference/" + file, ReferenceFile.class.getClassLoader())
                    .getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Line> lines(String file, byte[] content) {
        var records = records(file, decoded(file, content));
        if (records.isEmpty()) {
            throw new BadReferenceFile(file, "is empty");
        }
        var columns = columns(file, records.get(0));
        return records.stream()
                .skip(1)
                .filter(record -> !record.getFields().stream().allMatch(Characters::blank))
                .map(record -> line(file, columns, record))
                .toList();
    }

    private static String decoded(String file, byte[] content) {
        for (var charset : List.of(StandardCharsets.UTF_8, GBK)) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                // Then it is the other one. GBK cannot hold a text that is almost UTF-8: its commas would be halves.
            }
        }
        throw new BadReferenceFile(file, "is neither UTF-8 nor GBK text");
    }

    private static List<CsvRecord> records(String file, String text) {
        try (var reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new BadReferenceFile(file, e.getMessage() + " (" + cause.getMessage() + ")");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(String file, CsvRecord heading) {
        var columns = new ArrayList<String>();
        heading.getFields().forEach(name -> columns.add(name.strip()));
        while (!columns.isEmpty() && columns.get(columns.size() - 1).isEmpty()) {
            columns.remove(columns.size() - 1);
        }
        for (var name : columns) {
            if (name.isEmpty() || Collections.frequency(columns, name) > 1) {
                throw new BadReferenceFile(
                        file + ", line 1", name.isEmpty() ? "a column has no name" : "two columns are named " + name);
            }
        }
        return columns;
    }

    private static Line line(String file, List<String> columns, CsvRecord record) {
        var fields = record.getFields();
        var more = fields.subList(Math.min(columns.size(), fields.size()), fields.size());
        if (fields.size() < columns.size() || !more.stream().allMatch(Characters::blank)) {
            throw new BadReferenceFile(
                    file + ", line " + record.getStartingLineNumber(),
                    "has " + fields.size() + " fields, but the first line names " + columns.size() + " columns");
        }
        var cells = new LinkedHashMap<String, String>();
        for (var i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), fields.get(i).strip());
        }
        return new Line(file, record.getStartingLineNumber(), cells);
    }

    /**
     * A line of a table.
     *
     * @param file the table
     * @param number counts from 1, the names of the columns included
     * @param cells by column, without blanks around; no cell is null
     */
    public record Line(String file, long number, Map<String, String> cells) {

        /**
         * The text of a cell.
         *
         * @param column a column's name
         * @return empty if the cell is
         * @throws BadReferenceFile if the table has no such column
         */
        public String text(String column) {
            var text = cells.get(column);
            if (text == null) {
                throw new BadReferenceFile(file, "has no column " + column);
            }
            return text;
        }

        /**
         * A cell that is more than text.
         *
         * @param column a column's name
         * @param reader makes the value; what it throws says why it cannot
         * @return the value
         * @throws BadReferenceFile if the cell does not hold one
         */
        public <T> T read(String column, Function<String, T> reader) {
            var text = text(column);
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new BadReferenceFile(
                        file + ", line " + number + ", column " + column,
                        "cannot be “" + text + "” (" + e.getMessage() + ")");
            }
        }
    }
}
