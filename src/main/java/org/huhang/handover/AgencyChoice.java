package org.huhang.handover;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Region;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.Exclusions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The agencies of which somebody chooses one for a case: those whose work it is first, then the others of its county and those
 * above it, those of other counties last. Of one without people on the platform it says that another one acts for it.
 */
@Component
public class AgencyChoice {

    private final Cases cases;
    private final Exclusions exclusions;
    private final Directory directory;
    private final MessageSource words;

    AgencyChoice(Cases cases, Exclusions exclusions, Directory directory, MessageSource words) {
        this.cases = cases;
        this.exclusions = exclusions;
        this.directory = directory;
        this.words = words;
    }

    /** As {@link #of(String, Predicate, Set, Locale)}, where it may be anybody's work. */
    public List<Map<String, String>> of(String caseNo, Predicate<Agency> which, Locale locale) {
        return of(caseNo, which, Set.of(), locale);
    }

    /**
     * Options of a form; the agencies that are kept away from the case are none.
     *
     * @param caseNo the case
     * @param which those of which one may be chosen
     * @param first the kinds whose work it is
     * @param locale whose words
     */
    public List<Map<String, String>> of(String caseNo, Predicate<Agency> which, Set<AgencyType> first, Locale locale) {
        var away = exclusions.agencies(caseNo);
        var file = cases.file(caseNo);
        var agencies = Stream.of(Level.COUNTY, Level.TOWNSHIP, Level.PREFECTURE)
                .flatMap(level -> directory.regions(level).stream())
                .flatMap(region -> directory.agenciesIn(region.code()).stream())
                .filter(agency -> !away.contains(agency.code()))
                .filter(which)
                .sorted(Comparator.comparing((Agency agency) -> ofAnotherCounty(file, agency))
                        .thenComparing(agency -> !first.contains(agency.type()))
                        .thenComparing(agency -> distance(file, agency)))
                .toList();
        return options(agencies, locale);
    }

    /**
     * The villages of the township in which a case is, that of the case first.
     *
     * @param caseNo the case
     * @param locale whose words
     * @return empty where nobody knows more than the county
     */
    List<Map<String, String>> villages(String caseNo, Locale locale) {
        var away = exclusions.agencies(caseNo);
        var place = cases.file(caseNo).regionCode();
        var villages = Stream.iterate(directory.region(place), Objects::nonNull, this::above)
                .filter(region -> region.level() == Level.TOWNSHIP)
                .flatMap(township -> directory.children(township.code()).stream())
                .sorted(Comparator.comparing(village -> !village.code().equals(place)))
                .flatMap(village -> directory.agenciesIn(village.code()).stream())
                .filter(agency -> agency.type() == AgencyType.VILLAGE && !away.contains(agency.code()))
                .toList();
        return options(villages, locale);
    }

    private @Nullable Region above(Region region) {
        return region.parentCode() == null ? null : directory.region(region.parentCode());
    }

    private List<Map<String, String>> options(List<Agency> agencies, Locale locale) {
        var staffed = directory.staffed(agencies.stream().map(Agency::code).toList());
        return agencies.stream()
                .map(agency ->
                        Map.of("value", agency.code(), "label", label(agency, staffed.contains(agency.code()), locale)))
                .toList();
    }

    private String label(Agency agency, boolean staffed, Locale locale) {
        var name = agency.name(locale);
        return staffed ? name : words.getMessage("handover.agencyWithoutPeople", new Object[] {name}, locale);
    }

    /** Whether an agency answers neither for the county of a case nor for what lies around it. */
    boolean ofAnotherCounty(CaseFile file, Agency agency) {
        return distance(file, agency) == 2;
    }

    private int distance(CaseFile file, Agency agency) {
        if (directory.within(agency.regionCode(), file.county())) {
            return 0;
        }
        return directory.within(file.county(), agency.regionCode()) ? 1 : 2;
    }
}
