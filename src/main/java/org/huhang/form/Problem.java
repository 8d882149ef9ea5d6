package org.huhang.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer cannot be taken as it is. {@link Form#message} turns it into words.
 *
 * @param field the address of the field: its key, inside a list {@code measures[0].measureDue}
 * @param code the last part of the message key {@code form.problem.<code>}
 * @param args what the message names beside the field's label: text, or a {@link Field} or a {@link Choice} of this field
 *     whose label is meant
 * @param confirm what the person may post under {@link Form#CONFIRMED} to say that the answer is true all the same; null if
 *     it can only be changed
 */
public record Problem(String field, String code, List<Object> args, @Nullable String confirm) {

    /** Copies the arguments. */
    public Problem {
        args = List.copyOf(args);
    }

    /** A problem that only another answer ends. */
    public Problem(String field, String code, List<Object> args) {
        this(field, code, args, null);
    }
}
