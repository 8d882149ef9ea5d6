package org.huhang.deadline;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a due date is what it is, in words of one language; shown by {@code deadline/_why :: why} and returned as JSON.
 *
 * @param code the row that counts
 * @param name its name
 * @param startAt from when it ran
 * @param dueAt the limit
 * @param statutory whether a law fixes the limit
 * @param provisional whether it may still move when a year's holidays are published
 * @param confidence how sure the source is
 * @param status how it stands
 * @param urgency how pressing it is; null once the work has ended
 * @param headline the date and the time left, in one sentence
 * @param lines the sum, step by step
 */
public record Explanation(
        String code,
        String name,
        OffsetDateTime startAt,
        OffsetDateTime dueAt,
        boolean statutory,
        boolean provisional,
        Confidence confidence,
        SetDeadline.Status status,
        @Nullable Urgency urgency,
        String headline,
        List<Line> lines) {

    /**
     * A step of the sum.
     *
     * @param label what it is about
     * @param text what it says
     */
    public record Line(String label, String text) {}
}
