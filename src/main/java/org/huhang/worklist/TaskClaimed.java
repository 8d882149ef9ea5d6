package org.huhang.worklist;

import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A person took a task.
 *
 * @param item the item as it is now
 * @param personId who
 * @param secret whether the case is kept secret
 */
public record TaskClaimed(WorkItem item, String personId, boolean secret) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "task.claimed", "task", item.id().toString(), item.caseNo(), item.elementId());
    }
}
