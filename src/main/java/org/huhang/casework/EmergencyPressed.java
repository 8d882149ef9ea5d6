package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * Somebody said that the child is in danger.
 *
 * @param caseNo the case
 * @param emergencyId the first press
 * @param personId who
 * @param again whether it only added a reason to a press of the last hour
 */
public record EmergencyPressed(String caseNo, UUID emergencyId, String personId, boolean again) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "case.emergency", "emergency", emergencyId.toString(), caseNo, null);
    }
}
