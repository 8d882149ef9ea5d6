package org.huhang.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of forms that the code reads by their names. Read once, from the file beside. */
public final class ReadFields {

    private static final String FILE = "/model/read-fields.txt";
    private static final List<ReadField> ALL = read();
    private static final Map<String, ReadField> BY_NAME =
            ALL.stream().collect(Collectors.toMap(ReadField::name, Function.identity()));

    private ReadFields() {}

    /**
     * All of them.
     *
     * @return in the order of their names
     */
    public static List<ReadField> all() {
        return ALL;
    }

    /** Null for a field that no code reads. */
    static @Nullable ReadField named(String name) {
        return BY_NAME.get(name);
    }

    /** What a task of some work must ask. */
    static Stream<ReadField> of(Work work) {
        return ALL.stream().filter(field -> field.works().contains(work));
    }

    private static List<ReadField> read() {
        try (var file = Objects.requireNonNull(ReadFields.class.getResourceAsStream(FILE));
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> ReadField.of(Arrays.asList(line.split(" "))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A field.
     *
     * @param name its name, the key in the form
     * @param kind text, choice, several, yes, yesOrNo, moment, number, rows or files
     * @param works the works whose task must ask it
     */
    public record ReadField(String name, String kind, List<Work> works) {

        /** Whether an answer of another kind can be read as well. */
        boolean fits(String other) {
            return kind.equals(other)
                    || (kind.equals("yesOrNo") && Set.of("yes", "choice").contains(other));
        }

        private static ReadField of(List<String> words) {
            return new ReadField(
                    words.get(0),
                    words.get(1),
                    words.stream().skip(2).map(ReadField::work).toList());
        }

        private static Work work(String code) {
            var work = Work.of(code);
            if (work == Work.OTHER) {
                throw new IllegalStateException(FILE + " names a work that is none: " + code);
            }
            return work;
        }
    }
}
