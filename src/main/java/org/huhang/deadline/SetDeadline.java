package org.huhang.deadline;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A due date that stands or stood.
 *
 * @param id its number
 * @param subject the engine's id of the task, or the id of the case term
 * @param caseNo the case
 * @param elementId the task's id in the model; null for a case term
 * @param code the code that the task or step names; {@link Sum#rule()} has the one that counts
 * @param sum how it was counted
 * @param status how it stands
 * @param round counts the times the due date moved later; what is said about it is said once per round
 * @param createdAt when the task or term came into being
 * @param endedAt when the work ended; null while it is open
 * @param facts what mattered when it was counted, dates as ISO text; of a case term also its place and bound agencies
 */
public record SetDeadline(
        long id,
        String subject,
        String caseNo,
        @Nullable String elementId,
        String code,
        Sum sum,
        Status status,
        int round,
        Instant createdAt,
        @Nullable Instant endedAt,
        Map<String, Object> facts) {

    /** The same, of something that came into being at another moment. */
    SetDeadline begun(Instant at) {
        return new SetDeadline(id, subject, caseNo, elementId, code, sum, status, round, at, endedAt, facts);
    }

    /** How a deadline stands. */
    public enum Status {
        /** The work is open and the limit has not been marked as passed. */
        RUNNING,
        /** The work was done in time. */
        MET,
        /** The limit passed; the work may still be open or was done late. */
        MISSED,
        /** The limit of somebody who is no agency passed: nobody here is late. */
        PASSED,
        /** The work is no longer needed. */
        WITHDRAWN
    }

    /**
     * The limit.
     *
     * @return the instant at which it passes
     */
    public Instant dueAt() {
        return sum.dueAt();
    }

    /**
     * Whether the work is still open.
     *
     * @return false once it was done or withdrawn
     */
    public boolean open() {
        return endedAt == null;
    }

    /**
     * Whose duty or right it is.
     *
     * @return an agency's for every task
     */
    public Bearer bearer() {
        return sum.rule().bearer();
    }

    /**
     * The name of the term that counts.
     *
     * @param locale any English locale for English, else Chinese
     * @return the name as shown to people
     */
    public String name(Locale locale) {
        return sum.rule().name(locale);
    }

    /**
     * How pressing it is while it is open. What others than agencies may or must do presses nobody here: at most it is near.
     *
     * @param now business time
     * @return the class; {@link Urgency#ON_TIME} for finished work
     */
    public Urgency urgency(Instant now) {
        if (!open()) {
            return Urgency.ON_TIME;
        }
        if (bearer() != Bearer.AGENCY) {
            return now.isBefore(dueAt()) && sum.urgentAt() != null && !now.isBefore(sum.urgentAt())
                    ? Urgency.NEAR
                    : Urgency.ON_TIME;
        }
        return Urgency.of(sum.nearAt(), sum.urgentAt(), dueAt(), now);
    }
}
