package org.huhang.agency;

import java.util.Locale;
import java.util.Set;

/**
 * Somebody who is to have an account.
 *
 * @param id the user name: lower-case letters, digits and dots
 * @param name the display name
 * @param agencyCode the agency whose desk it is
 * @param roles roles of the agency's kind, or of the platform
 * @param locale the language of pages and mail
 */
public record NewPerson(String id, String name, String agencyCode, Set<String> roles, Locale locale) {

    /** Keeps the roles from being changed. */
    public NewPerson {
        roles = Set.copyOf(roles);
    }
}
