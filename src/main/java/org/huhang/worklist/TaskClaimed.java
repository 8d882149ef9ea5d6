package org.huhang.worklist;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A person took a task.
 *
 * @param taskId the work item
 * @param caseNo the case
 * @param elementId the task's id in the model
 * @param personId who
 * @param secret whether the case is kept secret
 */
public record TaskClaimed(UUID taskId, String caseNo, String elementId, String personId, boolean secret)
        implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "task.claimed", "task", taskId.toString(), caseNo, elementId);
    }
}
