package org.huhang.agency;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huhang.engine.Facts;
import org.huhang.engine.ProcessFunction;
import org.huhang.engine.ReadsVariables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What models call as {@code ${agency.group('POLICE','caseOfficer')}}: which group gets a task. */
@Component
@ReadsVariables({
    "regionCode",
    "incidentTownship",
    "incidentVillage",
    "schoolCode",
    "policeCode",
    "hospitalCode",
    "providerCode",
    "firstReceiver",
    "intakeCode",
    "excludedAgencies"
})
public class AgencyFunction implements ProcessFunction {

    /** The variables in which a case keeps the agencies bound to it, for the kinds of which a place has many. */
    private static final Map<AgencyType, String> BOUND = Map.of(
            AgencyType.SCHOOL, "schoolCode",
            AgencyType.POLICE, "policeCode",
            AgencyType.HOSPITAL, "hospitalCode",
            AgencyType.PROVIDER, "providerCode");

    /** The variable that names the agencies kept away from the case, joined by commas; work goes past them. */
    public static final String EXCLUDED = "excludedAgencies";

    /** The variable that names the very agency to which an intake was passed on. */
    public static final String INTAKE = "intakeCode";

    private final Directory directory;

    AgencyFunction(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String functionName() {
        return "agency";
    }

    /**
     * The group for a step that names its role.
     *
     * @param facts the case's variables: {@code regionCode}, {@code incidentTownship}, {@code incidentVillage} and the bound
     *     agencies
     * @param type a code of {@link AgencyType}
     * @param role one of its roles
     * @return the group of the bound agency or of the one responsible for the place
     */
    public String group(Facts facts, String type, String role) {
        return desk(facts, AgencyType.valueOf(type), role).group();
    }

    /**
     * The group for a step that names only the agency.
     *
     * @param facts the case's variables
     * @param type a code of {@link AgencyType}
     * @return the group of the role that acts for this kind by default
     */
    public String mainGroup(Facts facts, String type) {
        var kind = AgencyType.valueOf(type);
        return desk(facts, kind, kind.mainRole()).group();
    }

    /**
     * The group that takes a report in.
     *
     * @param facts the case's variables
     * @param firstReceiver the kind of agency that got the report first, or that it was passed on to
     * @return the group of its intake; of the very agency that it was passed on to
     */
    public String intakeGroup(Facts facts, String firstReceiver) {
        var kind = AgencyType.valueOf(firstReceiver);
        var passedOn = facts.text(INTAKE);
        return passedOn != null && directory.agency(passedOn).type() == kind
                ? responsible(facts, directory.agency(passedOn), kind.intakeRole())
                : desk(facts, kind, kind.intakeRole()).group();
    }

    /**
     * The group of the leader.
     *
     * @param facts the case's variables
     * @param type a code of {@link AgencyType} with people on the platform; null or empty for civil affairs, which leads
     *     wherever nobody else was named
     * @return the group of the leading role
     */
    public String leaderGroup(Facts facts, @Nullable String type) {
        var kind = type == null || type.isEmpty() ? AgencyType.CIVIL : AgencyType.valueOf(type);
        return desk(facts, kind, Objects.requireNonNull(kind.leadingRole())).group();
    }

    /**
     * The group that answers the reporter: police towards the reporting unit, otherwise who decided last.
     *
     * @param facts the case's variables, with {@code firstReceiver}
     * @param sender the kind of agency that decided; {@code INTAKE}, empty or null for the intake of the first receiver
     * @return the group that writes the feedback
     */
    public String feedbackGroup(Facts facts, @Nullable String sender) {
        if (sender == null || sender.isEmpty() || sender.equals("INTAKE")) {
            var first = facts.text("firstReceiver");
            return intakeGroup(facts, first == null ? AgencyType.TOWNSHIP.name() : first);
        }
        return mainGroup(facts, sender);
    }

    /**
     * The group of an agency that somebody named.
     *
     * @param facts the case's variables
     * @param code the agency's code
     * @return the group of its main role, or of the desk that acts for it while nobody of it works on the platform
     * @throws NoSuchAgency if there is none
     */
    public String named(Facts facts, String code) {
        var agency = directory.agency(code);
        return responsible(facts, agency, agency.type().mainRole());
    }

    /**
     * The group that leads an agency.
     *
     * @param facts the case's variables
     * @param code the agency's code
     * @return the group of its leading role, or of the desk that acts for it while nobody of it works on the platform
     * @throws NoSuchAgency if there is none
     */
    public String leaderOf(Facts facts, String code) {
        var agency = directory.agency(code);
        return responsible(facts, agency, Objects.requireNonNull(agency.type().leadingRole()));
    }

    /**
     * The group of a role in an agency that somebody named.
     *
     * @param facts the case's variables
     * @param code the agency's code
     * @param role one of its roles
     * @return the group, or that of the desk that acts for the agency while nobody of it works on the platform
     * @throws NoSuchAgency if there is none
     */
    public String roleOf(Facts facts, String code, String role) {
        return responsible(facts, directory.agency(code), role);
    }

    /**
     * The group that answers whoever asks for another decision of the police: first the police that decided, then their superior
     * (police rules on criminal cases 179).
     *
     * @param facts the case's variables
     * @param level {@code second} for the superior; anything else is the first level
     * @return the leaders; for the second level, where no superior police work on the platform, those of the police that decided,
     *     who write down what the superior answered
     */
    public String reviewGroup(Facts facts, @Nullable String level) {
        var leading = Objects.requireNonNull(AgencyType.POLICE.leadingRole());
        var decided = desk(facts, AgencyType.POLICE, leading);
        var superior = "second".equals(level) ? directory.oneUp(decided.agency()) : null;
        return superior == null || superior.type() != AgencyType.POLICE
                ? decided.group()
                : responsible(facts, superior, leading);
    }

    private String responsible(Facts facts, Agency agency, String role) {
        return directory
                .responsible(agency.type(), role, agency.regionCode(), agency.code(), excluded(facts))
                .group();
    }

    /**
     * The group that oversees the place of the incident from its coordinating office (MPL 9).
     *
     * @param facts the case's variables
     * @return the supervisors of the office, or of the nearest above it that has any
     */
    public String coordinatingGroup(Facts facts) {
        return directory.supervising(place(facts)).group(Role.SUPERVISOR);
    }

    /**
     * The agencies past which work goes.
     *
     * @param facts the case's variables
     * @return codes; empty for most cases
     */
    public static Set<String> excluded(Facts facts) {
        var excluded = facts.text(EXCLUDED);
        return excluded == null || excluded.isEmpty() ? Set.of() : Set.of(excluded.split(","));
    }

    private Desk desk(Facts facts, AgencyType type, String role) {
        var variable = BOUND.get(type);
        return directory.responsible(
                type, role, place(facts), variable == null ? null : facts.text(variable), excluded(facts));
    }

    /** As narrow as known: a village of the report counts as long as it lies in the place that intake fixed. */
    private String place(Facts facts) {
        var reported = facts.text("regionCode");
        var village = facts.text("incidentVillage");
        var fixed = village == null ? facts.text("incidentTownship") : village;
        if (reported == null && fixed == null) {
            throw new IllegalStateException("a case without a place");
        }
        if (reported == null || (fixed != null && !directory.within(reported, fixed))) {
            return Objects.requireNonNull(fixed);
        }
        return reported;
    }
}
