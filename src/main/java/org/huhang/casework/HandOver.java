package org.huhang.casework;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one process hands to another. It waits, visible in the case, until the other takes or refuses it.
 *
 * @param id the row
 * @param caseNo the case
 * @param message the fact that is handed over, a name of the link matrix
 * @param fromProcess the sending process
 * @param fromStep the sending step
 * @param toProcess the process that should take it, whether it is there yet or not
 * @param facts coded facts that come with it
 * @param state where it stands
 * @param decidedBy who took or refused it, null while it waits
 * @param decidedReason why it was refused, null otherwise
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
        @Nullable String decidedBy,
        @Nullable String decidedReason,
        Instant madeAt) {

    /** Where a hand-over stands. */
    public enum State {
        /** nobody took it yet; the case cannot be closed */
        WAITING,
        /** the other process, or a person in its place, took it */
        ACCEPTED,
        /** it was sent back with a reason */
        REFUSED;

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
