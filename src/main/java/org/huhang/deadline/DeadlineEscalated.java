package org.huhang.deadline;

import java.time.Instant;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A missed limit is still open one working day (or two hours) later and goes one level up; published once per deadline and
 * round, in the transaction that marks it as said.
 *
 * @param deadline the deadline as it stands
 * @param plannedAt when it was to go up
 */
public record DeadlineEscalated(SetDeadline deadline, Instant plannedAt) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(
                AuditLine.SYSTEM,
                "deadline.escalated",
                "deadline",
                deadline.subject(),
                deadline.caseNo(),
                deadline.sum().rule().code());
    }
}
