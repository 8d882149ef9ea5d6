package org.huhang.deadline;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pressing an open due date is. A colour and a word belong to each, never the colour alone. */
public enum Urgency {
    /** Less than the first threshold of the term is used up. */
    ON_TIME,
    /** The first threshold has passed. */
    NEAR,
    /** The second threshold has passed. */
    URGENT,
    /** The limit has passed. */
    OVERDUE;

    /**
     * Classes an open due date. Never ask it about finished work.
     *
     * @param nearAt the first threshold, null if the term has none
     * @param urgentAt the second threshold, null if the term has none
     * @param dueAt the limit, null if there is none
     * @param now business time
     * @return the class; at a threshold's own instant the higher one
     */
    public static Urgency of(
            @Nullable Instant nearAt, @Nullable Instant urgentAt, @Nullable Instant dueAt, Instant now) {
        if (reached(dueAt, now)) {
            return OVERDUE;
        }
        if (reached(urgentAt, now)) {
            return URGENT;
        }
        return reached(nearAt, now) ? NEAR : ON_TIME;
    }

    private static boolean reached(@Nullable Instant threshold, Instant now) {
        return threshold != null && !now.isBefore(threshold);
    }

    /**
     * Whether a word beside the time left says how pressing it is; what is overdue says so in the time itself.
     *
     * @return true for {@link #NEAR} and {@link #URGENT}
     */
    public boolean pressing() {
        return this == NEAR || this == URGENT;
    }

    /**
     * The key of the word.
     *
     * @return a message key without arguments
     */
    public String key() {
        return "deadline.urgency." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The end of the style class {@code due-…} that gives the colour.
     *
     * @return {@code ok}, {@code near}, {@code urgent} or {@code overdue}
     */
    public String cssName() {
        return this == ON_TIME ? "ok" : name().toLowerCase(Locale.ROOT);
    }
}
