package org.huhang.casework;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Region;
import org.huhang.agency.Role;
import org.huhang.worklist.CaseCard;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * The cases that somebody has to do with, for supervisors all of their region. Every row passes the same check as its page.
 */
@Component
class CaseList {

    private static final int MOST = 100;

    /** One case may have many overdue items. */
    private static final int ITEMS = 5 * MOST;

    private final CaseTable cases;
    private final Cases access;
    private final Worklist worklist;
    private final Directory directory;

    CaseList(CaseTable cases, Cases access, Worklist worklist, Directory directory) {
        this.cases = cases;
        this.access = access;
        this.worklist = worklist;
        this.directory = directory;
    }

    /** The newest first, the longest overdue first where only those are asked for; a hundred at most. */
    List<Row> of(Person person, String sought, boolean overdueOnly, Locale locale) {
        var files = (person.has(Role.SUPERVISOR) ? supervised(person, overdueOnly) : own(person))
                .stream()
                        .filter(file -> file.caseNo().contains(sought))
                        .filter(file -> access.allows(person, Permission.READ, file.caseNo()))
                        .toList();
        var caseNos = files.stream().map(CaseFile::caseNo).collect(Collectors.toSet());
        var cards = worklist.cards(caseNos);
        var pressure = worklist.pressure(caseNos);
        return files.stream()
                .map(file -> new Row(
                        file,
                        directory.regionName(file.regionCode(), locale),
                        Objects.requireNonNull(cards.get(file.caseNo())),
                        pressure.getOrDefault(file.caseNo(), Worklist.Pressure.NONE)))
                .filter(row -> !overdueOnly || row.pressure().overdue() > 0)
                .toList();
    }

    private List<CaseFile> own(Person person) {
        return cases.find(new LinkedHashSet<>(worklist.casesOf(person, MOST)));
    }

    private List<CaseFile> supervised(Person supervisor, boolean overdueOnly) {
        var counties = counties(supervisor);
        if (!overdueOnly) {
            return cases.newestOfCounties(counties, MOST);
        }
        var agencies = counties.stream()
                .flatMap(this::withAllBelow)
                .flatMap(region -> directory.agenciesIn(region).stream())
                .map(Agency::code)
                .collect(Collectors.toSet());
        var order = worklist.overdue(agencies, ITEMS).stream()
                .map(WorkItem::caseNo)
                .distinct()
                .limit(MOST)
                .toList();
        return cases.find(new LinkedHashSet<>(order)).stream()
                .sorted(Comparator.comparing(file -> order.indexOf(file.caseNo())))
                .toList();
    }

    private Stream<String> withAllBelow(String region) {
        return Stream.concat(
                Stream.of(region), directory.children(region).stream().flatMap(child -> withAllBelow(child.code())));
    }

    private Set<String> counties(Person supervisor) {
        var region = directory.agency(supervisor.agencyCode()).regionCode();
        return directory.regions(Level.COUNTY).stream()
                .map(Region::code)
                .filter(county -> directory.within(county, region))
                .collect(Collectors.toSet());
    }

    /**
     * A case in a list.
     *
     * @param file the case
     * @param place where it happened
     * @param card what may be said of it without a name
     * @param pressure what is open in it
     */
    record Row(CaseFile file, String place, CaseCard card, Worklist.Pressure pressure) {

        /** The reported situations, most two, as keys of their short names. */
        public List<Integer> categories() {
            return file.categories().stream().limit(2).toList();
        }
    }
}
