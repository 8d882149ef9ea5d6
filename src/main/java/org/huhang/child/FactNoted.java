package org.huhang.child;

import java.util.UUID;

/**
 * A fact of the strip was noted; told in the same transaction.
 *
 * @param childId the file
 * @param fact what was said
 */
public record FactNoted(UUID childId, StripFact fact) {}
