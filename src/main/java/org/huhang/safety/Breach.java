package org.huhang.safety;

import org.jspecify.annotations.Nullable;

/**
 * A promise that does not hold.
 *
 * @param promise which
 * @param caseNo the case, null for a report that has none
 * @param subject what exactly, such as {@code report:<id>}; never a name
 * @param place the region where somebody should know
 */
public record Breach(Promise promise, @Nullable String caseNo, String subject, String place) {}
