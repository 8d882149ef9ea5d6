package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * Somebody asked an agency to take part in a case that runs.
 *
 * @param caseNo the case
 * @param id the asking
 * @param agencyCode the agency
 * @param personId who
 */
public record AgencyAsked(String caseNo, UUID id, String agencyCode, String personId) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "case.agencyAsked", "case", caseNo, caseNo, agencyCode);
    }
}
