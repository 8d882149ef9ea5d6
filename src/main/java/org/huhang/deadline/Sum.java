package org.huhang.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum behind a due date. It is kept with the date, so that the date explains itself as it was made.
 *
 * @param rule the row that counted
 * @param startAt from when it ran
 * @param startsFrom the date variable that gave the start; null means the creation of the task or term
 * @param dueAt the limit
 * @param nearAt the first reminder; null if there is none
 * @param urgentAt the second reminder; null if there is none
 * @param escalateAt when a missed limit goes one level up
 * @param skipped the days that did not count, and those over which the end moved
 * @param madeUp the weekend days that counted because they are worked
 * @param rolledFrom the last day before the end moved; null if it did not move
 * @param provisional whether the sum met a year whose holidays are not published yet
 */
public record Sum(
        Rule rule,
        Instant startAt,
        @Nullable String startsFrom,
        Instant dueAt,
        @Nullable Instant nearAt,
        @Nullable Instant urgentAt,
        Instant escalateAt,
        List<CalendarDay> skipped,
        List<CalendarDay> madeUp,
        @Nullable LocalDate rolledFrom,
        boolean provisional) {}
