package org.huhang.paper;

import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * Something was done with a paper.
 *
 * @param person who
 * @param act what, as the trail calls it
 * @param paper the paper
 * @param reason why it was withdrawn, otherwise the kind of paper
 */
record PaperActed(String person, String act, Paper paper, String reason) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(person, act, "paper", paper.id().toString(), paper.caseNo(), reason);
    }
}
