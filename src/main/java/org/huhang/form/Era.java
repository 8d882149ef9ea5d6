package org.huhang.form;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When the matter of a form can have happened at all. The owner of the matter says so with each check.
 *
 * @param born the day on which the child was born, null if unknown
 * @param reported when the first report of the matter was filed, null if there is none
 */
public record Era(@Nullable LocalDate born, @Nullable Instant reported) {

    /** Nothing is known; then only the present bounds a date. */
    public static final Era UNKNOWN = new Era(null, null);
}
