package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * Another agency agreed that a case leaves RED, or objected.
 *
 * @param caseNo the case
 * @param id the asking
 * @param agreed whether it leaves RED
 * @param personId who
 */
public record TierAnswered(String caseNo, UUID id, boolean agreed, String personId) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, agreed ? "case.tierAgreed" : "case.tierKept", "case", caseNo, caseNo, null);
    }
}
