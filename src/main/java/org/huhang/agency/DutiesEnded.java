package org.huhang.agency;

/**
 * Somebody may no longer do what was allowed before: the account was closed, or roles were taken away. Published in the
 * transaction of the change, so that what the person held never waits for somebody who cannot act.
 *
 * @param personId the user name
 */
public record DutiesEnded(String personId) {}
