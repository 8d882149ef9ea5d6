package org.huhang.casework;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * Somebody wrote down what happened between tasks; its words stay with the case.
 *
 * @param caseNo the case
 * @param noteId the note
 * @param personId who
 * @param kind visit, call, meeting or other
 */
public record CaseNoted(String caseNo, UUID noteId, String personId, String kind) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "case.noted", "note", noteId.toString(), caseNo, kind);
    }
}
