package org.huhang.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.agency.Person;
import org.huhang.agency.Region;
import org.huhang.agency.Role;
import org.springframework.stereotype.Component;

/**
 * Invented people to try the platform with: two counties with their prefecture, two people per agency, one with its working
 * roles and one who leads it, so that a leader never approves what he submitted. Nobody calls this outside the embedded mode
 * and tests, for all of them have the same published password.
 */
@Component
public class DemoPeople {

    /** The password of all of them. */
    public static final String PASSWORD = "huhang-demo";

    private static final String PREFECTURE = "5325";
    private static final List<String> COUNTIES = List.of("532503", "532524");
    private static final Set<AgencyType> BUREAUS = EnumSet.complementOf(EnumSet.of(
            AgencyType.VILLAGE,
            AgencyType.TOWNSHIP,
            AgencyType.COURT,
            AgencyType.SCHOOL,
            AgencyType.HOSPITAL,
            AgencyType.PROVIDER));
    private static final List<AgencyType> FIRST_OF_MANY =
            List.of(AgencyType.SCHOOL, AgencyType.HOSPITAL, AgencyType.PROVIDER);

    private final People people;
    private final Directory directory;

    DemoPeople(People people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    /** Opens their accounts; those that exist stay as they are. */
    public void enrol() {
        var all = new ArrayList<NewPerson>();
        var names = new InventedNames();
        COUNTIES.forEach(county -> county(county, all, names));
        bureaus(PREFECTURE, all, names);
        supervisor(PREFECTURE, all, names);
        platform(all, names);
        COUNTIES.forEach(county -> pair(AgencyType.SCHOOL, county + ".middle", county + "-02", all, names));
        people.enrol(all, PASSWORD, "system");
    }

    /** Those whom the sign-in page offers: of the townships and villages one per county, the others are named alike. */
    List<Person> offered() {
        var agencies = new ArrayList<String>();
        for (var county : COUNTIES) {
            var town = firstTown(county).code();
            agencies.add("VILLAGE-" + directory.children(town).get(0).code());
            agencies.add("TOWNSHIP-" + town);
            FIRST_OF_MANY.forEach(type -> agencies.add(type + "-" + county + "-01"));
            BUREAUS.forEach(type -> agencies.add(type + "-" + county));
        }
        BUREAUS.forEach(type -> agencies.add(type + "-" + PREFECTURE));
        return agencies.stream()
                .flatMap(agency -> directory.staffOf(agency).stream())
                .toList();
    }

    private void county(String county, List<NewPerson> all, InventedNames names) {
        bureaus(county, all, names);
        supervisor(county, all, names);
        FIRST_OF_MANY.forEach(type -> pair(type, county, county + "-01", all, names));
        for (var township : directory.children(county)) {
            pair(AgencyType.TOWNSHIP, township.code(), township.code(), all, names);
            directory.children(township.code()).stream()
                    .limit(1)
                    .forEach(village -> pair(AgencyType.VILLAGE, village.code(), village.code(), all, names));
        }
    }

    private static void bureaus(String region, List<NewPerson> all, InventedNames names) {
        BUREAUS.forEach(type -> pair(type, region, region, all, names));
    }

    private static void pair(
            AgencyType type, String region, String agencyRegion, List<NewPerson> all, InventedNames names) {
        var username = type.name().toLowerCase(Locale.ROOT) + "." + region;
        var agency = type + "-" + agencyRegion;
        all.add(person(username, names, agency, Set.copyOf(type.workingRoles())));
        if (type.leadingRole() != null) {
            all.add(person(username + ".leader", names, agency, Set.of(type.leadingRole())));
        }
    }

    private void supervisor(String region, List<NewPerson> all, InventedNames names) {
        var office = office(region);
        all.add(person("supervisor." + region, names, office, Set.of(Role.SUPERVISOR)));
    }

    /** The office itself, also before anybody works there. */
    private String office(String region) {
        return directory.agenciesIn(region).stream()
                .filter(directory::coordinates)
                .map(Agency::code)
                .findFirst()
                .orElseThrow();
    }

    private void platform(List<NewPerson> all, InventedNames names) {
        var office = office(PREFECTURE);
        all.add(person("analyst", names, office, Set.of(Role.ANALYST)));
        all.add(person("sysadmin", names, office, Set.of(Role.SYSTEM_ADMIN)));
        all.add(person("secadmin", names, office, Set.of(Role.SECURITY_ADMIN)));
        all.add(person("auditor", names, office, Set.of(Role.AUDITOR)));
    }

    private static NewPerson person(String username, InventedNames names, String agency, Set<String> roles) {
        return new NewPerson(username, names.next(), agency, roles, Locale.SIMPLIFIED_CHINESE);
    }

    private Region firstTown(String county) {
        return directory.children(county).stream()
                .filter(region ->
                        region.level() == Level.TOWNSHIP && region.name().endsWith("镇"))
                .findFirst()
                .orElseThrow();
    }
}
