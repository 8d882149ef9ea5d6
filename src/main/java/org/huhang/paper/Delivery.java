package org.huhang.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How a paper was served.
 *
 * @param id its id
 * @param paperId the paper
 * @param to to whom
 * @param named who took it or refused it, as written
 * @param how in what way
 * @param outcome signed, refused, or otherwise
 * @param servedOn the day
 * @param remark what else: who was witness, why the guardian is not involved
 * @param recordedBy who wrote it down
 * @param recordedAt when
 */
record Delivery(
        UUID id,
        UUID paperId,
        Recipient to,
        String named,
        How how,
        Outcome outcome,
        LocalDate servedOn,
        String remark,
        String recordedBy,
        Instant recordedAt) {

    /** Ways of service. */
    enum How {
        IN_PERSON,
        POST,
        LEFT,
        ELECTRONIC,
        ENTRUSTED
    }

    /** What became of it. */
    enum Outcome {
        SIGNED,
        /** refused to sign, which was noted: served all the same */
        REFUSED,
        /** the proof comes by post or from the machine */
        PROOF,
        /** could not be reached */
        FAILED
    }

    /** Says nothing, so that no log line tells a name. */
    @Override
    public String toString() {
        return "a delivery";
    }
}
