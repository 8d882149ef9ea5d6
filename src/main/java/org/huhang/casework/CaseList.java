package org.huhang.casework;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Region;
import org.huhang.agency.Role;
import org.huhang.worklist.CaseCard;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** The cases that somebody has to do with. Every row passes the same check as its page. */
@Component
class CaseList {

    private static final int MOST = 100;

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

    boolean exists(String caseNo) {
        return cases.find(caseNo).isPresent();
    }

    List<Row> of(Person person, String sought, Locale locale) {
        var files = person.has(Role.SUPERVISOR)
                ? cases.newestOfCounties(counties(person), null, MOST)
                : cases.find(new LinkedHashSet<>(worklist.casesOf(person, MOST)));
        return files.stream()
                .filter(file -> file.caseNo().contains(sought))
                .filter(file -> access.allows(person, Permission.READ, file.caseNo()))
                .map(file -> new Row(
                        file,
                        directory.regionName(file.regionCode(), locale),
                        worklist.card(file.caseNo()).orElseThrow(() -> new NoSuchCase(file.caseNo()))))
                .toList();
    }

    private Set<String> counties(Person supervisor) {
        var region = directory.agency(supervisor.agencyCode()).regionCode();
        var found = new LinkedHashSet<String>();
        directory.regions(Level.COUNTY).stream()
                .map(Region::code)
                .filter(county -> directory.within(county, region))
                .forEach(found::add);
        return found;
    }

    /**
     * A case in a list.
     *
     * @param file the case
     * @param place where it happened
     * @param card what may be said of it without a name
     */
    record Row(CaseFile file, String place, CaseCard card) {

        /** The reported situations, most two, as keys of their short names. */
        public List<Integer> categories() {
            return file.categories().stream().limit(2).toList();
        }
    }
}
