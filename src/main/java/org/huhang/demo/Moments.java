package org.huhang.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * Moments as sample cases name them, counted from another moment: {@code PT25M} that long away, {@code 3 10:20} on the third
 * day at that time, {@code 3w 10:20} on the third working day. So a case that is to be near its end is so on every day of the
 * year.
 */
@Component
class Moments {

    private static final Pattern DAYS = Pattern.compile("(\\d+)(w?) (\\d{2}:\\d{2})");

    /** What takes longer than that is nobody's night work. */
    private static final Duration URGENT = Duration.ofHours(2);

    private static final LocalTime MORNING = LocalTime.of(8, 40);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Deadlines calendar;

    Moments(Deadlines calendar) {
        this.calendar = calendar;
    }

    Instant before(Instant from, String away) {
        return away(from, away, -1);
    }

    Instant after(Instant from, String away) {
        return away(from, away, 1);
    }

    private static Instant byDay(Instant moment) {
        var local = moment.atZone(BusinessClock.CHINA);
        if (local.toLocalTime().isBefore(MORNING)) {
            return local.with(MORNING).toInstant();
        }
        return local.toLocalTime().isAfter(EVENING)
                ? local.plusDays(1).with(MORNING).toInstant()
                : moment;
    }

    private Instant away(Instant from, String away, int direction) {
        var days = DAYS.matcher(away);
        if (!days.matches()) {
            var duration = Duration.parse(away);
            var moment = from.plus(duration.multipliedBy(direction));
            return direction > 0 && duration.compareTo(URGENT) > 0 ? byDay(moment) : moment;
        }
        var day = LocalDate.ofInstant(from, BusinessClock.CHINA);
        for (var left = Integer.parseInt(days.group(1)); left > 0; ) {
            day = day.plusDays(direction);
            left -= days.group(2).isEmpty() || calendar.day(day).working() ? 1 : 0;
        }
        return LocalTime.parse(days.group(3))
                .atDate(day)
                .atZone(BusinessClock.CHINA)
                .toInstant();
    }
}
