package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.deadline.Shipped.china;
import static org.huhang.deadline.Shipped.shown;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.huhang.deadline.Reckoner.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * School days of Yunnan, worked out by hand. The autumn term of 2025 ends on Sunday 18 January 2026, the next runs from Monday
 * 2 March to 12 July, the one after from Tuesday 1 September to 24 January 2027. In 2026 the days 1 to 7 October are free and Saturday
 * 10 October is worked; Sunday 4 January is worked; 14 and 28 February are worked but lie in the vacation.
 */
class SchoolCalendarTests {

    private static final String YUNNAN = "53";

    private final SchoolDays days = ShippedTerms.schoolDays();

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        // The day of absence is day 1.
        "TL-62,2026-11-16T09:00,2026-11-18 23:59:59",
        // Over a weekend.
        "TL-62,2026-11-20T09:00,2026-11-24 23:59:59",
        // Noted for a Saturday: Monday is day 1.
        "TL-62,2026-11-21T09:00,2026-11-25 23:59:59",
        // The make-up Saturday is the third school day.
        "TL-62,2026-10-08T09:00,2026-10-10 23:59:59",
        // Over the National Day holiday: 30 September, 8 and 9 October.
        "TL-62,2026-09-30T09:00,2026-10-09 23:59:59",
        // Friday before the winter vacation, then Monday and Tuesday after it; its make-up days are no school days.
        "TL-62,2026-01-16T09:00,2026-03-03 23:59:59",
        // In the vacation nobody is absent.
        "TL-62,2026-02-10T09:00,2026-03-04 23:59:59",
        // The last Friday before the summer vacation.
        "TL-62,2026-07-10T09:00,2026-09-02 23:59:59",
        // The turn of the year: Tuesday, Wednesday, and the worked Sunday.
        "TL-62,2025-12-30T09:00,2026-01-04 23:59:59",
        // Of 2027 no holiday is known yet.
        "TL-62,2026-12-30T09:00,2027-01-01 23:59:59",
        // The joint visit is due on the next school day.
        "TL-61,2026-11-20T09:00,2026-11-23 23:59:59",
        "TL-61,2026-10-09T09:00,2026-10-10 23:59:59",
        "TL-61,2026-07-10T09:00,2026-09-01 23:59:59"
    })
    void termsInSchoolDaysEndWhenTheyShould(String term, String absentOn, String due) {
        assertThat(shown(sum(term, absentOn, YUNNAN).dueAt())).isEqualTo(due);
    }

    private static Sum sum(String term, String absentOn, String province) {
        var start = china(absentOn.replace('T', ' '));
        return Shipped.reckoner()
                .reckon(new Question(
                        term,
                        "absentOn",
                        start,
                        Map.of("absentOn", java.util.Date.from(start), "province", province, "visitNo", 2)));
    }

    @Test
    void theSumSaysWhichDaysWereNoSchoolDays() {
        var sum = sum("TL-62", "2026-01-16T09:00", YUNNAN);
        assertThat(sum.skipped())
                .filteredOn(day -> day.kind() == CalendarDay.Kind.VACATION)
                .hasSize(42)
                .extracting(day -> day.name(Locale.CHINESE))
                .containsOnly("寒假");
        assertThat(sum("TL-62", "2026-10-08T09:00", YUNNAN).madeUp())
                .extracting(CalendarDay::date)
                .containsExactly(LocalDate.of(2026, 10, 10));
    }

    /** No notice of the province was read yet. */
    @Test
    void whatStandsOnProvisionalRowsIsProvisional() {
        assertThat(sum("TL-62", "2026-11-16T09:00", YUNNAN).provisional()).isTrue();
        var confirmed = new SchoolCalendar(
                Shipped.CALENDAR,
                java.util.List.of(new SchoolCalendar.Span(
                        YUNNAN, LocalDate.of(2026, 9, 1), LocalDate.of(2027, 1, 24), true, "上学期", "autumn", false)));
        assertThat(confirmed.day(YUNNAN, LocalDate.of(2026, 11, 16)).provisional())
                .isFalse();
        assertThat(confirmed.day(YUNNAN, LocalDate.of(2026, 8, 31)).provisional())
                .as("before all that is known")
                .isTrue();
    }

    /** Nobody knows the school calendar of Guizhou here: its working days count, and the date says so. */
    @Test
    void aProvinceWithoutACalendarCountsWorkingDays() {
        var sum = sum("TL-62", "2026-07-10T09:00", "52");
        assertThat(shown(sum.dueAt())).isEqualTo("2026-07-14 23:59:59");
        assertThat(sum.provisional()).isTrue();
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-09-30,2026-10-10,4",
        "2026-11-16,2026-11-16,1",
        "2026-11-21,2026-11-22,0",
        "2026-11-20,2026-11-19,0",
        "2026-07-13,2026-08-31,0",
        "2026-01-12,2026-03-06,10"
    })
    void attendanceCountsSchoolDays(LocalDate from, LocalDate to, int expected) {
        assertThat(days.between(YUNNAN, from, to).days()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "back on {0}, now {1}: {2}")
    @CsvSource({
        "2026-11-20,2027-01-23,false",
        "2026-11-20,2027-01-24,true",
        "2026-07-20,2026-12-31,false",
        "2027-02-01,2027-06-30,false",
        "2027-02-01,2027-07-01,true"
    })
    void aTermIsOverWithItsLastDay(LocalDate since, LocalDate today, boolean over) {
        assertThat(days.termOver(YUNNAN, since, today)).isEqualTo(over);
    }
}
