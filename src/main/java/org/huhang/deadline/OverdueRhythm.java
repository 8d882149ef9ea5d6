package org.huhang.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.huhang.agency.ReferenceFile;
import org.huhang.engine.BusinessClock;

/**
 * How often what passed is said again while nobody does it: {@code overdue-rhythm.csv} says so, for cases of a child in danger.
 *
 * @param days the days from one time to the next
 * @param confidence how sure the number is
 */
record OverdueRhythm(int days, Confidence confidence) {

    static final OverdueRhythm IN_DANGER = ReferenceFile.lines("overdue-rhythm.csv").stream()
            .filter(line -> line.text("which").equals("RED_OR_DANGER"))
            .map(line -> new OverdueRhythm(
                    line.read("days", Integer::parseInt), line.read("confidence", Confidence::valueOf)))
            .findFirst()
            .orElseThrow();

    /** In the morning, so that whatever waits is said together. */
    Instant after(Instant now, LocalTime hour) {
        return LocalDate.ofInstant(now, BusinessClock.CHINA)
                .plusDays(days)
                .atTime(hour)
                .atZone(BusinessClock.CHINA)
                .toInstant();
    }
}
