package org.huhang.audit;

/**
 * One link of the chain.
 *
 * @param link its number and HMAC
 * @param lineId the line that it covers
 */
record Seal(Head link, long lineId) {}
