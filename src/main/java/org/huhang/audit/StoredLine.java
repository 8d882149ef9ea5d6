package org.huhang.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line exactly as it stands in the table: nothing is trimmed here, or a change in the trimmed part would go unseen.
 *
 * @param id its number in the table; numbers have gaps and may arrive out of order
 * @param at when, to the microsecond
 * @param mark the HMAC over all the rest, made by the writer: a line that somebody else put into the table has none
 */
record StoredLine(
        long id,
        Instant at,
        String actor,
        String act,
        String subjectKind,
        String subjectId,
        @Nullable String caseNo,
        @Nullable String reason,
        byte[] mark) {

    static StoredLine unmarked(long id, Instant at, AuditLine line) {
        return new StoredLine(
                id,
                at,
                line.actor(),
                line.act(),
                line.subjectKind(),
                line.subjectId(),
                line.caseNo(),
                line.reason(),
                new byte[0]);
    }
}
