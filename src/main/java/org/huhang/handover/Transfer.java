package org.huhang.handover;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that goes to another police unit, an intake that goes to another agency, or a child that goes to whoever protects it.
 *
 * @param id which
 * @param caseNo the case
 * @param kind what goes
 * @param fromAgency the code of the sender
 * @param toAgency the code of the receiver, null if it is not on the platform
 * @param outside the name of a receiver that is not on the platform, else null
 * @param spokenTo whom the sender spoke to there, else null
 * @param sentAt from when the receiver's term runs
 * @param state what became of it
 */
public record Transfer(
        UUID id,
        String caseNo,
        Kind kind,
        String fromAgency,
        @Nullable String toAgency,
        @Nullable String outside,
        @Nullable String spokenTo,
        Instant sentAt,
        State state) {

    /** How it is named as a source. */
    String subject() {
        return "transfer:" + id;
    }

    /** Whether police of the platform have it, or are asked to take it, instead of those who had it first. */
    boolean withOtherPolice() {
        return kind == Kind.POLICE && (state == State.SENT || state == State.ACCEPTED);
    }

    /** What goes. */
    public enum Kind {
        POLICE("transferPolice"),
        INTAKE("forwardCase"),
        /** a child that is no matter for police, to whoever goes on protecting it outside the platform; no step sends it */
        PROTECTION("");

        private final String step;

        Kind(String step) {
            this.step = step;
        }

        /** The step by which a process sends it. */
        public String step() {
            return step;
        }
    }

    /** What became of it. */
    public enum State {
        SENT,
        ACCEPTED,
        RETURNED,
        OUTSIDE,
        /** the answer that sent it was corrected before anybody took it */
        TAKEN_BACK
    }
}
