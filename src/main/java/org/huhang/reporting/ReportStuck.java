package org.huhang.reporting;

import java.util.UUID;

/**
 * A report could not be taken to a case several times; it is tried further. Published after each further failure.
 *
 * @param reportId the report
 */
record ReportStuck(UUID reportId) {}
