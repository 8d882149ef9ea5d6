package org.huhang.notification;

/**
 * A mail to somebody without account can never arrive, or did not for two days; published in the transaction that gives it up.
 *
 * @param key as in {@link Mail#key}
 */
public record MailGivenUp(String key) {}
