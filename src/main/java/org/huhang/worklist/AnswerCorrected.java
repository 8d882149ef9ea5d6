package org.huhang.worklist;

import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A person corrected an answer; published in the transaction that keeps the correction. Listeners look again at what they took
 * from the answer: only {@link Correction#changed} counts, for the rest may have been overtaken long ago.
 *
 * @param item the work item
 * @param correction the correction
 * @param asDone the corrected answer as if it were given now, with the reason of the correction as its {@code decisionReason}
 */
public record AnswerCorrected(WorkItem item, Correction correction, TaskDone asDone) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(
                correction.person(),
                "answer.corrected",
                "task",
                item.id().toString(),
                item.caseNo(),
                item.taskKey() + ": " + String.join(", ", correction.changed()));
    }
}
