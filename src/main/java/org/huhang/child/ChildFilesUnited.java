package org.huhang.child;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * Two files turned out to be the same child's.
 *
 * @param left the file that is asked for no more
 * @param stays the file that knows everything from now on
 * @param caseNo the case in which somebody said so
 */
public record ChildFilesUnited(UUID left, UUID stays, String caseNo) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine("system", "child.united", "child", stays.toString(), caseNo, left.toString());
    }
}
