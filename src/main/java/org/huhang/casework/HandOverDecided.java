package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A person said what became of a hand-over.
 *
 * @param caseNo the case
 * @param handOverId the row
 * @param personId who
 * @param state accepted or refused
 */
public record HandOverDecided(String caseNo, UUID handOverId, String personId, String state) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "handOver." + state, "handOver", handOverId.toString(), caseNo, null);
    }
}
