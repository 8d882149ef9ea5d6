package org.huhang.agency;

import java.util.Set;

/** The roles of the platform itself; the roles of agencies stand in {@link AgencyType}. */
public final class Role {

    /** Oversees the cases of a region from its coordinating office. */
    public static final String SUPERVISOR = "supervisor";

    /** Changes models; sees counts and models only. */
    public static final String ANALYST = "analyst";

    /** Keeps the machine running; sees no case. */
    public static final String SYSTEM_ADMIN = "systemAdmin";

    /** Keeps people and roles; sees no case. */
    public static final String SECURITY_ADMIN = "securityAdmin";

    /** Reads and verifies the trail, nothing else. */
    public static final String AUDITOR = "auditor";

    /** Whoever holds one of these sees no content of any case, whatever else they hold. */
    static final Set<String> WITHOUT_CASES = Set.of(ANALYST, SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR);

    /** All roles that people can hold beside those of their agency. */
    static final Set<String> OF_THE_PLATFORM = Set.of(SUPERVISOR, ANALYST, SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR);

    private Role() {}
}
