package org.huhang.deadline;

import java.time.Instant;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A limit passed while the work was open; published once per deadline and round, in the transaction that marks it as said.
 *
 * @param deadline the deadline as it stands
 * @param plannedAt the limit
 */
public record DeadlineMissed(SetDeadline deadline, Instant plannedAt) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(
                AuditLine.SYSTEM,
                deadline.bearer() == Bearer.AGENCY ? "deadline.missed" : "deadline.passed",
                "deadline",
                deadline.subject(),
                deadline.caseNo(),
                deadline.sum().rule().code());
    }
}
