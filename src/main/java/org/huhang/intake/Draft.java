package org.huhang.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody is writing, or has just filed.
 *
 * @param typed what stands in it; nothing once it was filed
 * @param reportId the report that it became, null while it is none
 * @param changedAt when it was last saved or filed
 */
record Draft(Typed typed, @Nullable UUID reportId, Instant changedAt) {

    boolean filed() {
        return reportId != null;
    }
}
