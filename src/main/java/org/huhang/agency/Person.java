package org.huhang.agency;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody with an account, as of now.
 *
 * @param id the user name, never given to another person
 * @param name the display name
 * @param agencyCode the agency whose desk it is
 * @param roles role codes of the agency's kind, or of the platform
 * @param leader whether the leading role of the agency is among them
 * @param locale the language of pages and mail
 * @param enabled false once the account was closed
 * @param version changes with password, roles and closing; what was signed in under another version is out
 */
public record Person(
        String id,
        String name,
        String agencyCode,
        Set<String> roles,
        boolean leader,
        Locale locale,
        boolean enabled,
        int version) {

    /** Keeps the roles from being changed. */
    public Person {
        roles = Set.copyOf(roles);
    }

    /**
     * The groups whose tasks this person may take.
     *
     * @return {@code <agencyCode>:<role>} for each role, in alphabetical order
     */
    public Set<String> groups() {
        var groups = new TreeSet<String>();
        roles.forEach(role -> groups.add(agencyCode + ":" + role));
        return groups;
    }

    /**
     * Whether this person holds a role.
     *
     * @param role a role code
     * @return true if so
     */
    public boolean has(String role) {
        return roles.contains(role);
    }

    /**
     * Whether this person works on the platform itself and sees no content of any case.
     *
     * @return true for administrators, analysts and auditors
     */
    public boolean platformOnly() {
        return roles.stream().anyMatch(Role.WITHOUT_CASES::contains);
    }

    /** Says no more than who it is, so that no log line tells a name. */
    @Override
    public String toString() {
        return id;
    }
}
