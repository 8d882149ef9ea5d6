package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTests {

    private final WorkingCalendar calendar = Shipped.CALENDAR;

    @ParameterizedTest
    @CsvSource({"2025,248", "2026,248"})
    void hasTheWorkingDaysOfTheYearlyNotice(int year, int workingDays) {
        var first = LocalDate.of(year, 1, 1);
        var days = first.datesUntil(first.plusDays(Year.of(year).length())).filter(calendar::isWorkingDay);
        assertThat(days.count()).isEqualTo(workingDays);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,WORKING,''",
        "2026-11-21,REST,''",
        "2026-10-01,HOLIDAY,国庆节",
        "2026-09-25,HOLIDAY,中秋节",
        "2026-10-10,MADE_UP,国庆节",
        "2026-02-14,MADE_UP,春节",
        "2026-02-28,MADE_UP,春节",
        "2025-01-26,MADE_UP,春节",
        "2025-04-04,HOLIDAY,清明节"
    })
    void knowsWhatSortOfDayItIs(LocalDate date, CalendarDay.Kind kind, String name) {
        var day = calendar.day(date);
        assertThat(day.kind()).isEqualTo(kind);
        assertThat(day.nameZh()).isEqualTo(name);
        assertThat(day.provisional()).isFalse();
    }

    @Test
    void knowsOnlyWeekendsOfAYearThatIsNotPublished() {
        assertThat(calendar.day(LocalDate.of(2027, 1, 1)))
                .isEqualTo(new CalendarDay(LocalDate.of(2027, 1, 1), CalendarDay.Kind.WORKING, "", "", true));
        assertThat(calendar.day(LocalDate.of(2027, 1, 2)).kind()).isEqualTo(CalendarDay.Kind.REST);
    }

    @Test
    void aWorkedWeekendDayAloneDoesNotPublishAYear() {
        var made = new WorkingCalendar.SpecialDay(LocalDate.of(2027, 1, 3), true, "元旦", "New Year's Day");
        assertThat(new WorkingCalendar(java.util.List.of(made)).knows(2027)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,1,2026-11-23",
        "2026-09-28,5,2026-10-10",
        "2025-09-26,5,2025-10-10",
        "2026-02-13,2,2026-02-24",
        "2026-12-31,1,2027-01-01"
    })
    void countsWorkingDaysAfterADay(LocalDate from, int days, LocalDate end) {
        assertThat(calendar.plusWorkingDays(from, days)).isEqualTo(end);
    }

    @Test
    void theLastDaysOfAYearWaitForTheNoticeOfTheNext() {
        assertThat(Shipped.CALENDAR.day(LocalDate.of(2026, 12, 27)).provisional())
                .isFalse();
        assertThat(Shipped.CALENDAR.day(LocalDate.of(2026, 12, 28)).provisional())
                .isTrue();
        assertThat(Shipped.CALENDAR.day(LocalDate.of(2025, 12, 31)).provisional())
                .isFalse();
    }
}
