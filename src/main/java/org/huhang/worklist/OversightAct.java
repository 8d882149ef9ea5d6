package org.huhang.worklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a leader or a supervisor did with a task.
 *
 * @param id the act
 * @param taskId the work item
 * @param caseNo the case
 * @param kind what was done
 * @param person the user name of who did it, "system" for the platform
 * @param other who got the task; for what went back into the pool, who held it; null where nobody did
 * @param reason why, or what was said; empty where the platform acted
 * @param at when
 */
public record OversightAct(
        UUID id,
        UUID taskId,
        String caseNo,
        Kind kind,
        String person,
        @Nullable String other,
        String reason,
        Instant at) {

    /** What can be done with a task that somebody else works on. */
    public enum Kind {
        /** a leader gave it to a named colleague */
        ASSIGNED,
        /** a leader took it himself */
        TAKEN_OVER,
        /** a leader put it back into its pool */
        RETURNED,
        /** the platform put it back, for its holder can no longer act */
        LEFT,
        /** the platform gave it to another agency, for the one that had it is kept away from the case */
        PASSED_ON,
        /** the platform gave it to another agency, for nobody of the one that had it could do it any more */
        NOBODY_THERE,
        /** somebody reminded of it */
        REMINDED,
        /** somebody told its holder what to do */
        INSTRUCTED
    }
}
