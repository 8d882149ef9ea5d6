package org.huhang.handover;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one process hands to another. It is a task with a term of the agency that must take it; what that refuses is a task of
 * the one that sent it.
 *
 * @param id the row
 * @param caseNo the case
 * @param message the fact that is handed over, a name of the link matrix
 * @param fromProcess the sending process
 * @param fromStep the sending step
 * @param toProcess the process that should take it, whether it is there yet or not
 * @param facts coded facts that come with it
 * @param state where it stands
 * @param address who sent it to whom, null for a row of an older version whose task has not begun
 * @param instanceId the process in which it is answered, null until then
 * @param since since when it lies with whoever has it
 * @param decidedBy who answered last, null while nobody did
 * @param decidedReason who took it and where it goes on, how it ended, or why it was refused or dropped; null while nobody did
 * @param takenBack whether the answer that made it was corrected to something else
 * @param madeAt when it was made
 */
public record HandOver(
        UUID id,
        String caseNo,
        String message,
        String fromProcess,
        String fromStep,
        String toProcess,
        Map<String, Object> facts,
        State state,
        @Nullable Address address,
        @Nullable String instanceId,
        Instant since,
        @Nullable String decidedBy,
        @Nullable String decidedReason,
        boolean takenBack,
        Instant madeAt) {

    /** Whether somebody must still answer it; the case cannot be closed until then. */
    boolean open() {
        return state != State.DONE && state != State.DROPPED;
    }

    /** From whom to whom, once its task has begun. */
    Address addressed() {
        return Objects.requireNonNull(address);
    }

    /** How it is named as a source. */
    String subject() {
        return "handOver:" + id;
    }

    /** Whether somebody took it, be it finished or not. */
    boolean taken() {
        return state == State.ACCEPTED || state == State.DONE;
    }

    /**
     * From whom to whom.
     *
     * @param sender the agency that made it
     * @param taker the agency that must take it
     * @param role the role in which it does
     * @param regionCode where it happened
     */
    public record Address(String sender, String taker, String role, String regionCode) {

        Address to(String other, String otherRole) {
            return new Address(sender, other, otherRole, regionCode);
        }
    }

    /** Where a hand-over stands. */
    public enum State {
        /** its receiver has the task to take or refuse it */
        WAITING,
        /** the receiver took it and has the task to work on it until it is finished */
        ACCEPTED,
        /** whoever took it said how it ended */
        DONE,
        /** it was sent back with a reason; whoever leads the sender has the task to decide what now */
        REFUSED,
        /** the sender gave it up, with a reason */
        DROPPED;

        /**
         * As it is stored, and as it ends the key of its word.
         *
         * @return such as {@code waiting}
         */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
