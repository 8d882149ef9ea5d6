package org.huhang.worklist;

import java.util.Map;
import java.util.Set;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;
import org.jspecify.annotations.Nullable;

/**
 * A person corrected an answer; published in the transaction that keeps the correction. Listeners look again at what they took
 * from the answer: only {@link Correction#changed} counts, for the rest may have been overtaken long ago.
 *
 * @param item the work item
 * @param correction the correction
 * @param asDone the corrected answer as if it were given now, with the reason of the correction as its {@code decisionReason}
 * @param before what the process was told by the first answer, or the last correction
 * @param after what it is told by this one
 */
public record AnswerCorrected(
        WorkItem item,
        Correction correction,
        TaskDone asDone,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after)
        implements Audited {

    /**
     * The facts that differ.
     *
     * @return names of variables
     */
    public Set<String> facts() {
        return Set.copyOf(Correction.changed(before, after));
    }

    @Override
    public AuditLine auditLine() {
        return new AuditLine(
                correction.person(),
                "answer.corrected",
                "task",
                item.id().toString(),
                item.caseNo(),
                item.elementId() + ": " + String.join(", ", correction.changed()));
    }
}
