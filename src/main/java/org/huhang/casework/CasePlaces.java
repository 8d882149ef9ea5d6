package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Occasion.Place;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Says where a case is, where else a child in danger may be, and who oversees it there. */
@Component
public class CasePlaces {

    private final CaseTable cases;
    private final PassedOn passedOn;
    private final Worklist worklist;
    private final Directory directory;

    CasePlaces(CaseTable cases, PassedOn passedOn, Worklist worklist, Directory directory) {
        this.cases = cases;
        this.passedOn = passedOn;
        this.worklist = worklist;
        this.directory = directory;
    }

    /**
     * Where the case is, as narrow as known, with the police and the school bound to it.
     *
     * @param file the case
     * @return its place
     */
    public Place placeOf(CaseFile file) {
        var bound = cases.bound(file.caseNo());
        return new Place(file.regionCode(), bound.policeCode(), bound.schoolCode());
    }

    /**
     * Where a child in danger may be: where the case is, and where police got it from others. Until they take it, it is the
     * sender's as well; a superior who only decides whose it is goes nowhere.
     *
     * @param file the case
     * @return one place of each county, that of the case first
     */
    List<Place> places(CaseFile file) {
        var byCounty = new LinkedHashMap<String, Place>();
        var here = placeOf(file);
        byCounty.put(directory.findCounty(here.regionCode()).orElse(here.regionCode()), here);
        for (var code : policeAtIt(file.caseNo())) {
            var region = directory.agency(code).regionCode();
            directory
                    .findCounty(region)
                    .ifPresent(county -> byCounty.putIfAbsent(county, new Place(region, code, null)));
        }
        return List.copyOf(byCounty.values());
    }

    /** Who got it from others, and who works on it because another report came from there. */
    private Set<String> policeAtIt(String caseNo) {
        var all = new LinkedHashSet<>(passedOn.otherPolice(caseNo));
        worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && CaseProcess.POLICE_WORK.contains(item.processKey()))
                .map(WorkItem::agencyCode)
                .filter(code -> directory.agency(code).type() == AgencyType.POLICE)
                .forEach(all::add);
        return all;
    }

    /** Who oversees a case: of its county, and of each county where a child in danger may be. */
    List<Person> overseers(CaseFile file) {
        return Stream.concat(
                        Stream.of(file.county()),
                        places(file).stream().flatMap(place -> directory.findCounty(place.regionCode()).stream()))
                .distinct()
                .flatMap(county -> directory.supervisorsOf(county).stream())
                .distinct()
                .toList();
    }
}
