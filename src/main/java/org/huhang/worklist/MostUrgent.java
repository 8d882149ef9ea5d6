package org.huhang.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.huhang.engine.BusinessClock;

/** What stands first in a list by term, on its first page, however many tasks are due before. */
final class MostUrgent {

    /** Whoever has no more than this must leave now, or is missed at this moment. */
    static final Duration MINUTES_LEFT = Duration.ofHours(1);

    /** The same of the rows of the database: what {@link #first} does not leave at its place by term. */
    static final String FIRST =
            " and (due_at between :hourAgo and :hour or (risk_tier = 'RED' and due_at < :tomorrow))";

    private MostUrgent() {}

    /**
     * What has minutes left, or has just run out of them, comes before what is late by days or due in the evening. Of either
     * a red case comes first; what is due later than today follows by its term.
     */
    static List<WorkItem> first(List<WorkItem> page, Instant now) {
        var tomorrow = tomorrow(now);
        return page.stream()
                .sorted(Comparator.comparingInt(item -> rank(item, now, tomorrow)))
                .toList();
    }

    private static int rank(WorkItem item, Instant now, Instant tomorrow) {
        var due = item.dueAt();
        var minutes = minutes(item, now);
        if (!minutes && (due == null || !due.isBefore(tomorrow))) {
            return 4;
        }
        return (minutes ? 0 : 2) + (item.riskTier().equals("RED") ? 0 : 1);
    }

    /** Of what nobody took: RED before anything else, then what has minutes left. */
    static int pressing(WorkItem item, Instant now) {
        return (item.riskTier().equals("RED") ? 0 : 2) + (minutes(item, now) ? 0 : 1);
    }

    private static boolean minutes(WorkItem item, Instant now) {
        var due = item.dueAt();
        return due != null && Duration.between(now, due).abs().compareTo(MINUTES_LEFT) <= 0;
    }

    static Instant tomorrow(Instant now) {
        return LocalDate.ofInstant(now, BusinessClock.CHINA)
                .plusDays(1)
                .atStartOfDay(BusinessClock.CHINA)
                .toInstant();
    }
}
