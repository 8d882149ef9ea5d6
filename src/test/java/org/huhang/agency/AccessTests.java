package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.audit.AuditLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;

class AccessTests {

    private static final String CASE = "532503-2026-00417";
    private static final String NOTHING = "-";

    private final AgencyOnDatabase agency = new AgencyOnDatabase();
    private final Map<String, Person> people = new LinkedHashMap<>();

    @BeforeEach
    void enrolEverybody() {
        enrol("worker who received a task", "CIVIL-532503", "welfareOfficer");
        enrol("colleague in another role", "POLICE-532503", "legalReviewer");
        enrol("leader of an agency taking part", "CIVIL-532503", "leader");
        enrol("worker of an agency it was handed to", "EDU-532503", "protectionOfficer");
        enrol("leader of an agency it was handed to", "EDU-532503", "leader");
        enrol("same role in another county", "CIVIL-532524", "welfareOfficer");
        enrol("other agency of the county", "HEALTH-532503", "referralDesk");
        enrol("leader of another agency of the county", "HEALTH-532503", "leader");
        enrol("person in the group of the task", "JUSTICE-532503", "legalAidOfficer");
        enrol("holder of the task", "RESCUE-532503", "caseWorker");
        enrol("leader of the holder", "RESCUE-532503", "leader");
        enrol("former holder", "WF-532503", "guide");
        enrol("person named by a leader", "YOUTH-532503", "coordinator");
        enrol("supervisor of the county", "WCWC-532503", "supervisor");
        enrol("supervisor of the prefecture", "WCWC-5325", "supervisor");
        enrol("supervisor of another county", "WCWC-532524", "supervisor");
        enrol("supervisor outside the coordinating office", "POLICE-532503", "supervisor");
        enrol("coordinator of the coordinating office", "WCWC-532503", "coordinator");
        enrol("child director where the child lives", "VILLAGE-532503102202", "childDirector");
        enrol("child director of the next village", "VILLAGE-532503102203", "childDirector");
        enrol("child supervisor where the child lives", "TOWNSHIP-532503102", "childSupervisor");
        enrol("child supervisor of the next township", "TOWNSHIP-532503105", "childSupervisor");
        enrol("protection station where the child lives", "TOWNSHIP-532503102", "protectionStation");
        enrol("intake of the first receiver", "TOWNSHIP-532503105", "protectionStation");
        enrol("intake of the first receiver who held a task", "TOWNSHIP-532503105", "protectionStation");
        enrol("intake of another receiver", "POLICE-532524", "deskOfficer");
        enrol("police holding a task", "POLICE-532503", "caseOfficer");
        enrol("police without a task", "POLICE-532503", "deskOfficer");
        enrol("systemAdmin", "WCWC-5325", "systemAdmin");
        enrol("securityAdmin", "WCWC-5325", "securityAdmin");
        enrol("analyst", "WCWC-5325", "analyst");
        enrol("auditor", "WCWC-5325", "auditor");
        enrol("analyst who also has a worker's role", "CIVIL-532503", "analyst", "welfareOfficer");
        var gone = enrol("worker whose account was closed", "CIVIL-532503", "welfareOfficer");
        agency.people.close(gone.id(), "secadmin");
        people.put("worker whose account was closed", agency.directory.person(gone.id()));
    }

    @TestFactory
    Stream<DynamicTest> everyCellOfTheTable() throws IOException {
        var said = cells();
        var tests = new ArrayList<DynamicTest>();
        for (var thing : List.of("CASE", "TASK", "TASK IN POOL", "CHILD", "REPORTER", "TRAIL")) {
            for (var person : people.keySet()) {
                var cell = said.getOrDefault(
                        thing + "/" + person, new Cell(thing, person, NOTHING, NOTHING, NOTHING, NOTHING));
                tests.add(dynamicTest(thing + ", " + person, () -> check(cell)));
            }
        }
        assertThat(said.values()).allMatch(cell -> people.containsKey(cell.person()));
        return tests.stream();
    }

    /** A leader names people of his own agency, and hands its tasks to them; all else that is done is done by those who may look. */
    @Test
    void whoMayNotOpenAThingDoesNothingWithItButLeadTheOwnAgency() throws IOException {
        var blind = Map.of(
                "CASE", Set.of(Permission.NAME),
                "TASK", Set.of(Permission.CLAIM, Permission.ASSIGN, Permission.URGE),
                "TASK IN POOL", Set.of(Permission.CLAIM, Permission.ASSIGN, Permission.URGE));
        for (var cell : cells().values()) {
            for (var state : List.of(cell.open(), cell.closed(), cell.ended(), cell.secret())) {
                var allowed = permissions(state);
                assertThat(allowed.contains(Permission.READ)
                                || blind.getOrDefault(cell.thing(), Set.of()).containsAll(allowed))
                        .as("%s, %s: %s", cell.thing(), cell.person(), state)
                        .isTrue();
            }
        }
    }

    @Test
    void leaderWhoKnowsASecretCaseMayAskAFurtherAgency() {
        var leader = enrol("leader who held a task", "CIVIL-532503", "leader");
        var held = new CaseParties(
                CASE,
                "532503",
                true,
                Map.of("CIVIL-532503", Set.of("welfareOfficer")),
                Set.of(leader.id()),
                Set.of(),
                Set.of(),
                null);

        assertThat(agency.access.allows(leader, Permission.INVITE, Scope.ofCase(held)))
                .isTrue();
    }

    @Test
    void refusalStandsInTheTrail() {
        var stranger = person("other agency of the county");

        assertThatThrownBy(() -> agency.access.require(stranger, Permission.READ, scope("CASE", open())))
                .isInstanceOf(NotAllowed.class);

        assertThat(agency.lines).contains(new AuditLine(stranger.id(), "access.refused", "case", CASE, CASE, "READ"));
    }

    @Test
    void openingStandsInTheTrailWithItsPurpose() {
        var police = person("police holding a task");

        agency.access.open(police, scope("REPORTER", open()), "to take the statement");

        assertThat(agency.lines)
                .contains(new AuditLine(police.id(), "reporter.read", "reporter", "r1", CASE, "to take the statement"));
    }

    @Test
    void reporterIsNotOpenedWithoutPurpose() {
        var police = person("police holding a task");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> agency.access.open(police, scope("REPORTER", open()), " "));
    }

    @Test
    void reporterOfAReportWithoutCaseIsOpenToItsIntakeOnly() {
        var scope = Scope.ofReporter("r1", "TOWNSHIP-532503105:protectionStation", null, Set.of());

        assertThat(people.values().stream().filter(who -> agency.access.allows(who, Permission.READ, scope)))
                .containsExactlyInAnyOrder(
                        person("intake of the first receiver"), person("intake of the first receiver who held a task"));
    }

    @Test
    void secretCaseOfAChildClosesItsFileForThoseWhoKnowOnlyTheOther() {
        var secret = parties(true, null);
        var other = CaseParties.of("532503-2026-00001", "532503");
        var scope = Scope.ofChild("c1", "532503102202", List.of(other, secret));

        assertThat(agency.access.allows(person("former holder"), Permission.READ, scope))
                .isTrue();
        assertThat(agency.access.allows(person("supervisor of the county"), Permission.READ, scope))
                .isFalse();
    }

    @Test
    void manyRefusalsOfOnePersonAreFewLines() {
        var stranger = person("other agency of the county");
        agency.lines.clear();

        for (var number = 0; number < 1000; number++) {
            assertThatThrownBy(() -> agency.access.require(stranger, Permission.READ, scope("CASE", open())))
                    .isInstanceOf(NotAllowed.class);
        }
        agency.bundled.write();

        assertThat(agency.lines).hasSize(6);
        assertThat(agency.lines.get(5))
                .isEqualTo(new AuditLine(stranger.id(), "access.refused", "case", "several", null, "995 × READ"));
    }

    @Test
    void anotherOfficeMayCoordinateARegion() {
        var settings = AgencyOnDatabase.SETTINGS;
        var node = agency.nodeWith(new AgencySettings(
                settings.coordinating(),
                Map.of("532503", AgencyType.POLICE),
                settings.readAfterClosing(),
                settings.failuresUntilLock(),
                settings.lock(),
                settings.longestLock(),
                settings.rememberCredential(),
                settings.attempts()));
        var scope = scope("CASE", open());

        assertThat(node.access.allows(person("supervisor outside the coordinating office"), Permission.READ, scope))
                .isTrue();
        assertThat(node.access.allows(person("supervisor of the county"), Permission.READ, scope))
                .isFalse();
    }

    private void check(Cell cell) {
        var now = agency.clock.instant();
        assertThat(allowed(cell, open())).as("open").isEqualTo(permissions(cell.open()));
        assertThat(allowed(cell, parties(false, now.minus(Duration.ofDays(29)))))
                .as("closed")
                .isEqualTo(permissions(cell.closed()));
        assertThat(allowed(cell, parties(false, now.minus(Duration.ofDays(30)))))
                .as("ended")
                .isEqualTo(permissions(cell.ended()));
        assertThat(allowed(cell, parties(true, null))).as("secret").isEqualTo(permissions(cell.secret()));
    }

    private Set<Permission> allowed(Cell cell, CaseParties parties) {
        var scope = scope(cell.thing(), parties);
        return EnumSet.allOf(Permission.class).stream()
                .filter(what -> agency.access.allows(person(cell.person()), what, scope))
                .collect(Collectors.toSet());
    }

    private Scope scope(String thing, CaseParties parties) {
        var groups = Set.of("RESCUE-532503:caseWorker", "JUSTICE-532503:legalAidOfficer");
        var holder = person("holder of the task").id();
        return switch (thing) {
            case "CASE" -> Scope.ofCase(parties);
            case "TASK" -> Scope.ofTask("t1", parties, groups, holder);
            case "TASK IN POOL" -> Scope.ofTask("t1", parties, groups, null);
            case "CHILD" -> Scope.ofChild("c1", "532503102202", List.of(parties));
            case "REPORTER" ->
                Scope.ofReporter(
                        "r1",
                        "TOWNSHIP-532503105:protectionStation",
                        parties,
                        Set.of(holder, person("police holding a task").id()));
            default -> Scope.ofTrail();
        };
    }

    private CaseParties open() {
        return parties(false, null);
    }

    private CaseParties parties(boolean secret, @Nullable Instant closedAt) {
        var agencies = Map.of(
                "CIVIL-532503", Set.of("welfareOfficer"),
                "RESCUE-532503", Set.of("caseWorker"),
                "WF-532503", Set.of("guide"),
                "POLICE-532503", Set.of("caseOfficer"),
                "EDU-532503", Set.<String>of());
        var holders = Stream.of(
                        "holder of the task",
                        "former holder",
                        "police holding a task",
                        "intake of the first receiver who held a task")
                .map(who -> person(who).id())
                .collect(Collectors.toSet());
        var named = Set.of(person("person named by a leader").id());
        return new CaseParties(CASE, "532503", secret, agencies, holders, named, Set.of(), closedAt);
    }

    private Person person(String who) {
        return java.util.Objects.requireNonNull(people.get(who), who);
    }

    private Person enrol(String who, String agencyCode, String... roles) {
        var person = agency.enrol("p" + people.size() + ".test", agencyCode, roles);
        people.put(who, person);
        return person;
    }

    private static Set<Permission> permissions(String cell) {
        return cell.equals(NOTHING)
                ? Set.of()
                : Arrays.stream(cell.split(" ")).map(Permission::valueOf).collect(Collectors.toSet());
    }

    private static Map<String, Cell> cells() throws IOException {
        var text = new ClassPathResource("agency/access.csv").getContentAsString(StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(","))
                .map(cell -> new Cell(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]))
                .collect(Collectors.toMap(cell -> cell.thing() + "/" + cell.person(), cell -> cell));
    }

    record Cell(String thing, String person, String open, String closed, String ended, String secret) {}
}
