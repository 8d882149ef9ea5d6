package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huhang.deadline.Shipped.china;
import static org.huhang.deadline.Shipped.shown;

import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTests {

    private final TimeZone zone = TimeZone.getDefault();
    private final Counting counting = new Counting(Shipped.CALENDAR, Shipped.SCHOOL, Shipped.SETTINGS);

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest(name = "{0} {1} from {2} is due {3}")
    @CsvSource({
        // Hours and minutes run from the instant itself, through nights, holidays and the turn of the year.
        "IMMEDIATE,60,2026-11-20 23:30:15,2026-11-21 00:30:15",
        "MINUTE,30,2026-11-20 23:50:00,2026-11-21 00:20:00",
        "HOUR,1,2026-12-31 23:30:00,2027-01-01 00:30:00",
        "HOUR,24,2026-02-14 23:30:00,2026-02-15 23:30:00",
        "HOUR,72,2026-09-30 08:00:00,2026-10-03 08:00:00",
        // The first day does not count, however late or early it begins.
        "CAL_DAY_ROLL,3,2026-11-17 00:00:00,2026-11-20 23:59:59",
        "CAL_DAY_ROLL,3,2026-11-17 23:59:59,2026-11-20 23:59:59",
        "CAL_DAY_ROLL,7,2026-11-20 16:20:00,2026-11-27 23:59:59",
        // An end on a weekend or holiday moves; one on a worked Saturday stays.
        "CAL_DAY_ROLL,3,2026-11-19 10:00:00,2026-11-23 23:59:59",
        "CAL_DAY_ROLL,3,2026-09-29 10:00:00,2026-10-08 23:59:59",
        "CAL_DAY_ROLL,3,2026-10-07 10:00:00,2026-10-10 23:59:59",
        "CAL_DAY_ROLL,3,2026-02-12 10:00:00,2026-02-24 23:59:59",
        "CAL_DAY_ROLL,2,2026-02-12 10:00:00,2026-02-14 23:59:59",
        "CAL_DAY_ROLL,3,2025-01-25 10:00:00,2025-02-05 23:59:59",
        "CAL_DAY_ROLL,1,2025-01-25 10:00:00,2025-01-26 23:59:59",
        "CAL_DAY_ROLL,30,2026-11-20 10:00:00,2026-12-21 23:59:59",
        // Working days, over a holiday with a worked day behind it.
        "WORK_DAY,1,2026-11-20 10:00:00,2026-11-23 23:59:59",
        "WORK_DAY,5,2026-11-21 10:00:00,2026-11-27 23:59:59",
        "WORK_DAY,5,2026-09-28 10:00:00,2026-10-10 23:59:59",
        "WORK_DAY,5,2025-09-26 10:00:00,2025-10-10 23:59:59",
        "WORK_DAY,5,2026-02-12 10:00:00,2026-02-26 23:59:59",
        // Months end on the same date number, or on the last day of a month that lacks it.
        "MONTH_ROLL,1,2026-03-20 10:00:00,2026-04-20 23:59:59",
        "MONTH_ROLL,1,2026-01-31 10:00:00,2026-02-28 23:59:59",
        "MONTH_ROLL,1,2025-01-31 10:00:00,2025-02-28 23:59:59",
        "MONTH_ROLL,1,2028-01-31 10:00:00,2028-02-29 23:59:59",
        "MONTH_ROLL,2,2026-12-31 10:00:00,2027-03-01 23:59:59",
        "MONTH_ROLL,6,2026-04-30 10:00:00,2026-10-30 23:59:59",
        "MONTH_ROLL,12,2025-10-01 10:00:00,2026-10-08 23:59:59",
        "SAME_DAY,0,2026-11-21 10:00:00,2026-11-21 23:59:59"
    })
    void countsEachUnit(TermUnit unit, int amount, String start, String due) {
        assertThat(shown(sum(unit, amount, start).dueAt())).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "UTC", "Pacific/Kiritimati", "Asia/Shanghai"})
    void countsInChinaWhateverZoneTheMachineHas(String machine) {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));
        assertThat(shown(sum(TermUnit.CAL_DAY_ROLL, 3, "2026-11-17 00:30:00").dueAt()))
                .isEqualTo("2026-11-20 23:59:59");
        assertThat(shown(sum(TermUnit.WORK_DAY, 1, "2026-11-20 23:30:00").dueAt()))
                .isEqualTo("2026-11-23 23:59:59");
        assertThat(shown(sum(TermUnit.MONTH_ROLL, 1, "2026-01-31 01:00:00").nearAt()))
                .isEqualTo("2026-02-14 08:30:00");
    }

    @Test
    void endsWithTheOfficeWhereItsClosingHourIsSet() {
        var office = new Counting(Shipped.CALENDAR, Shipped.SCHOOL, Shipped.settings("17:30"));
        var sum = office.sum(rule(TermUnit.CAL_DAY_ROLL, 3), china("2026-11-17 10:00"), null, null, "53");
        assertThat(shown(sum.dueAt())).isEqualTo("2026-11-20 17:30:00");
    }

    @Test
    void aDateThatSomebodySetDoesNotMove() {
        var sum = counting.sum(
                rule(TermUnit.FIXED_DATE, 0), china("2026-11-13 10:00"), null, LocalDate.of(2026, 11, 22), "53");
        assertThat(shown(sum.dueAt())).isEqualTo("2026-11-22 23:59:59");
        assertThat(shown(sum.nearAt())).isEqualTo("2026-11-18 08:30:00");
        assertThat(shown(sum.urgentAt())).isEqualTo("2026-11-21 08:30:00");
        assertThat(shown(sum.escalateAt())).isEqualTo("2026-11-23 23:59:59");
        assertThat(sum.rolledFrom()).isNull();
    }

    @Test
    void aDateInThePastRemindsNobody() {
        var sum = counting.sum(
                rule(TermUnit.FIXED_DATE, 0), china("2026-11-13 10:00"), null, LocalDate.of(2026, 11, 12), "53");
        assertThat(sum.nearAt()).isNull();
        assertThat(sum.urgentAt()).isNull();
    }

    @ParameterizedTest(name = "{0} {1} from {2}: {3}, {4}, escalated {5}")
    @CsvSource({
        "MINUTE,30,2026-11-20 16:00:00,2026-11-20 16:15:00,2026-11-20 16:24:00,2026-11-20 18:30:00",
        "IMMEDIATE,60,2026-11-20 16:00:00,2026-11-20 16:30:00,2026-11-20 16:48:00,2026-11-20 19:00:00",
        "HOUR,1,2026-11-20 16:00:00,2026-11-20 16:30:00,2026-11-20 16:48:00,2026-11-20 19:00:00",
        "HOUR,24,2026-11-20 16:00:00,2026-11-21 04:00:00,2026-11-21 11:12:00,2026-11-21 18:00:00",
        "CAL_DAY_ROLL,1,2026-11-17 16:00:00,2026-11-18 08:30:00,2026-11-18 08:30:00,2026-11-19 23:59:59",
        "CAL_DAY_ROLL,2,2026-11-17 16:00:00,2026-11-18 08:30:00,2026-11-19 08:30:00,2026-11-20 23:59:59",
        "CAL_DAY_ROLL,3,2026-11-17 16:00:00,2026-11-19 08:30:00,2026-11-20 08:30:00,2026-11-23 23:59:59",
        "CAL_DAY_ROLL,7,2026-11-20 16:00:00,2026-11-24 08:30:00,2026-11-26 08:30:00,2026-11-30 23:59:59",
        "CAL_DAY_ROLL,30,2026-11-20 16:00:00,2026-12-05 08:30:00,2026-12-14 08:30:00,2026-12-22 23:59:59",
        "WORK_DAY,3,2026-11-20 16:00:00,2026-11-24 08:30:00,2026-11-25 08:30:00,2026-11-26 23:59:59",
        "WORK_DAY,5,2026-11-20 16:00:00,2026-11-25 08:30:00,2026-11-26 08:30:00,2026-11-30 23:59:59",
        "WORK_DAY,5,2026-09-28 16:00:00,2026-10-08 08:30:00,2026-10-09 08:30:00,2026-10-12 23:59:59",
        "MONTH_ROLL,1,2026-03-20 16:00:00,2026-04-05 08:30:00,2026-04-14 08:30:00,2026-04-21 23:59:59",
        "SAME_DAY,0,2026-11-20 16:00:00,-,-,2026-11-23 23:59:59"
    })
    void remindsAtSharesOfTheCountedUnits(
            TermUnit unit, int amount, String start, String near, String urgent, String escalate) {
        var sum = sum(unit, amount, start);
        assertThat(List.of(shown(sum.nearAt()), shown(sum.urgentAt()), shown(sum.escalateAt())))
                .containsExactly(near, urgent, escalate);
    }

    @Test
    void notesTheDaysOverWhichTheEndMoved() {
        var sum = sum(TermUnit.CAL_DAY_ROLL, 3, "2026-09-29 10:00:00");
        assertThat(sum.rolledFrom()).isEqualTo(LocalDate.of(2026, 10, 2));
        assertThat(sum.skipped())
                .extracting(CalendarDay::date)
                .containsExactly(
                        LocalDate.of(2026, 10, 2),
                        LocalDate.of(2026, 10, 3),
                        LocalDate.of(2026, 10, 4),
                        LocalDate.of(2026, 10, 5),
                        LocalDate.of(2026, 10, 6),
                        LocalDate.of(2026, 10, 7));
        assertThat(sum.skipped()).extracting(CalendarDay::nameZh).containsOnly("国庆节");
    }

    @Test
    void notesTheDaysThatWorkingDaysLeaveOutAndTheWeekendDaysThatCount() {
        var sum = sum(TermUnit.WORK_DAY, 5, "2026-09-28 10:00:00");
        assertThat(sum.skipped()).hasSize(7);
        assertThat(sum.madeUp()).extracting(CalendarDay::date).containsExactly(LocalDate.of(2026, 10, 10));
    }

    @Test
    void leavesRestDaysInTheMiddleOfCalendarDaysUnmentioned() {
        var sum = sum(TermUnit.CAL_DAY_ROLL, 7, "2026-11-20 16:20:00");
        assertThat(sum.skipped()).isEmpty();
        assertThat(sum.rolledFrom()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "CAL_DAY_ROLL,60,2026-11-20 16:20:00,true",
        "CAL_DAY_ROLL,30,2026-11-20 16:20:00,false",
        "WORK_DAY,5,2026-12-29 16:20:00,true",
        "WORK_DAY,2,2026-12-23 16:20:00,false",
        "WORK_DAY,2,2026-12-29 16:20:00,true",
        "HOUR,72,2026-12-30 16:20:00,false",
        "MONTH_ROLL,3,2026-11-20 16:20:00,true"
    })
    void saysWhenAYearWithoutPublishedHolidaysWasMet(TermUnit unit, int amount, String start, boolean provisional) {
        assertThat(sum(unit, amount, start).provisional()).isEqualTo(provisional);
    }

    @ParameterizedTest
    @EnumSource(
            value = TermUnit.class,
            names = {"WINDOW", "GATE", "MONTH", "WEEK", "TERM", "YEAR"})
    void refusesUnitsWithoutDueDate(TermUnit unit) {
        assertThat(unit.setsDueDate()).isFalse();
        assertThatThrownBy(() -> sum(unit, 1, "2026-11-20 16:20:00")).isInstanceOf(IllegalArgumentException.class);
    }

    private Sum sum(TermUnit unit, int amount, String start) {
        return counting.sum(rule(unit, amount), china(start), null, null, "53");
    }

    private static Rule rule(TermUnit unit, int amount) {
        return new Rule(
                "TL-x",
                "期限",
                "term",
                unit,
                amount,
                "",
                "",
                Confidence.P,
                null,
                false,
                false,
                null,
                Bearer.AGENCY,
                List.of());
    }
}
