package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A process handed something over; it waits.
 *
 * @param caseNo the case
 * @param handOverId the row
 * @param message the fact
 * @param fromProcess the process that did
 */
public record HandedOver(String caseNo, UUID handOverId, String message, String fromProcess) implements Audited {

    /** The fact that a child must leave its guardian. */
    public static final String REMOVAL = "childMustLeaveGuardian";

    /** The fact that nobody knows where a child is, or that somebody harmed it. */
    public static final String MISSING_OR_HARMED = "childMissingOrHarmed";

    @Override
    public AuditLine auditLine() {
        return new AuditLine("system", "handOver.made", "handOver", handOverId.toString(), caseNo, message);
    }
}
