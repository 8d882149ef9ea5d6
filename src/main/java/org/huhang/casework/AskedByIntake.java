package org.huhang.casework;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.springframework.stereotype.Component;

/** Says which agencies the answer of an intake asks. */
@Component
public class AskedByIntake {

    private final Exclusions exclusions;
    private final Directory directory;

    AskedByIntake(Exclusions exclusions, Directory directory) {
        this.exclusions = exclusions;
        this.directory = directory;
    }

    /**
     * The agencies that an acceptance asks, where it says that it happened.
     *
     * @param file the case
     * @param answer of an intake that takes the report in
     * @return codes of agencies; civil affairs are always among them
     */
    public Set<String> agencies(CaseFile file, Given answer) {
        var place = answer.first("incidentVillage", "incidentTownship");
        var excluded = exclusions.agencies(file.caseNo());
        return Stream.concat(Stream.of(AgencyType.CIVIL.name()), answer.codes("receivers").stream())
                .map(AgencyType::valueOf)
                .map(kind -> directory
                        .responsible(kind, kind.mainRole(), place == null ? file.regionCode() : place, null, excluded)
                        .agency()
                        .code())
                .collect(Collectors.toUnmodifiableSet());
    }
}
