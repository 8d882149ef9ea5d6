package org.huhang.agency;

/**
 * Where work lands: an agency and the role that does it there.
 *
 * @param agency the agency
 * @param role one of its roles
 */
public record Desk(Agency agency, String role) {

    /**
     * The key of its group.
     *
     * @return {@code <agencyCode>:<role>}
     */
    public String group() {
        return agency.group(role);
    }
}
