package org.huhang.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a kind of field takes for an answer. */
sealed interface Kind permits TextKind, NumberKind, FlagKind, ChoiceKind, DateKind, FilesKind, RowsKind {

    /**
     * Judges what was posted.
     *
     * @param raw anything that JSON can hold; never null
     * @param known what the server itself put before the person: read-only values and lists of options
     */
    Verdict accept(Object raw, Map<String, ?> known);

    /**
     * The same value in the type in which this kind is posted, whoever wrote it: tables write everything as text, and older
     * drafts were kept as they came. What cannot be written so stays as it is, for {@link #accept} to refuse.
     */
    default Object shaped(Object raw) {
        return raw instanceof List<?> one && one.size() == 1 ? String.valueOf(one.get(0)) : raw;
    }

    /** What the browser's conditions see where nothing was answered. */
    default @Nullable Object blank() {
        return null;
    }

    /** The code of the problem when an answer is required and there is none. */
    default String missing() {
        return "required";
    }

    /** What conditions may do with it. */
    Sort sort();

    /** Whether it may go to the engine; free text never does. */
    default boolean mayBeVariable() {
        return false;
    }

    /** The value for the engine. */
    default @Nullable Object variable(@Nullable Object answer) {
        return answer;
    }

    /** The stored answer as a person reads it; stored answers may be of an older form, so anything can come. */
    String readable(Object answer, Field field, Words words);

    /** How conditions see a value. */
    enum Sort {
        TEXT,
        NUMBER,
        FLAG,
        CODE,
        CODES,
        DATE,
        OTHER
    }

    /**
     * What became of a posted value.
     *
     * @param value the value to keep, null if there is none
     * @param problem the code of what is wrong with it, null if nothing
     * @param args what the problem's message names
     */
    record Verdict(@Nullable Object value, @Nullable String problem, List<Object> args) {

        static final Verdict UNANSWERED = new Verdict(null, null, List.of());

        static Verdict of(Object value) {
            return new Verdict(value, null, List.of());
        }

        static Verdict refused(String problem, Object... args) {
            return new Verdict(null, problem, List.of(args));
        }
    }
}
