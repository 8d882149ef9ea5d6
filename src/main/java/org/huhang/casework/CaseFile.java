package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One episode of one child.
 *
 * @param caseNo {@code <county>-<year>-<5 digits>}
 * @param childId the child's file
 * @param county the county that the case lives in
 * @param regionCode the place of the incident, as narrow as known
 * @param categories the reported situations, 1 to 10
 * @param riskTier RED, ORANGE, YELLOW or BLUE
 * @param secret whether secrecy is at its maximum
 * @param firstReceiver the kind of agency that took the report in
 * @param folderId the folder of its papers
 * @param openedAt when
 * @param closedAt when it was closed, null while it is open
 * @param endState how it ended: an end that somebody chose, such as {@code closedServed}, or the end event of its last process;
 *     null while it is open
 * @param endModel the version of the model of that end event, null where somebody chose the end
 */
public record CaseFile(
        String caseNo,
        UUID childId,
        String county,
        String regionCode,
        List<Integer> categories,
        String riskTier,
        boolean secret,
        String firstReceiver,
        UUID folderId,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String endState,
        @Nullable String endModel) {

    /** Keeps the categories from being changed. */
    public CaseFile {
        categories = List.copyOf(categories);
    }

    /**
     * Whether work goes on.
     *
     * @return false once it was closed
     */
    public boolean open() {
        return closedAt == null;
    }
}
