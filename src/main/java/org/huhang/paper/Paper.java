package org.huhang.paper;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper of a case.
 *
 * @param id its id
 * @param caseNo the case
 * @param itemId the task that made it
 * @param kind the kind of paper
 * @param agencyCode whose it is
 * @param templateId the version of the template that it was made with and keeps
 * @param state draft, issued or withdrawn
 * @param typed what a person wrote on it, by word
 * @param version counts the changes
 * @param year of its number; null for a draft
 * @param number counted without gaps for each agency, kind and year; stays after it was withdrawn
 * @param fileId the file in the folder of the case
 * @param sha256 the fingerprint of that file
 * @param madeBy who made it
 * @param madeAt when
 * @param issuedBy who issued it
 * @param issuedAt when
 * @param withdrawnBy who withdrew it
 * @param withdrawnAt when
 * @param withdrawnWhy why
 */
record Paper(
        UUID id,
        String caseNo,
        UUID itemId,
        String kind,
        String agencyCode,
        UUID templateId,
        State state,
        Map<String, String> typed,
        int version,
        @Nullable Integer year,
        @Nullable Integer number,
        @Nullable UUID fileId,
        @Nullable String sha256,
        String madeBy,
        Instant madeAt,
        @Nullable String issuedBy,
        @Nullable Instant issuedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnWhy) {

    /** Where a paper stands. */
    enum State {
        DRAFT,
        ISSUED,
        WITHDRAWN
    }

    public boolean draft() {
        return state == State.DRAFT;
    }

    /** Says nothing of what stands on it, so that no log line does. */
    @Override
    public String toString() {
        return "paper " + id;
    }
}
