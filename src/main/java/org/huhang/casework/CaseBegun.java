package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A person began a process by hand.
 *
 * @param caseNo the case in which it runs
 * @param personId who
 * @param itemId the work item with the answer by which it was begun
 * @param opened whether the case was opened for it
 */
public record CaseBegun(String caseNo, String personId, UUID itemId, boolean opened) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "case.begun", "task", itemId.toString(), caseNo, null);
    }
}
