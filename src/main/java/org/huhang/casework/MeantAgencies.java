package org.huhang.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Region;
import org.huhang.child.ChildFiles;
import org.huhang.intake.Intake;
import org.huhang.worklist.CaseCards;
import org.springframework.stereotype.Component;

/** Which agencies somebody means who says that people of a kind of agency are suspected. */
@Component
class MeantAgencies {

    /** Where an answer names one of a kind. */
    private static final Map<AgencyType, List<String>> NAMED = new EnumMap<>(Map.of(
            AgencyType.VILLAGE, List.of("incidentVillage"),
            AgencyType.TOWNSHIP, List.of("incidentTownship"),
            AgencyType.SCHOOL, List.of("schoolCode"),
            AgencyType.POLICE, List.of("policeCode")));

    private final CaseTable cases;
    private final ChildFiles children;
    private final Intake intake;
    private final CaseCards cards;
    private final Directory directory;

    MeantAgencies(CaseTable cases, ChildFiles children, Intake intake, CaseCards cards, Directory directory) {
        this.cases = cases;
        this.children = children;
        this.intake = intake;
        this.cards = cards;
        this.directory = directory;
    }

    /**
     * Those of a kind that are meant.
     *
     * @param kind the kind
     * @param file the case
     * @param answer where somebody may have said more
     * @return those that are known or take part; where there are none, each that could be meant. Never nobody where the county
     *     has one, but for police, of whom some must be left
     */
    Meant of(AgencyType kind, CaseFile file, Given answer) {
        var known = spared(known(kind, file, answer));
        return known.isEmpty() ? new Meant(spared(any(kind, file)), true) : new Meant(known, false);
    }

    private Set<String> known(AgencyType kind, CaseFile file, Given answer) {
        var bound = cases.bound(file.caseNo());
        var codes = new LinkedHashSet<String>();
        Stream.of(bound.schoolCode(), bound.policeCode())
                .filter(Objects::nonNull)
                .forEach(codes::add);
        NAMED.getOrDefault(kind, List.of()).stream()
                .map(answer::text)
                .filter(Objects::nonNull)
                .forEach(code -> codes.add(code.startsWith(kind + "-") ? code : kind + "-" + code));
        cards.parties(file.caseNo())
                .ifPresent(parties -> codes.addAll(parties.agencies().keySet()));
        places(file).forEach(place -> codes.add(kind + "-" + place.code()));
        codes.addAll(schools(kind, file));
        return codes.stream()
                .filter(code -> directory
                        .findAgency(code)
                        .filter(agency -> agency.type() == kind)
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where it happened, and where the child lives, below the county. */
    private List<Region> places(CaseFile file) {
        var told = intake.ofCase(file.caseNo()).stream()
                .map(report -> report.incident().regionCode());
        return Stream.concat(
                        Stream.of(
                                file.regionCode(), children.file(file.childId()).residence()),
                        told)
                .filter(Objects::nonNull)
                .flatMap(place -> directory.findRegion(place).stream())
                .flatMap(place -> directory.upward(place.code()).stream())
                .filter(place -> place.level() == Level.VILLAGE || place.level() == Level.TOWNSHIP)
                .distinct()
                .toList();
    }

    /** Where the child learns, as its file or a report names it. */
    private List<String> schools(AgencyType kind, CaseFile file) {
        if (kind != AgencyType.SCHOOL) {
            return List.of();
        }
        var names = Stream.concat(
                        Stream.of(Optional.ofNullable(
                                children.file(file.childId()).identity().school())),
                        intake.ofCase(file.caseNo()).stream()
                                .flatMap(report -> report.children().stream())
                                .map(child -> Optional.ofNullable(child.school())))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return inCounty(kind, file)
                .filter(school -> Stream.of(Locale.CHINESE, Locale.ENGLISH)
                        .map(school::name)
                        .anyMatch(names::contains))
                .map(Agency::code)
                .toList();
    }

    /** Of villages those of the township, where that is known. */
    private Collection<String> any(AgencyType kind, CaseFile file) {
        var all = inCounty(kind, file).toList();
        var townships = places(file).stream().map(Region::code).toList();
        var near = all.stream()
                .filter(agency -> townships.stream().anyMatch(place -> directory.within(agency.regionCode(), place)))
                .toList();
        return (kind == AgencyType.VILLAGE && !near.isEmpty() ? near : all)
                .stream().map(Agency::code).toList();
    }

    /** Also in the county of a report that came from elsewhere. */
    private Stream<Agency> inCounty(AgencyType kind, CaseFile file) {
        var told = intake.ofCase(file.caseNo()).stream()
                .map(report -> directory.countyOf(report.incident().regionCode()));
        return Stream.concat(Stream.of(file.county()), told)
                .distinct()
                .flatMap(county ->
                        Stream.concat(Stream.of(county), directory.below(county).map(Region::code)))
                .flatMap(place -> directory.agenciesIn(place).stream())
                .filter(agency -> agency.type() == kind);
    }

    /** Whether somebody is left where an agency is kept away beside others; always so but for police. */
    boolean spares(Agency agency, Set<String> away) {
        if (agency.type() != AgencyType.POLICE) {
            return true;
        }
        var all = Stream.concat(away.stream(), Stream.of(agency.code())).collect(Collectors.toSet());
        var desk = directory.substitute(agency, agency.type().mainRole(), all);
        return desk.agency().type() == AgencyType.POLICE
                && !directory.staffed(List.of(desk.agency().code())).isEmpty();
    }

    /** Somebody must come to a child in danger: of police those are kept away in whose place others of them work. */
    private List<String> spared(Collection<String> codes) {
        var away = new ArrayList<String>();
        for (var code : codes) {
            if (spares(directory.agency(code), Set.copyOf(away))) {
                away.add(code);
            }
        }
        return away;
    }

    /**
     * Who is meant.
     *
     * @param codes of agencies
     * @param anyOf whether it is one of them and nobody knows which
     */
    record Meant(List<String> codes, boolean anyOf) {

        Meant {
            codes = List.copyOf(codes);
        }
    }
}
