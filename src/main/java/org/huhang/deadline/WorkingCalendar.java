package org.huhang.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The working days of China. Weekends rest, except where the State Council's yearly notice says otherwise; a year whose
 * notice is not loaded knows only its weekends, and says so, as do the last days of the year before.
 */
final class WorkingCalendar {

    private static final int FIRST_OF_NEW_YEAR = 28;

    private final Map<LocalDate, SpecialDay> special = new HashMap<>();
    private final Set<Integer> publishedYears = new HashSet<>();

    WorkingCalendar(Collection<SpecialDay> days) {
        days.forEach(day -> special.put(day.date(), day));
        days.stream()
                .filter(day -> !day.worked())
                .forEach(day -> publishedYears.add(day.date().getYear()));
    }

    CalendarDay day(LocalDate date) {
        var provisional = !settled(date);
        var known = special.get(date);
        if (known != null) {
            var kind = known.worked() ? CalendarDay.Kind.MADE_UP : CalendarDay.Kind.HOLIDAY;
            return new CalendarDay(date, kind, known.nameZh(), known.nameEn(), provisional);
        }
        var weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return new CalendarDay(date, weekend ? CalendarDay.Kind.REST : CalendarDay.Kind.WORKING, "", "", provisional);
    }

    /** The notice of a year also moves the last days of the year before, as 31 December 2018 was. */
    private boolean settled(LocalDate date) {
        var newYear = date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= FIRST_OF_NEW_YEAR;
        return knows(date.getYear()) && (!newYear || knows(date.getYear() + 1));
    }

    /** Whether the holidays of a year are loaded. */
    boolean knows(int year) {
        return publishedYears.contains(year);
    }

    boolean isWorkingDay(LocalDate date) {
        return day(date).working();
    }

    /** The first working day after a date. */
    LocalDate nextWorkingDay(LocalDate date) {
        return plusWorkingDays(date, 1);
    }

    /** The n-th working day after a date, which itself does not count. */
    LocalDate plusWorkingDays(LocalDate date, int days) {
        var end = date;
        for (var left = days; left > 0; ) {
            end = end.plusDays(1);
            if (isWorkingDay(end)) {
                left--;
            }
        }
        return end;
    }

    /**
     * A day that differs from its weekday.
     *
     * @param date the day
     * @param worked true for a weekend day that is worked, false for a day off
     * @param nameZh the holiday's Chinese name
     * @param nameEn the holiday's English name
     */
    record SpecialDay(LocalDate date, boolean worked, String nameZh, String nameEn) {}
}
