package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.huhang.engine.Facts;
import org.junit.jupiter.api.Test;

class DirectoryTests {

    private final AgencyOnDatabase agency = new AgencyOnDatabase();
    private final Directory directory = agency.directory;
    private final AgencyFunction function = new AgencyFunction(directory);

    @Test
    void knowsTheWholePrefecture() {
        assertThat(directory.regions(Level.COUNTY)).hasSize(13);
        assertThat(directory.regions(Level.TOWNSHIP)).hasSize(139);
        assertThat(directory.regions(Level.VILLAGE)).hasSize(1363);
        assertThat(directory.children("532503102").get(0).name()).isEqualTo("仙景社区");
        assertThat(directory.countyOf("532503102001")).isEqualTo("532503");
    }

    @Test
    void everyKindOfAgencyStandsAtItsLevels() {
        for (var county : directory.regions(Level.COUNTY)) {
            var kinds = directory.agenciesIn(county.code()).stream().map(Agency::type);
            assertThat(kinds)
                    .as("two of them schools")
                    .hasSize(19)
                    .doesNotContain(AgencyType.VILLAGE, AgencyType.TOWNSHIP);
        }
        assertThat(directory.agenciesIn("5325")).hasSize(15);
        assertThat(directory.regions(Level.TOWNSHIP))
                .allMatch(
                        town -> directory.findAgency("TOWNSHIP-" + town.code()).isPresent());
        assertThat(directory.regions(Level.VILLAGE))
                .allMatch(village ->
                        directory.findAgency("VILLAGE-" + village.code()).isPresent());
    }

    @Test
    void namesReadLikeNames() {
        assertThat(directory.regionName("532503102")).isEqualTo("蒙自市 草坝镇");
        assertThat(directory.regionName("532503102", Locale.ENGLISH)).isEqualTo("Caoba Town, Mengzi City");
        assertThat(directory.regionName("5325")).isEqualTo("红河哈尼族彝族自治州");
        assertThat(directory.agency("POLICE-532503").name()).isEqualTo("蒙自市公安局");
        assertThat(directory.agency("POLICE-532503").nameEn()).isEqualTo("Mengzi City Public Security Bureau");
        assertThat(directory.agency("TOWNSHIP-532503102").name()).isEqualTo("草坝镇人民政府");
        assertThat(directory.agency("TOWNSHIP-532501001").name()).isEqualTo("宝华街道办事处");
        assertThat(directory.agency("VILLAGE-532503102202").name()).isEqualTo("前进村民委员会");
        assertThat(directory.agency("VILLAGE-532503102001").name()).isEqualTo("仙景社区居民委员会");
    }

    @Test
    void everyNameHasLatinLetters() {
        for (var level : Level.values()) {
            assertThat(directory.regions(level))
                    .allSatisfy(region -> assertThat(region.nameEn()).matches("[\\p{IsLatin}’ ]+"));
        }
    }

    @Test
    void unknownCodesAreSaidToBeUnknown() {
        assertThatThrownBy(() -> directory.region("999")).isInstanceOf(NoSuchRegion.class);
        assertThatThrownBy(() -> directory.agency("POLICE-999")).isInstanceOf(NoSuchAgency.class);
        assertThatThrownBy(() -> directory.person("nobody")).isInstanceOf(NoSuchPerson.class);
        assertThatThrownBy(() -> directory.countyOf("5325")).isInstanceOf(NoSuchRegion.class);
    }

    @Test
    void workGoesToTheAgencyOfTheIncident() {
        assertThat(function.group(at("532503102"), "TOWNSHIP", "protectionStation"))
                .isEqualTo("TOWNSHIP-532503102:protectionStation");
        assertThat(function.group(at("532503102202"), "POLICE", "caseOfficer")).isEqualTo("POLICE-532503:caseOfficer");
        assertThat(function.mainGroup(at("532503102202"), "CIVIL")).isEqualTo("CIVIL-532503:welfareOfficer");
    }

    @Test
    void townshipThatIntakeFixedOutweighsTheReportedPlaceUnlessThatLiesInIt() {
        assertThat(function.mainGroup(facts("regionCode", "532503", "incidentTownship", "532503102"), "TOWNSHIP"))
                .isEqualTo("TOWNSHIP-532503102:childSupervisor");
        assertThat(function.mainGroup(facts("regionCode", "532503102202", "incidentTownship", "532503102"), "VILLAGE"))
                .isEqualTo("VILLAGE-532503102202:childDirector");
        assertThat(function.mainGroup(facts("regionCode", "532524101", "incidentTownship", "532503102"), "TOWNSHIP"))
                .isEqualTo("TOWNSHIP-532503102:childSupervisor");
    }

    @Test
    void boundAgencyOutweighsThePlace() {
        assertThat(function.group(
                        facts("regionCode", "532503102", "schoolCode", "SCHOOL-532503-01"), "SCHOOL", "classTeacher"))
                .isEqualTo("SCHOOL-532503-01:classTeacher");
        assertThat(function.group(
                        facts("regionCode", "532503102", "schoolCode", "POLICE-532503"), "SCHOOL", "classTeacher"))
                .as("a code of another kind binds nothing")
                .isEqualTo("EDU-532503:protectionOfficer");
    }

    @Test
    void kindThatEndsHandsOn() {
        assertThat(function.mainGroup(at("532503102"), "VILLAGE")).isEqualTo("TOWNSHIP-532503102:childSupervisor");
        assertThat(function.mainGroup(at("532503"), "TOWNSHIP")).isEqualTo("CIVIL-532503:welfareOfficer");
        assertThat(function.mainGroup(at("532503"), "VILLAGE")).isEqualTo("CIVIL-532503:welfareOfficer");
        assertThat(function.group(at("532503102"), "SCHOOL", "psychologyTeacher"))
                .isEqualTo("EDU-532503:protectionOfficer");
        assertThat(function.mainGroup(at("532503102"), "HOSPITAL")).isEqualTo("HEALTH-532503:referralDesk");
        assertThat(function.mainGroup(at("532503102"), "PROVIDER")).isEqualTo("RESCUE-532503:caseWorker");
    }

    @Test
    void policeStationHandsOnToItsBureauWithTheSameRole() {
        addStation();
        var station = facts("regionCode", "532503102", "policeCode", "POLICE-532503102-01");
        agency.enrol("desk.bureau", "POLICE-532503", "deskOfficer");

        assertThat(agency.node().function().group(station, "POLICE", "deskOfficer"))
                .as("nobody of the station works here yet")
                .isEqualTo("POLICE-532503:deskOfficer");

        agency.enrol("desk.station", "POLICE-532503102-01", "deskOfficer");

        assertThat(agency.node().function().group(station, "POLICE", "deskOfficer"))
                .isEqualTo("POLICE-532503102-01:deskOfficer");
    }

    @Test
    void agenciesWithoutPeopleArePassedOver() {
        agency.enrol("welfare.prefecture", "CIVIL-5325", "welfareOfficer");

        assertThat(function.mainGroup(at("532503102202"), "VILLAGE")).isEqualTo("CIVIL-5325:welfareOfficer");

        agency.enrol("supervisor.town", "TOWNSHIP-532503102", "childSupervisor");

        assertThat(function.mainGroup(at("532503102202"), "VILLAGE")).isEqualTo("TOWNSHIP-532503102:childSupervisor");
    }

    @Test
    void intakeIsTheDeskOfTheFirstReceiver() {
        var place = at("532503102");

        assertThat(function.intakeGroup(place, "TOWNSHIP")).isEqualTo("TOWNSHIP-532503102:protectionStation");
        assertThat(function.intakeGroup(place, "POLICE")).isEqualTo("POLICE-532503:deskOfficer");
        assertThat(function.intakeGroup(place, "CIVIL")).isEqualTo("CIVIL-532503:welfareOfficer");
        assertThat(function.intakeGroup(place, "EDU")).isEqualTo("EDU-532503:protectionOfficer");
        assertThat(function.intakeGroup(place, "PROC")).isEqualTo("PROC-532503:intakeClerk");
        assertThat(function.intakeGroup(at("532503"), "TOWNSHIP")).isEqualTo("CIVIL-532503:welfareOfficer");
    }

    @Test
    void feedbackComesFromWhoDecidedElseFromIntake() {
        var place = facts("regionCode", "532503102", "firstReceiver", "POLICE");

        assertThat(function.feedbackGroup(place, "POLICE")).isEqualTo("POLICE-532503:caseOfficer");
        assertThat(function.feedbackGroup(place, "CIVIL")).isEqualTo("CIVIL-532503:welfareOfficer");
        assertThat(function.feedbackGroup(place, "INTAKE")).isEqualTo("POLICE-532503:deskOfficer");
        assertThat(function.feedbackGroup(place, null)).isEqualTo("POLICE-532503:deskOfficer");
    }

    @Test
    void leaderOfTheLeadingAgencyCloses() {
        var place = at("532503102");

        assertThat(function.leaderGroup(place, "POLICE")).isEqualTo("POLICE-532503:leader");
        assertThat(function.leaderGroup(place, "TOWNSHIP")).isEqualTo("TOWNSHIP-532503102:deputyHead");
        assertThat(function.leaderGroup(place, null)).isEqualTo("CIVIL-532503:leader");
    }

    @Test
    void nextAboveIsOfTheSameKindOrOverseesIt() {
        for (var code : new String[] {"POLICE-5325", "TOWNSHIP-532503102", "EDU-532503"}) {
            agency.enrol(
                    code.toLowerCase(Locale.ROOT).replace('-', '.'),
                    code,
                    directory.agency(code).type().mainRole());
        }

        assertThat(directory.oneUp(directory.agency("POLICE-532503"))).isEqualTo(directory.agency("POLICE-5325"));
        assertThat(directory.oneUp(directory.agency("POLICE-5325"))).isNull();
        assertThat(directory.oneUp(directory.agency("VILLAGE-532503102202")))
                .isEqualTo(directory.agency("TOWNSHIP-532503102"));
        assertThat(directory.oneUp(directory.agency("SCHOOL-532503-01"))).isEqualTo(directory.agency("EDU-532503"));
        assertThat(directory.oneUp(directory.agency("TOWNSHIP-532503102"))).isNull();
        assertThat(directory.oneUp(directory.agency("CIVIL-532503")))
                .as("nobody works at the prefecture's bureau")
                .isNull();
    }

    @Test
    void coordinatingOfficeIsThatOfTheCounty() {
        assertThat(directory.coordinating("532503102202").code()).isEqualTo("WCWC-532503");
        assertThat(directory.coordinating("5325").code()).isEqualTo("WCWC-5325");
    }

    @Test
    void peopleOfAGroupHoldItsRoleAndHaveAnOpenAccount() {
        agency.enrol("a.one", "POLICE-532503", "caseOfficer", "deskOfficer");
        agency.enrol("a.two", "POLICE-532503", "deskOfficer");
        agency.enrol("a.lead", "POLICE-532503", "leader");
        agency.enrol("a.gone", "POLICE-532503", "deskOfficer");
        agency.people.close("a.gone", "secadmin");

        assertThat(directory.peopleOf("POLICE-532503:deskOfficer"))
                .extracting(Person::id)
                .containsExactly("a.one", "a.two");
        assertThat(directory.leadersOf("POLICE-532503")).extracting(Person::id).containsExactly("a.lead");
        assertThat(directory.person("a.one").groups())
                .containsExactly("POLICE-532503:caseOfficer", "POLICE-532503:deskOfficer");
        assertThat(directory.person("a.lead").leader()).isTrue();
        assertThat(directory.person("a.gone").enabled()).isFalse();
    }

    private void addStation() {
        agency.db
                .sql(
                        """
                        insert into agency.agency (code, type, region_code, name, name_en)
                        values ('POLICE-532503102-01', 'POLICE', '532503102', '草坝派出所', 'Caoba Police Station')
                        on conflict (code) do nothing
                        """)
                .update();
    }

    private static Facts at(String region) {
        return facts("regionCode", region);
    }

    private static Facts facts(String name, String value) {
        return new Facts(Map.of(name, value));
    }

    private static Facts facts(String name, String value, String second, String value2) {
        return new Facts(Map.of(name, value, second, value2));
    }
}
