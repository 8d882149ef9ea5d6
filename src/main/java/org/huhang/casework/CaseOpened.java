package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A report opened a case.
 *
 * @param caseNo the case
 * @param reportId the report
 */
public record CaseOpened(String caseNo, UUID reportId) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine("system", "case.opened", "report", reportId.toString(), caseNo, null);
    }
}
