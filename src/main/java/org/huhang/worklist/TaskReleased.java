package org.huhang.worklist;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A person put a task back.
 *
 * @param taskId the work item
 * @param caseNo the case
 * @param elementId the task's id in the model
 * @param personId who
 */
public record TaskReleased(UUID taskId, String caseNo, String elementId, String personId) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "task.released", "task", taskId.toString(), caseNo, elementId);
    }
}
