package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huhang.engine.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is looked for, to be told or to be asked: an agency in which nobody could act is passed over. */
class NobodyThereTests {

    /** A county whose office, police and bureau stand in the table, and in which nobody works. */
    private static final String EMPTY = "532501";

    private static final Facts THERE = new Facts(Map.of("regionCode", EMPTY, "firstReceiver", "TOWNSHIP"));

    private final AgencyOnDatabase agency = new AgencyOnDatabase();
    private final Directory directory = agency.directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("everybodyWhoIsLookedFor")
    void whoeverIsLookedForIsFoundAbove(String what, Function<AgencyOnDatabase, String> found) {
        above();

        assertThat(found.apply(agency)).as(what).endsWith("-5325");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everybodyWhoIsLookedFor")
    void whoeverOnlyKeepsTheMachineIsNobody(String what, Function<AgencyOnDatabase, String> found) {
        above();
        for (var kind : List.of("WCWC", "POLICE", "CIVIL", "PROC")) {
            agency.enrol(user("machine-" + kind), kind + "-" + EMPTY, Role.SYSTEM_ADMIN);
        }

        assertThat(found.apply(agency)).as(what).endsWith("-5325");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everybodyWhoIsLookedFor")
    void whoeverIsThereComesFirst(String what, Function<AgencyOnDatabase, String> found) {
        above();
        at(EMPTY);

        assertThat(found.apply(agency)).as(what).endsWith("-" + EMPTY);
    }

    @Test
    void deskThatNobodyHoldsIsPassedOverUnlessSomebodyLeadsThere() {
        above();
        agency.enrol("other.role", "POLICE-" + EMPTY, "legalReviewer");

        assertThat(agency.function().group(THERE, "POLICE", "deskOfficer")).isEqualTo("POLICE-5325:deskOfficer");

        agency.enrol("leads.here", "POLICE-" + EMPTY, "leader");

        assertThat(agency.function().group(THERE, "POLICE", "deskOfficer")).isEqualTo("POLICE-532501:deskOfficer");
    }

    @Test
    void officeWithoutSupervisorsCoordinatesButDoesNotOversee() {
        above();
        agency.enrol("leads.here", "WCWC-" + EMPTY, "leader");

        assertThat(directory.coordinating(EMPTY).code()).isEqualTo("WCWC-532501");
        assertThat(directory.supervising(EMPTY).code()).isEqualTo("WCWC-5325");
    }

    @Test
    void whereNobodyLeadsAnywhereWhoeverOverseesTheRegionIsTold() {
        agency.enrol("oversees", "WCWC-5325", Role.SUPERVISOR);

        assertThat(directory.leadingFor("POLICE-" + EMPTY))
                .extracting(Person::id)
                .containsExactly("oversees");
    }

    @Test
    void whatLiesWhereNobodyIsGoesUp() {
        above();
        agency.enrol("leads.civil", "CIVIL-" + EMPTY, "leader");

        assertThat(directory.deserted(List.of("POLICE-532501:deskOfficer", "CIVIL-532501:intakeOfficer")))
                .containsExactly("POLICE-532501:deskOfficer");
        assertThat(standIn("POLICE-532501:deskOfficer", Set.of())).contains("POLICE-5325:deskOfficer");
    }

    @Test
    void whereNobodyIsUpwardsTheOfficeThatCoordinatesGetsIt() {
        above();
        agency.enrol("machine.edu", "EDU-5325", Role.SYSTEM_ADMIN);

        assertThat(standIn("EDU-532501:protectionOfficer", Set.of())).contains("WCWC-5325:supervisor");
        assertThat(standIn("POLICE-532501:deskOfficer", Set.of("POLICE-5325"))).contains("WCWC-5325:leader");
    }

    @Test
    void whereNobodyIsAnywhereItStays() {
        assertThat(standIn("POLICE-532501:deskOfficer", Set.of())).isEmpty();
    }

    private Optional<String> standIn(String group, Set<String> excluded) {
        return directory.standIn(group, EMPTY, excluded).map(Desk::group);
    }

    static Stream<Arguments> everybodyWhoIsLookedFor() {
        return Stream.of(
                one("who coordinates", to -> to.directory.coordinating(EMPTY).code()),
                one("who oversees", to -> to.directory.supervising(EMPTY).code()),
                one("overseers", to -> agency(to.directory.supervisorsOf(EMPTY))),
                one("who leads", to -> agency(to.directory.leadingFor("CIVIL-" + EMPTY))),
                one(
                        "who judges whether it is one child",
                        to -> agency(to.function().coordinatingGroup(THERE))),
                one("who takes a report in", to -> agency(to.function().intakeGroup(THERE, "POLICE"))),
                one(
                        "first receiver that the county lacks",
                        to -> agency(to.function().intakeGroup(THERE, "TOWNSHIP"))),
                one("who answers the reporter", to -> agency(to.function().feedbackGroup(THERE, "CIVIL"))),
                one("who closes", to -> agency(to.function().leaderGroup(THERE, null))),
                one("desk of a place", to -> agency(to.function().mainGroup(THERE, "POLICE"))),
                one("named agency", to -> agency(to.function().named(THERE, "POLICE-" + EMPTY))),
                one("leader of a named agency", to -> agency(to.function().leaderOf(THERE, "PROC-" + EMPTY))),
                one("leader that an intake asks", to -> agency(to.function().leaderGroup(THERE, "POLICE"))));
    }

    private static Arguments one(String what, Function<AgencyOnDatabase, String> found) {
        return Arguments.of(what, found);
    }

    private static String agency(String group) {
        return Directory.agencyOf(group);
    }

    private static String agency(List<Person> people) {
        return people.stream().map(Person::agencyCode).findFirst().orElse("nobody");
    }

    private static String user(String code) {
        return code.toLowerCase(Locale.ROOT).replace('-', '.');
    }

    private void above() {
        at("5325");
    }

    private void at(String region) {
        agency.enrol("wcwc." + region, "WCWC-" + region, Role.SUPERVISOR, "leader");
        for (var kind : List.of(AgencyType.POLICE, AgencyType.CIVIL, AgencyType.PROC)) {
            var code = kind + "-" + region;
            agency.enrol(user(code), code, kind.roles().toArray(String[]::new));
        }
    }
}
