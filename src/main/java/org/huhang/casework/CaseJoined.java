package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A further report about the same child joined an open case.
 *
 * @param caseNo the case
 * @param reportId the report
 * @param riskTier the tier of the case from now on
 * @param raised whether this report raised it
 */
public record CaseJoined(String caseNo, UUID reportId, String riskTier, boolean raised) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine("system", "case.joined", "report", reportId.toString(), caseNo, null);
    }
}
