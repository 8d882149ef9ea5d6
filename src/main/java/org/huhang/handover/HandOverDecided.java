package org.huhang.handover;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A person answered a hand-over, or decided on a refused one.
 *
 * @param caseNo the case
 * @param handOverId the row
 * @param personId who
 * @param state accepted, refused, sentAgain or dropped
 */
public record HandOverDecided(String caseNo, UUID handOverId, String personId, String state) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "handOver." + state, "handOver", handOverId.toString(), caseNo, null);
    }
}
