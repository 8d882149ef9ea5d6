package org.huhang.form;

import java.util.List;

/**
 * Why an answer cannot be taken as it is. {@link Form#message} turns it into words.
 *
 * @param field the address of the field: its key, inside a list {@code measures[0].measureDue}
 * @param code the last part of the message key {@code form.problem.<code>}
 * @param args what the message names beside the field's label: text, or a {@link Field} whose label is meant
 */
public record Problem(String field, String code, List<Object> args) {

    /** Copies the arguments. */
    public Problem {
        args = List.copyOf(args);
    }
}
