package org.huhang.worklist;

import java.time.Instant;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do, open or done.
 *
 * @param id the platform's id; the engine's never leaves the platform
 * @param engineTaskId the engine's id
 * @param definitionId the version of the model
 * @param instanceId the root instance
 * @param processKey the process id
 * @param elementId the task's id in the model
 * @param work what kind of work it is, by which the platform knows it in whatever model
 * @param titledIn the model of the step that lends the task its name, null where the task has its own
 * @param titledBy that step's element id, null where the task has its own
 * @param caseNo the case
 * @param group who may take it, {@code <agencyCode>:<role>}
 * @param holder the person who took it, null while nobody did
 * @param regionCode the place of the incident
 * @param riskTier RED, ORANGE, YELLOW or BLUE
 * @param receivedAt when it came
 * @param dueAt when it is due, null if it has no term
 * @param state open, done or withdrawn
 * @param endedAt when it was done or withdrawn
 * @param version counts the changes of holder; a submit names the one it saw
 */
public record WorkItem(
        UUID id,
        String engineTaskId,
        String definitionId,
        String instanceId,
        String processKey,
        String elementId,
        Work work,
        @Nullable String titledIn,
        @Nullable String titledBy,
        String caseNo,
        String group,
        @Nullable String holder,
        String regionCode,
        String riskTier,
        Instant receivedAt,
        @Nullable Instant dueAt,
        State state,
        @Nullable Instant endedAt,
        int version) {

    /** Where a work item stands. */
    public enum State {
        /** somebody must do it */
        OPEN,
        /** a person did it */
        DONE,
        /** the process no longer needs it */
        WITHDRAWN
    }

    /**
     * Whether somebody must still do it.
     *
     * @return false once it was done or withdrawn
     */
    public boolean open() {
        return state == State.OPEN;
    }

    /**
     * The agency that it lies with.
     *
     * @return the agency's code
     */
    public String agencyCode() {
        return Directory.agencyOf(group);
    }

    /**
     * The role that it asks for.
     *
     * @return the role's code
     */
    public String role() {
        return group.substring(group.indexOf(':') + 1);
    }
}
