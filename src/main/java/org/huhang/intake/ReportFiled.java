package org.huhang.intake;

import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A report arrived; published in its transaction. Whoever opens the case listens after the commit, and sweeps
 * {@link Intake#waiting} for what was missed.
 *
 * @param reportId the report
 * @param regionCode the place of the incident
 */
public record ReportFiled(UUID reportId, String regionCode) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(AuditLine.REPORTER, "report.filed", "report", reportId.toString(), null, null);
    }
}
