package org.huhang.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose mail can never arrive; it counts as given once its reporter was told in another way.
 *
 * @param id the answer
 * @param receiptNo the number of the report
 * @param caseNo the case in which it was given, null for the receipt itself
 * @param occasion the task that wrote it, such as {@code task <id>}, or {@code receipt}
 * @param type receipt, accepted, interim or final
 * @param stage the legal moment
 * @param content the text
 * @param agencyCode who answered, null for the platform
 * @param writtenAt when it was written
 */
public record Undelivered(
        UUID id,
        String receiptNo,
        @Nullable String caseNo,
        String occasion,
        String type,
        String stage,
        String content,
        @Nullable String agencyCode,
        Instant writtenAt) {

    /** Says no more than which, so that no log line tells a story. */
    @Override
    public String toString() {
        return "Undelivered " + id;
    }
}
