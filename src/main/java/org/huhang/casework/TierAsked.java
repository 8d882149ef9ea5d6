package org.huhang.casework;

import java.time.Instant;
import java.util.UUID;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;

/**
 * Somebody would take a case from RED, or refused the report of a RED case.
 *
 * @param id the asking
 * @param caseNo the case
 * @param tier what it should be, {@link #REFUSED} where the report was refused
 * @param itemId the work item whose answer says so, null for one that was asked before items were kept
 * @param elementId its task in the model
 * @param reason why, null if nothing was written
 * @param askedBy who
 * @param askedAt when
 * @param answeredBy who agreed or objected, null while nobody did
 * @param answeredAt when, null while nobody did
 * @param overtakenAt when danger or another answer overtook it, null if none did
 * @param overtakenBy whose other answer overtook it, null if danger did, or none
 * @param agreed whether the case left RED
 * @param answer what was said to it, null if nothing
 * @param instanceId the process with the task in which another agency answers, null where the page of the case asks
 */
record TierAsked(
        UUID id,
        String caseNo,
        String tier,
        @Nullable UUID itemId,
        String elementId,
        @Nullable String reason,
        String askedBy,
        Instant askedAt,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Instant overtakenAt,
        @Nullable String overtakenBy,
        boolean agreed,
        @Nullable String answer,
        @Nullable String instanceId) {

    static final String REFUSED = "REFUSED";

    static TierAsked now(String caseNo, TaskDone done, String tier, @Nullable String reason, Instant at) {
        return new TierAsked(
                UUID.randomUUID(),
                caseNo,
                tier,
                done.taskId(),
                done.elementId(),
                reason,
                done.personId(),
                at,
                null,
                null,
                null,
                null,
                false,
                null,
                null);
    }

    /** Whether it is about the report, not the tier. */
    boolean refusal() {
        return tier.equals(REFUSED);
    }

    /** The key of a text that speaks of it. */
    String words(String key) {
        return refusal() ? key + ".refused" : key;
    }

    /** Whether it is still to be answered. */
    boolean waits() {
        return answeredAt == null && overtakenAt == null;
    }
}
