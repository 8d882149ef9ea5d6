package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * What one agency decided of a RED case is a task with a term of the leader of another one: police of the place, or its
 * procuratorate where police decided, be it before others did. An agency that is kept away from the case is passed over.
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
    private final Worklist worklist;
    private final Directory directory;
    private final Clock clock;

    SecondAgency(
            TierAskedTable table,
            Cases cases,
            Dangers dangers,
            CasePlaces casePlaces,
            CaseProcess process,
            Worklist worklist,
            Directory directory,
            Clock clock) {
        this.table = table;
        this.cases = cases;
        this.dangers = dangers;
        this.casePlaces = casePlaces;
        this.process = process;
        this.worklist = worklist;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whoever it is has the task from now on; nothing happens where the right agency has it. */
    void ask(CaseFile file, TierAsked asked) {
        var decided = decided(asked);
        var agency = choose(file, decided);
        if (hasTask(asked) && (agency.equals(agencyOf(asked)) || !decided.contains(agencyOf(asked)))) {
            return;
        }
        withdraw(asked);
        var facts = CaseProcess.factsAt(file, casePlaces.placeOf(file));
        facts.put("secondAgency", agency);
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

    /** With whom the task lies. */
    private String agencyOf(TierAsked asked) {
        return worklist.ofCase(asked.caseNo()).stream()
                .filter(item -> item.open() && item.instanceId().equals(asked.instanceId()))
                .map(WorkItem::agencyCode)
                .findFirst()
                .orElse("");
    }

    /** Who asks, and of a refusal whoever decided on the report before: what one gave away it does not agree to. */
    private Set<String> decided(TierAsked asked) {
        var intakes = worklist.ofCase(asked.caseNo()).stream()
                .filter(item -> asked.refusal() && item.work() == Work.INTAKE && item.state() == WorkItem.State.DONE)
                .map(WorkItem::agencyCode);
        return Stream.concat(Stream.of(directory.person(asked.askedBy()).agencyCode()), intakes)
                .collect(Collectors.toSet());
    }

    private String choose(CaseFile file, Set<String> decided) {
        var excluded = cases.parties(file.caseNo()).excluded();
        var police =
                decided.stream().anyMatch(agency -> directory.agency(agency).type() == AgencyType.POLICE);
        var kinds = police ? Stream.of(AgencyType.PROC) : Stream.of(AgencyType.POLICE, AgencyType.PROC);
        return Stream.of(
                        kinds.map(kind -> ofPlace(file, kind)),
                        Stream.of(directory.coordinating(file.county()).code()),
                        casePlaces.overseers(file).stream().map(Person::agencyCode),
                        offices(file))
                .flatMap(agencies -> agencies)
                .filter(agency -> !decided.contains(agency) && !excluded.contains(agency))
                .filter(agency -> !directory.leadersOf(agency).isEmpty())
                .findFirst()
                .orElseGet(() -> directory.coordinating(file.county()).code());
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
    private Stream<String> offices(CaseFile file) {
        return directory.upward(file.county()).stream()
                .map(region -> directory.coordinating(region.code()))
                .map(Agency::code);
    }
}
