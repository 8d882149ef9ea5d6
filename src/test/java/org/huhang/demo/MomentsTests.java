package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import org.huhang.deadline.CalendarDay;
import org.huhang.deadline.Deadlines;
import org.junit.jupiter.api.Test;

class MomentsTests {

    /** A Wednesday. */
    private static final Instant NOON = at("2026-11-18T12:00");

    private final Moments moments = new Moments(weekdays());

    @Test
    void lengthsOfTimeAreCountedAsTheyAre() {
        assertThat(moments.before(NOON, "PT25M")).isEqualTo(at("2026-11-18T11:35"));
        assertThat(moments.after(NOON, "PT25M")).isEqualTo(at("2026-11-18T12:25"));
    }

    @Test
    void daysAreCountedToATimeOfTheDay() {
        assertThat(moments.before(NOON, "3 10:20")).isEqualTo(at("2026-11-15T10:20"));
        assertThat(moments.after(NOON, "0 16:30")).isEqualTo(at("2026-11-18T16:30"));
    }

    @Test
    void workingDaysPassOverTheWeekend() {
        assertThat(moments.before(NOON, "3w 10:20")).isEqualTo(at("2026-11-13T10:20"));
        assertThat(moments.after(NOON, "3w 10:20")).isEqualTo(at("2026-11-23T10:20"));
    }

    @Test
    void whatTakesLongIsDoneByDayAndWhatIsUrgentAtNight() {
        assertThat(moments.after(NOON, "PT10H")).isEqualTo(at("2026-11-19T08:40"));
        assertThat(moments.after(NOON, "PT18H")).isEqualTo(at("2026-11-19T08:40"));
        assertThat(moments.after(at("2026-11-18T23:50"), "PT20M")).isEqualTo(at("2026-11-19T00:10"));
    }

    private static Deadlines weekdays() {
        var calendar = mock(Deadlines.class);
        when(calendar.day(any())).thenAnswer(asked -> {
            var day = asked.<LocalDate>getArgument(0);
            var weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
            var kind = weekend ? CalendarDay.Kind.REST : CalendarDay.Kind.WORKING;
            return new CalendarDay(day, kind, "", "", false);
        });
        return calendar;
    }

    private static Instant at(String china) {
        return OffsetDateTime.parse(china + ":00+08:00").toInstant();
    }
}
