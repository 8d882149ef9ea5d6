package org.huhang.form;

import java.time.Duration;
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

    /** Further before the first report than this, it is a slip and no fact of the matter. */
    private static final Duration LONGEST = Duration.ofDays(PossibleDates.DAYS);

    /**
     * Whether something can have happened so early, for times that are typed beside forms.
     *
     * @param at when it happened
     * @return false before the birth, and more than a year before the first report
     */
    public boolean begunBy(Instant at) {
        return (born == null || !at.isBefore(born.atStartOfDay(DateKind.CHINA).toInstant()))
                && (reported == null || !at.isBefore(reported.minus(LONGEST)));
    }
}
