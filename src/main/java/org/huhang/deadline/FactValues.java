package org.huhang.deadline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;

/** Dates as they come: from the engine, from a caller, or back from the database as text. */
final class FactValues {

    private FactValues() {}

    /**
     * An instant of a fact; a date without time is its midnight in China, as is a time without zone read there.
     *
     * @param fact a {@link Date}, a type of {@code java.time} or ISO 8601 text
     * @return null if the fact is no date
     */
    static @Nullable Instant instant(@Nullable Object fact) {
        if (fact instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (fact instanceof Instant instant) {
            return instant;
        }
        return fact == null ? null : parsed(fact.toString());
    }

    /** How a fact is kept: dates as ISO 8601 text, all else as it is. */
    static Object kept(Object fact) {
        if (fact instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime()).toString();
        }
        return fact instanceof TemporalAccessor date ? date.toString() : fact;
    }

    private static @Nullable Instant parsed(String text) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(BusinessClock.CHINA).toInstant();
            }
            var read = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(read).atZone(BusinessClock.CHINA).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
