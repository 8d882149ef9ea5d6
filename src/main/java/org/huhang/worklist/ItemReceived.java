package org.huhang.worklist;

/**
 * Something to do came in; published in the transaction that made it.
 *
 * @param item the item
 */
public record ItemReceived(WorkItem item) {}
