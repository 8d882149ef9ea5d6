package org.huhang.agency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/** The kinds of agencies with the roles that get tasks (domain paper A.2). */
public enum AgencyType {
    VILLAGE("committeeHead", "childDirector"),
    TOWNSHIP("deputyHead", "childSupervisor", "protectionStation", "dropoutLiaison", "lawOfficer"),
    CIVIL("leader", "welfareOfficer"),
    RESCUE("leader", "caseWorker", "intakeWorker", "assessor"),
    WELFARE("leader", "intakeWorker"),
    POLICE("leader", "caseOfficer", "deskOfficer", "legalReviewer"),
    EDU("leader", "protectionOfficer", "dropoutOfficer"),
    SCHOOL("principal", "classTeacher", "psychologyTeacher", "moralEducationHead"),
    PROC("chiefProsecutor", "prosecutor", "intakeClerk"),
    /** External: its acts are recorded, nobody of it works here. */
    COURT(null),
    JUSTICE("leader", "legalAidOfficer"),
    WF("leader", "guide", "coordinator"),
    YOUTH("leader", "coordinator"),
    HEALTH("leader", "referralDesk"),
    HOSPITAL("leader", "referralDesk"),
    DPF("leader", "rehabOfficer"),
    LABOUR("leader", "inspector"),
    WCWC("leader", "coordinator"),
    SUPERV("leader", "accountabilityHandler"),
    PROVIDER("leader", "caseWorker");

    private static final Set<AgencyType> ONE_OF_MANY = EnumSet.of(SCHOOL, HOSPITAL, PROVIDER);

    private final @Nullable String leadingRole;
    private final List<String> workingRoles;

    AgencyType(@Nullable String leadingRole, String... workingRoles) {
        this.leadingRole = leadingRole;
        this.workingRoles = List.of(workingRoles);
    }

    /**
     * The kinds that models name in one text.
     *
     * @param joined by commas; null for none
     * @return in that order
     * @throws IllegalArgumentException if it names something else
     */
    public static List<AgencyType> listed(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(","))
                        .map(String::strip)
                        .filter(kind -> !Characters.blank(kind))
                        .map(AgencyType::valueOf)
                        .toList();
    }

    /**
     * Whether a region has several of this kind, so that none of them answers for the whole region.
     *
     * @return true for schools, hospitals and providers; police stations are numbered too, beside their bureau
     */
    public boolean oneOfMany() {
        return ONE_OF_MANY.contains(this);
    }

    /**
     * The role of "the leader of the agency".
     *
     * @return null for a kind without people here
     */
    public @Nullable String leadingRole() {
        return leadingRole;
    }

    /**
     * The roles that do the work; the first is the one that acts where a step names only the agency.
     *
     * @return without the leading role; empty for a kind without people here
     */
    public List<String> workingRoles() {
        return workingRoles;
    }

    /**
     * All roles in which tasks can reach this kind.
     *
     * @return the working roles and then the leading one
     */
    public List<String> roles() {
        var roles = new ArrayList<>(workingRoles);
        if (leadingRole != null) {
            roles.add(leadingRole);
        }
        return roles;
    }

    /**
     * The role that acts where a step names only the agency.
     *
     * @return the first working role
     * @throws IllegalStateException for a kind without people here
     */
    public String mainRole() {
        if (workingRoles.isEmpty()) {
            throw new IllegalStateException("nobody of " + this + " works on the platform");
        }
        return workingRoles.get(0);
    }

    /**
     * The role that takes reports in when this kind is the first receiver.
     *
     * @return the main role where the kind has no desk of its own for that
     */
    public String intakeRole() {
        return switch (this) {
            case TOWNSHIP -> "protectionStation";
            case POLICE -> "deskOfficer";
            case PROC -> "intakeClerk";
            default -> mainRole();
        };
    }
}
