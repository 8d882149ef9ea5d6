package org.huhang.deadline;

import java.time.Duration;
import java.time.Instant;

/**
 * The time until or since a due date, in the largest unit that still says something.
 *
 * @param overdue whether the date has passed
 * @param amount how many, rounded down, at least 1
 * @param unit {@code minutes} below an hour, {@code hours} below two days, else {@code days}
 */
record TimeLeft(boolean overdue, long amount, String unit) {

    /**
     * Measures.
     *
     * @param dueAt the due date
     * @param now business time
     * @return the distance
     */
    public static TimeLeft of(Instant dueAt, Instant now) {
        var distance = Duration.between(now, dueAt);
        var overdue = !now.isBefore(dueAt);
        var length = distance.abs();
        if (length.toHours() < 1) {
            return new TimeLeft(overdue, Math.max(1, length.toMinutes()), "minutes");
        }
        return length.toDays() < 2
                ? new TimeLeft(overdue, length.toHours(), "hours")
                : new TimeLeft(overdue, length.toDays(), "days");
    }

    /**
     * The key of the sentence; its only argument is the amount.
     *
     * @return a message key
     */
    public String key() {
        return (overdue ? "deadline.overdue." : "deadline.left.") + unit;
    }
}
