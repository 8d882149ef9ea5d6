package org.huhang.paper;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a template.
 *
 * @param id its id
 * @param kind the kind of paper
 * @param agencyCode whose it is; null for one that came with the platform
 * @param version counted from 1 for each kind and agency
 * @param sha256 fingerprint of the file
 * @param uploadedBy who brought it
 * @param uploadedAt when
 * @param retiredAt since when the agency no longer uses it; null while it does
 */
record Template(
        UUID id,
        String kind,
        @Nullable String agencyCode,
        int version,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable Instant retiredAt) {}
