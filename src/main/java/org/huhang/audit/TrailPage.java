package org.huhang.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the trail.
 *
 * @param lines newest first
 * @param next where the next page begins; null on the last page
 */
public record TrailPage(List<Entry> lines, @Nullable String next) {

    /**
     * One line.
     *
     * @param id its number in the table
     * @param at when
     * @param line what it says
     * @param seq its place in the chain; null while it waits for the seal
     */
    public record Entry(long id, Instant at, AuditLine line, @Nullable Long seq) {}
}
