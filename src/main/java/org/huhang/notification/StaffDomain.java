package org.huhang.notification;

/**
 * Where the people of the directory have their mailboxes, when nobody set {@code huhang.notification.staff-domain}: the
 * embedded mode offers one, because its mail goes nowhere.
 *
 * @param name such as {@code huhang.example}
 */
public record StaffDomain(String name) {}
