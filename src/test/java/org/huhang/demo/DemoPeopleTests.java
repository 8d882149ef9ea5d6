package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Person;
import org.huhang.agency.SignIn;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@HuhangTest
class DemoPeopleTests {

    private static final List<String> COUNTIES = List.of("532503", "532524");

    @Autowired
    private DemoPeople people;

    @Autowired
    private Directory directory;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MessageSource messages;

    @BeforeEach
    void enrol() {
        people.enrol();
    }

    @Test
    void twoPeoplePerAgencyHoldAllItsRoles() {
        for (var county : COUNTIES) {
            for (var name : List.of(
                    "police", "civil", "edu", "proc", "rescue", "wf", "health", "justice", "labour", "superv",
                    "wcwc")) {
                pair(name, county, county);
            }
            pair("school", county, county + "-01");
            directory.children(county).forEach(town -> pair("township", town.code(), town.code()));
        }
        pair("police", "5325", "5325");
        pair("village", "532503102001", "532503102001");
        pair("township", "532503102", "532503102");
    }

    @Test
    void rolesOfThePlatformAreEachTheirOwnPerson() {
        assertThat(directory.person("supervisor.532503").groups()).containsExactly("WCWC-532503:supervisor");
        assertThat(directory.person("supervisor.5325").groups()).containsExactly("WCWC-5325:supervisor");
        assertThat(directory.supervisorsOf("532524102")).extracting(Person::id).containsExactly("supervisor.532524");
        assertThat(directory.person("analyst").roles()).containsExactly("analyst");
        assertThat(directory.person("sysadmin").roles()).containsExactly("systemAdmin");
        assertThat(directory.person("secadmin").roles()).containsExactly("securityAdmin");
        assertThat(directory.person("auditor").roles()).containsExactly("auditor");
    }

    @Test
    void everybodySignsInWithTheSamePassword() {
        assertThat(signIn.check("police.532503", "huhang-demo", "127.0.0.1"))
                .isEqualTo(directory.person("police.532503"));
    }

    @Test
    void secondStartChangesNobody() {
        var before = directory.person("police.532503");
        people.enrol();

        assertThat(directory.person("police.532503")).isEqualTo(before);
    }

    @Test
    void signInPageOffersOnesOfEachKindWithWordsForTheirRoles() {
        var offered = people.offered();

        assertThat(offered)
                .extracting(Person::id)
                .contains(
                        "township.532503102",
                        "village.532503102001",
                        "police.532503.leader",
                        "auditor",
                        "supervisor.5325");
        assertThat(offered).extracting(Person::id).doesNotHaveDuplicates();
        assertThat(offered.stream().flatMap(person -> person.roles().stream()))
                .allSatisfy(role -> assertThat(Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                                .map(locale -> messages.getMessage("agency.role." + role, null, locale)))
                        .doesNotContainNull());
    }

    @Test
    void everyKindAndLevelHasAWordInBothLanguages() {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (var type : AgencyType.values()) {
                assertThat(messages.getMessage("agency.type." + type, null, locale))
                        .isNotBlank();
                assertThat(type.roles()).allMatch(role -> !Objects.requireNonNull(
                                messages.getMessage("agency.role." + role, null, locale))
                        .isBlank());
            }
            for (var level : Level.values()) {
                assertThat(messages.getMessage("agency.level." + level, null, locale))
                        .isNotBlank();
            }
        }
    }

    private void pair(String name, String region, String agencyRegion) {
        var agency = directory.agency(name.toUpperCase(Locale.ROOT) + "-" + agencyRegion);
        var worker = directory.person(name + "." + region);
        var leader = directory.person(name + "." + region + ".leader");

        assertThat(worker.agencyCode()).isEqualTo(agency.code());
        assertThat(worker.roles())
                .containsExactlyInAnyOrderElementsOf(agency.type().workingRoles());
        assertThat(worker.leader()).isFalse();
        assertThat(leader.roles()).containsExactly(agency.type().leadingRole());
        assertThat(leader.leader()).isTrue();
        assertThat(leader.name()).isNotEqualTo(worker.name());
    }
}
