package org.huhang.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huhang.agency.ReferenceFile;

/**
 * The school days of each province: the working days of its school terms, make-up days among them. A day that no row covers counts
 * as any working day and is provisional, as is each day of a row that no notice has confirmed.
 */
final class SchoolCalendar {

    private final WorkingCalendar calendar;
    private final List<Span> spans;

    SchoolCalendar(WorkingCalendar calendar, Collection<Span> spans) {
        this.calendar = calendar;
        this.spans = List.copyOf(spans);
    }

    CalendarDay day(String province, LocalDate date) {
        var day = calendar.day(date);
        var span = span(province, date);
        var provisional = day.provisional() || span.map(Span::provisional).orElse(true);
        return span.filter(one -> !one.term())
                .map(vacation -> new CalendarDay(
                        date, CalendarDay.Kind.VACATION, vacation.nameZh(), vacation.nameEn(), provisional))
                .orElseGet(() -> new CalendarDay(date, day.kind(), day.nameZh(), day.nameEn(), provisional));
    }

    /** The n-th school day after a date, which itself does not count. */
    LocalDate plusSchoolDays(String province, LocalDate date, int days) {
        var end = date;
        for (var left = days; left > 0; ) {
            end = end.plusDays(1);
            if (day(province, end).working()) {
                left--;
            }
        }
        return end;
    }

    /** The last day of the term in which a date lies, or of the next one that is known. */
    Optional<LocalDate> termEnd(String province, LocalDate date) {
        return spans.stream()
                .filter(span -> span.term() && span.province().equals(province))
                .map(Span::to)
                .filter(last -> !last.isBefore(date))
                .min(LocalDate::compareTo);
    }

    private Optional<Span> span(String province, LocalDate date) {
        return spans.stream()
                .filter(span ->
                        span.province().equals(province) && !date.isBefore(span.from()) && !date.isAfter(span.to()))
                .findFirst();
    }

    /**
     * A school term or a vacation.
     *
     * @param province the code of the province, two digits
     * @param from the first day
     * @param to the last day
     * @param term false for a vacation
     * @param provisional whether no notice of the province has confirmed it
     */
    record Span(
            String province,
            LocalDate from,
            LocalDate to,
            boolean term,
            String nameZh,
            String nameEn,
            boolean provisional) {

        static Span of(String province, ReferenceFile.Line line) {
            var kind = line.text("kind");
            var status = line.text("status");
            if (!List.of("TERM", "BREAK").contains(kind) || status.isEmpty()) {
                throw new IllegalArgumentException("neither TERM nor BREAK, or no status");
            }
            return new Span(
                    province,
                    line.read("from", LocalDate::parse),
                    line.read("to", LocalDate::parse),
                    kind.equals("TERM"),
                    line.text("name_zh"),
                    line.text("name_en"),
                    status.equals("provisional"));
        }
    }
}
