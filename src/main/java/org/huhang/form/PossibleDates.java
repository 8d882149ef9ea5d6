package org.huhang.form;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which dates can be true. What happened lies in the past unless the field is a plan; nothing happened before the child was
 * born, and hardly anything of a case before it was reported. A clock typed wrong moves statutory terms by years, so the last
 * two are asked back, and what lies far before the report is refused. A plan lies no further ahead than its form says: what is
 * promised for the year 2099 is promised to nobody.
 *
 * @param era what is known of the matter
 */
record PossibleDates(Supplier<Era> era, Clock clock) {

    /** Clocks of office machines are wrong by minutes; a moment typed as "now" is not in the future for that. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Further before the report than this, it is a slip and no question. */
    static final int DAYS = 366;

    /** A field with this property says when something is to happen. */
    static final String PLAN = "plan";

    /** How far ahead such a day may lie, as {@code P1Y}. */
    static final String WITHIN = "within";

    /** Of forms that say nothing. */
    private static final Period FARTHEST = Period.ofYears(3);

    /** How many days before the report something of this field may have happened without a question. */
    static final String SINCE_REPORT = "sinceReport";

    /** A date of somebody else’s life, which may have begun before that of the child. */
    static final String ANOTHER = "another";

    /**
     * The code of why a date cannot be true.
     *
     * @param date in normal form, a day or a moment
     * @return null if it can
     */
    @Nullable
    String impossible(Field field, String date) {
        if (!plan(field) && compareToNow(date) > 0) {
            return "future";
        }
        if (plan(field) && DateKind.day(date).isAfter(today().plus(within(field.component())))) {
            return "tooFarAhead";
        }
        return before(date, field, DAYS) ? "longBeforeReport" : null;
    }

    /** The code of why a date is hardly true, for the person to say that it is; null if nothing speaks against it. */
    @Nullable
    String doubtful(Field field, String date) {
        var born = era.get().born();
        var another = "true".equals(field.component().property(ANOTHER));
        if (born != null && !another && DateKind.day(date).isBefore(born)) {
            return "beforeBirth";
        }
        return before(date, field, 0) ? "beforeReport" : null;
    }

    static boolean plan(Field field) {
        return "true".equals(field.component().property(PLAN));
    }

    /**
     * How far ahead a plan may lie.
     *
     * @throws BadForm if it says so in another way than {@code P1Y}, {@code P6M} or {@code P14D}
     */
    static Period within(Component component) {
        var within = component.property(WITHIN);
        try {
            return within == null ? FARTHEST : Period.parse(within);
        } catch (DateTimeParseException e) {
            throw component.refused("within says how far ahead, such as P1Y");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(DateKind.CHINA));
    }

    private boolean before(String date, Field field, int days) {
        if (field.component().property(SINCE_REPORT) == null) {
            return false;
        }
        var reported = era.get().reported();
        if (reported == null) {
            return false;
        }
        var earliest = reported.minus(TOLERANCE)
                .minus(field.component().property(SINCE_REPORT, 0, DAYS) + days, ChronoUnit.DAYS);
        return date.length() == 10
                ? LocalDate.parse(date).isBefore(earliest.atZone(DateKind.CHINA).toLocalDate())
                : OffsetDateTime.parse(date).toInstant().isBefore(earliest);
    }

    /** By the day where the date has no time. */
    int compareToNow(String date) {
        if (date.length() == 10) {
            return Integer.signum(LocalDate.parse(date).compareTo(today()));
        }
        var away = Duration.between(clock.instant(), OffsetDateTime.parse(date).toInstant());
        return away.abs().compareTo(TOLERANCE) <= 0 ? 0 : away.isNegative() ? -1 : 1;
    }
}
