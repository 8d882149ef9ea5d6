package org.huhang.schooling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a ledger.
 *
 * @param id its number
 * @param ledger which ledger
 * @param fileId the child's file
 * @param caseNo the case in which somebody said so
 * @param school the code of the child's school, null while nobody knows it
 * @param place the code of the place where the child is, as narrow as known
 * @param absentSince since when it is absent, null where nobody said
 * @param stage what is done now: absent, comparing, persuading, returned, lost, executing or again
 * @param openedAt when it was entered
 * @param closedAt when it left the ledger, null while it stands there
 * @param outcome why it left, null while it stands there
 */
record Entry(
        long id,
        Ledger ledger,
        UUID fileId,
        String caseNo,
        @Nullable String school,
        String place,
        @Nullable Instant absentSince,
        String stage,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String outcome) {}
