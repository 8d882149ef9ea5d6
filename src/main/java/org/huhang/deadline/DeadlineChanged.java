package org.huhang.deadline;

import java.time.Instant;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A due date was counted anew and differs; published in the transaction of the change. Whoever shows the date moves it.
 *
 * @param deadline the deadline as it stands now
 * @param oldCode the row that counted before
 * @param oldDueAt the limit before
 * @param reason why it was counted anew
 */
public record DeadlineChanged(SetDeadline deadline, String oldCode, Instant oldDueAt, String reason)
        implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(
                AuditLine.SYSTEM, "deadline.changed", "deadline", deadline.subject(), deadline.caseNo(), reason);
    }
}
