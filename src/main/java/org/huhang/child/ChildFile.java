package org.huhang.child;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file of one child.
 *
 * @param id the pseudonym under which everything else knows the child
 * @param identity who it is
 * @param county the county that keeps the file
 * @param residence where the child lives, null if unknown
 * @param needs what the child needs to be heard
 */
public record ChildFile(UUID id, Identity identity, String county, @Nullable String residence, Needs needs) {}
