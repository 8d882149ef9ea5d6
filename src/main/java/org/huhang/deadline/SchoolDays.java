package org.huhang.deadline;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How many days a school taught, by the calendar of its province. */
@Component
public class SchoolDays {

    /** Where no term is known, one is taken to be over after so many months. */
    private static final int TERM_MONTHS = 5;

    private final Supplier<SchoolCalendar> calendar;

    @Autowired
    SchoolDays(ReferenceTables reference) {
        this(reference::school);
    }

    SchoolDays(Supplier<SchoolCalendar> calendar) {
        this.calendar = calendar;
    }

    /**
     * Counts the school days of a span.
     *
     * @param province the code of the province, two digits
     * @param from the first day, which counts
     * @param to the last day, which counts
     * @return none where the last day lies before the first
     */
    public Count between(String province, LocalDate from, LocalDate to) {
        var days = calendar.get();
        var taught = from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .map(date -> days.day(province, date))
                .filter(CalendarDay::working)
                .toList();
        return new Count(taught.size(), taught.stream().anyMatch(CalendarDay::provisional));
    }

    /**
     * Whether the school term that ran on a day, or began next after it, is over.
     *
     * @param province the code of the province, two digits
     * @param since the day
     * @param today now
     * @return whether its last day has come
     */
    public boolean termOver(String province, LocalDate since, LocalDate today) {
        var end = calendar.get().termEnd(province, since).orElse(since.plusMonths(TERM_MONTHS));
        return !today.isBefore(end);
    }

    /**
     * A number of school days.
     *
     * @param days how many
     * @param provisional whether some of them stand in a calendar that nobody confirmed
     */
    public record Count(int days, boolean provisional) {}
}
