package org.huhang.intake;

import java.util.UUID;

/**
 * The child of a case as one of its reports tells of it.
 *
 * @param report the report
 * @param child what it says
 */
public record ToldChild(UUID report, ReportedChild child) {}
