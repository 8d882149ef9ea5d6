package org.huhang.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the trail. Null means: any.
 *
 * @param caseNo the case
 * @param actor username, "reporter" or "system"
 * @param act what was done, as written
 * @param from not before
 * @param until before
 * @param after where the page before ended, as {@link TrailPage#next} said it; nonsense means: from the start
 * @param limit lines per page
 */
public record TrailQuery(
        @Nullable String caseNo,
        @Nullable String actor,
        @Nullable String act,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String after,
        int limit) {}
