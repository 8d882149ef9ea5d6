package org.huhang.intake;

import java.util.UUID;

/**
 * A reporter adds to what he reported before, as number and code of that report prove; published in the transaction of the
 * filing, so that nobody takes the new report to a case of its own first.
 *
 * @param reportId the new report
 * @param earlier the report to which it adds
 */
public record ReportAdds(UUID reportId, UUID earlier) {}
