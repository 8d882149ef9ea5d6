package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;
import org.jspecify.annotations.Nullable;

/**
 * Another agency agreed that a case leaves RED or that its report is refused, or objected.
 *
 * @param caseNo the case
 * @param itemId the work item whose answer asked for it, null for one that was asked before items were kept
 * @param refusal whether a report was refused, and no lower tier asked for
 * @param agreed whether it has effect from now on
 * @param personId who
 * @param reason why; words of a person, never for mails or the trail
 */
public record TierAnswered(
        String caseNo, @Nullable UUID itemId, boolean refusal, boolean agreed, String personId, String reason)
        implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, agreed ? "case.tierAgreed" : "case.tierKept", "case", caseNo, caseNo, null);
    }
}
