package org.huhang.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * The one order of every list by term: what cannot wait by how little time is left, then the rest by its term. The page, the
 * card above it and what is offered next say the same, so that nobody learns two.
 */
final class MostUrgent {

    /** Whoever has no more than this must leave now, or is missed at this moment. */
    static final Duration MINUTES_LEFT = Duration.ofHours(1);

    /** What cannot wait, of the rows of the database. */
    static final String FIRST = " and (due_at <= :hour or (holder is null and risk_tier = 'RED'))";

    /** The same rank as {@link #by} gives, of the rows of the database. */
    static final String RANK =
            """
            case when due_at between :hourAgo and :hour then 0
                when due_at <= :now and risk_tier = 'RED' then 1
                when due_at <= :now or (holder is null and risk_tier = 'RED') then 2 else 3 end""";

    private MostUrgent() {}

    /**
     * What has minutes left, or has just run out of them, comes before what is late by days; then what is late, RED before any
     * other; then RED that nobody took; then the rest. Of equals the first by term.
     */
    static Comparator<WorkItem> by(Instant now) {
        return Comparator.<WorkItem>comparingInt(item -> rank(item, now))
                .thenComparing(WorkItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static int rank(WorkItem item, Instant now) {
        var due = item.dueAt();
        var red = item.riskTier().equals("RED");
        if (due != null && Duration.between(now, due).abs().compareTo(MINUTES_LEFT) <= 0) {
            return 0;
        }
        if (due != null && !due.isAfter(now)) {
            return red ? 1 : 2;
        }
        return red && item.holder() == null ? 2 : 3;
    }
}
