package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.springframework.stereotype.Component;

/**
 * What one agency decided of a RED case is a task with a term of the leader of another one: police of the place, or its
 * procuratorate where police decided. An agency that is kept away from the case is passed over.
 */
@Component
class SecondAgency {

    /** So soon after danger was told, the task is due within hours. */
    private static final Duration JUST = Duration.ofHours(1);

    private final TierAskedTable table;
    private final Cases cases;
    private final Dangers dangers;
    private final CasePlaces casePlaces;
    private final CaseProcess process;
    private final Directory directory;
    private final Clock clock;

    SecondAgency(
            TierAskedTable table,
            Cases cases,
            Dangers dangers,
            CasePlaces casePlaces,
            CaseProcess process,
            Directory directory,
            Clock clock) {
        this.table = table;
        this.cases = cases;
        this.dangers = dangers;
        this.casePlaces = casePlaces;
        this.process = process;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whoever it is has the task from now on; nothing happens where somebody has it. */
    void ask(CaseFile file, TierAsked asked) {
        if (hasTask(asked)) {
            return;
        }
        var facts = CaseProcess.factsAt(file, casePlaces.placeOf(file));
        facts.put("secondAgency", choose(file, directory.person(asked.askedBy()).agencyCode()));
        facts.put("dangerWithinHour", dangers.toldAfter(file, clock.instant().minus(JUST)));
        table.runs(asked.id(), process.start(CaseProcess.RED_ASKED, file.caseNo(), facts));
    }

    /** What was asked is asked no more. */
    void withdraw(TierAsked asked) {
        var instance = asked.instanceId();
        if (instance != null && hasTask(asked)) {
            process.cancel(instance, "overtaken");
        }
    }

    private boolean hasTask(TierAsked asked) {
        return asked.instanceId() != null && process.runs(asked.caseNo(), asked.instanceId());
    }

    private String choose(CaseFile file, String asking) {
        var excluded = cases.parties(file.caseNo()).excluded();
        var kinds = directory.agency(asking).type() == AgencyType.POLICE
                ? Stream.of(AgencyType.PROC)
                : Stream.of(AgencyType.POLICE, AgencyType.PROC);
        return Stream.of(
                        kinds.map(kind -> ofPlace(file, kind)),
                        Stream.of(directory.coordinating(file.county()).code()),
                        casePlaces.overseers(file).stream().map(Person::agencyCode))
                .flatMap(agencies -> agencies)
                .filter(agency -> !agency.equals(asking) && !excluded.contains(agency))
                .filter(agency -> !directory.leadersOf(agency).isEmpty())
                .findFirst()
                .orElseGet(() -> above(file, asking));
    }

    private String ofPlace(CaseFile file, AgencyType kind) {
        var place = casePlaces.placeOf(file);
        var leader = kind.roles().get(kind.roles().size() - 1);
        return directory
                .responsible(kind, leader, place.regionCode(), kind == AgencyType.POLICE ? place.policeCode() : null)
                .agency()
                .code();
    }

    /** Where nobody of the place can: whoever coordinates the offices above it. */
    private String above(CaseFile file, String asking) {
        return directory.upward(file.county()).stream()
                .map(region -> directory.coordinating(region.code()))
                .map(Agency::code)
                .filter(office -> !office.equals(asking))
                .findFirst()
                .orElse(directory.coordinating(file.county()).code());
    }
}
