package org.huhang.worklist;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of a case, and who has to do with it besides those who hold tasks. Pushed down by the owner of the case.
 *
 * @param caseNo the case
 * @param county the county that the case lives in
 * @param regionCode the place of the incident, as narrow as known
 * @param categories the reported situations, comma-joined codes 1 to 10
 * @param sex M, F or U
 * @param age the child's age in full years when the case opened, null if unknown
 * @param riskTier RED, ORANGE, YELLOW or BLUE
 * @param secret whether secrecy is at its maximum
 * @param handed agencies that the case was handed to without a task
 * @param named people whom a leader named to see a secret case
 * @param openedAt when the case was opened
 * @param closedAt when the case was closed, null while it is open
 */
public record CaseCard(
        String caseNo,
        String county,
        String regionCode,
        String categories,
        @Nullable String sex,
        @Nullable Integer age,
        String riskTier,
        boolean secret,
        Set<String> handed,
        Set<String> named,
        Instant openedAt,
        @Nullable Instant closedAt) {}
