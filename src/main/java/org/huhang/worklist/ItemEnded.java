package org.huhang.worklist;

import java.util.UUID;

/**
 * Nobody needs to do an item any more: it was done or withdrawn. Published in the transaction that ended it.
 *
 * @param itemId the work item
 */
public record ItemEnded(UUID itemId) {}
