package org.huhang.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * How limits count. Hours run from the instant itself, through nights and holidays (Civil Code 201(2); never later than the
 * procedure laws, which leave the starting hour out). For days and months the first day does not count, the term ends with
 * its last day in China, and an end on a day of rest moves to the next working day (Civil Code 200–204, Criminal Procedure
 * Law 105, Civil Procedure Law 85, police administrative rules 35).
 */
final class Counting {

    private final WorkingCalendar calendar;
    private final SchoolCalendar school;
    private final DeadlineSettings settings;

    Counting(WorkingCalendar calendar, SchoolCalendar school, DeadlineSettings settings) {
        this.calendar = calendar;
        this.school = school;
        this.settings = settings;
    }

    /**
     * Counts a term.
     *
     * @param rule what the term says, in a unit that sets a due date
     * @param startAt from when it runs
     * @param startsFrom what that instant is; null means creation
     * @param fixed the date that a person or an order set, for {@link TermUnit#FIXED_DATE} only
     * @param province whose school days count, for terms in school days only
     */
    Sum sum(Rule rule, Instant startAt, @Nullable String startsFrom, @Nullable LocalDate fixed, String province) {
        var start = startAt.truncatedTo(ChronoUnit.MILLIS);
        var first = LocalDate.ofInstant(start, BusinessClock.CHINA);
        return switch (rule.unit()) {
            case IMMEDIATE, MINUTE -> exact(rule, start, startsFrom, Duration.ofMinutes(rule.amount()));
            case HOUR -> exact(rule, start, startsFrom, Duration.ofHours(rule.amount()));
            case CAL_DAY_ROLL ->
                new DaySum(rule, start, startsFrom, first.plusDays(rule.amount()))
                        .remindedBy(rule.amount(), first::plusDays)
                        .rolled();
            case MONTH_ROLL ->
                new DaySum(rule, start, startsFrom, first.plusMonths(rule.amount()))
                        .remindedBy(daysBetween(first, first.plusMonths(rule.amount())), first::plusDays)
                        .rolled();
            case WORK_DAY ->
                new DaySum(rule, start, startsFrom, calendar.plusWorkingDays(first, rule.amount()))
                        .remindedBy(rule.amount(), days -> calendar.plusWorkingDays(first, days))
                        .counted(first, calendar::day);
            case FIXED_DATE ->
                new DaySum(rule, start, startsFrom, fixed == null ? first : fixed)
                        .remindedBy(daysBetween(first, fixed == null ? first : fixed), first::plusDays)
                        .sum();
            case SCHOOL_DAY -> taught(rule, start, startsFrom, first, province);
            case SCHOOL_DAY_INCLUSIVE -> taught(rule, start, startsFrom, first.minusDays(1), province);
            case SAME_DAY -> new DaySum(rule, start, startsFrom, first).sum();
            default -> throw new IllegalArgumentException(rule.code() + " has no clock");
        };
    }

    private Sum taught(Rule rule, Instant start, @Nullable String startsFrom, LocalDate before, String province) {
        return new DaySum(rule, start, startsFrom, school.plusSchoolDays(province, before, rule.amount()))
                .remindedBy(rule.amount(), days -> school.plusSchoolDays(province, before, days))
                .counted(before, day -> school.day(province, day));
    }

    private Sum exact(Rule rule, Instant start, @Nullable String startsFrom, Duration length) {
        var due = start.plus(length);
        return new Sum(
                rule,
                start,
                startsFrom,
                due,
                start.plus(length.multipliedBy(settings.nearPercent()).dividedBy(100)),
                start.plus(length.multipliedBy(settings.urgentPercent()).dividedBy(100)),
                due.plus(settings.escalateAfter()),
                List.of(),
                List.of(),
                null,
                false);
    }

    private static int daysBetween(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    /** A sum that ends with a day. */
    private final class DaySum {

        private final Rule rule;
        private final Instant start;
        private final @Nullable String startsFrom;
        private final List<CalendarDay> skipped = new ArrayList<>();
        private final List<CalendarDay> madeUp = new ArrayList<>();
        private LocalDate last;
        private @Nullable LocalDate rolledFrom;
        private @Nullable Instant nearAt;
        private @Nullable Instant urgentAt;
        private boolean provisional;

        DaySum(Rule rule, Instant start, @Nullable String startsFrom, LocalDate last) {
            this.rule = rule;
            this.start = start;
            this.startsFrom = startsFrom;
            this.last = last;
        }

        /** A share of a term is a share of its counted units, rounded up to a whole day. */
        DaySum remindedBy(int units, IntFunction<LocalDate> day) {
            if (units > 0) {
                nearAt = remindOn(day.apply(share(units, settings.nearPercent())));
                urgentAt = remindOn(day.apply(share(units, settings.urgentPercent())));
            }
            return this;
        }

        /** Moves an end on a day of rest to the next working day. */
        Sum rolled() {
            var end = calendar.day(last);
            provisional = end.provisional();
            if (!end.working()) {
                rolledFrom = last;
                last = calendar.nextWorkingDay(last);
                note(calendar.day(rolledFrom));
                for (var day = rolledFrom.plusDays(1); day.isBefore(last); day = day.plusDays(1)) {
                    note(calendar.day(day));
                }
                note(calendar.day(last));
            }
            return sum();
        }

        /** Notes what happened to the days between the start and the end of a term in working or school days. */
        Sum counted(LocalDate before, Function<LocalDate, CalendarDay> days) {
            for (var day = before.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
                note(days.apply(day));
            }
            return sum();
        }

        Sum sum() {
            return new Sum(
                    rule,
                    start,
                    startsFrom,
                    endOf(last),
                    nearAt,
                    urgentAt,
                    endOf(calendar.nextWorkingDay(last)),
                    List.copyOf(skipped),
                    List.copyOf(madeUp),
                    rolledFrom,
                    provisional);
        }

        private void note(CalendarDay day) {
            provisional |= day.provisional();
            if (!day.working()) {
                skipped.add(day);
            } else if (day.kind() == CalendarDay.Kind.MADE_UP) {
                madeUp.add(day);
            }
        }

        private static int share(int units, int percent) {
            return (units * percent + 99) / 100;
        }

        private Instant endOf(LocalDate day) {
            return day.atTime(settings.dayEnds()).atZone(BusinessClock.CHINA).toInstant();
        }

        private Instant remindOn(LocalDate day) {
            return day.atTime(settings.remindAt()).atZone(BusinessClock.CHINA).toInstant();
        }
    }
}
