package org.huhang.casework;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Notice;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Police whom a merge brought into a case were called for the other child: when the two are parted they go on in its own case,
 * from when they were called. Whoever was sent to this place learns at once whose the danger is, and whether his task stays.
 */
@Component
public class PartedPolice {

    private static final Set<Work> REGISTERS = EnumSet.of(Work.INTAKE, Work.FURTHER_INTAKE);

    private final MergedPolice mergedPolice;
    private final DutyTable duties;
    private final DesksTold desks;
    private final Cases cases;
    private final CasePlaces places;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Directory directory;
    private final Clock clock;

    PartedPolice(
            MergedPolice mergedPolice,
            DutyTable duties,
            DesksTold desks,
            Cases cases,
            CasePlaces places,
            CaseProcess process,
            Worklist worklist,
            Directory directory,
            Clock clock) {
        this.mergedPolice = mergedPolice;
        this.duties = duties;
        this.desks = desks;
        this.cases = cases;
        this.places = places;
        this.process = process;
        this.worklist = worklist;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Whoever has not answered anything yet goes on in the own case of the child, before anybody is called there anew.
     *
     * @param pair the two cases
     * @param own the case that the child of the merged one has now
     */
    public void goOn(Pair pair, CaseFile own) {
        var why = new Occasion(Cause.MERGED, pair.source(), places.placeOf(pair.merged()));
        brought(pair)
                .filter(one -> untouched(pair, one))
                .forEach(one -> mergedPolice.goesOn(
                        pair.into().caseNo(),
                        one,
                        own,
                        pair.merged().riskTier().equals("RED"),
                        why.goesOnFrom(one.instanceId())));
    }

    /**
     * What is left for them in the case in which it went on.
     *
     * @param pair the two cases
     * @param own the case that the child of the merged one has now, where they go on
     * @param undecided whether nobody knows yet of which child the danger is that was told meanwhile
     * @return whether some of their tasks stay until somebody has found out
     */
    public boolean settle(Pair pair, CaseFile own, boolean undecided) {
        var stays = undecided || leaning(pair);
        var kept = false;
        for (var one : brought(pair).toList()) {
            var open = open(pair.into().caseNo(), one.instanceId());
            var keeps = stays || !untouched(pair, one);
            if (!keeps) {
                process.cancel(one.instanceId(), "parted");
            }
            tell(pair.into(), own, open, keeps);
            kept |= keeps && !open.isEmpty();
        }
        nobodyWaits(pair.into().caseNo());
        tellHome(pair, own);
        var into = pair.into();
        duties.parted(pair, duties.sources(pair.within()), running(into), registering(into), own.caseNo());
        return kept;
    }

    private Set<String> running(CaseFile file) {
        return process.running(file.caseNo()).stream()
                .map(ProcessOfCase::instanceId)
                .collect(Collectors.toSet());
    }

    /** Whoever took a report in does not do so again, though the process goes on in which he did. */
    private Set<String> registering(CaseFile file) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && REGISTERS.contains(item.work()))
                .map(WorkItem::instanceId)
                .collect(Collectors.toSet());
    }

    /** The main process of a case waits for police only where some work on it. */
    private void nobodyWaits(String caseNo) {
        if (process.running(caseNo).stream().noneMatch(one -> CaseProcess.POLICE_WORK.contains(one.processKey()))) {
            process.policeWork(caseNo, false, Set.of());
        }
    }

    /** The other children of the home were looked at because of what was said of none of them. */
    private void tellHome(Pair pair, CaseFile own) {
        for (var merged : pair.within()) {
            var called = duties.instances("merged:" + merged);
            duties.cases("merged:" + merged)
                    .forEach(caseNo ->
                            called.forEach(instance -> tell(cases.file(caseNo), own, open(caseNo, instance), true)));
        }
    }

    private Stream<ProcessOfCase> brought(Pair pair) {
        var before = duties.sources(pair.within());
        return process.running(pair.into().caseNo()).stream()
                .filter(one -> CaseProcess.POLICE_WORK.contains(one.processKey()))
                .filter(one -> duties.of(one.instanceId())
                        .filter(owed -> pair.brought(owed, before))
                        .isPresent());
    }

    /** Whether something that was told meanwhile called for nobody because these were at it. */
    private boolean leaning(Pair pair) {
        var before = duties.sources(pair.within());
        return duties.leaning(pair.into().caseNo(), pair.since()).stream()
                .anyMatch(source -> !pair.brought(source) && !pair.ofMaking(source) && !before.contains(source));
    }

    private boolean untouched(Pair pair, ProcessOfCase one) {
        var items = worklist.ofCase(pair.into().caseNo()).stream()
                .filter(item -> item.instanceId().equals(one.instanceId()))
                .toList();
        return !items.isEmpty() && items.stream().allMatch(WorkItem::open);
    }

    private List<WorkItem> open(String caseNo, String instance) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && item.instanceId().equals(instance))
                .filter(item -> directory.agency(item.agencyCode()).type() == AgencyType.POLICE)
                .toList();
    }

    private void tell(CaseFile file, CaseFile own, List<WorkItem> items, boolean stays) {
        var kind = stays ? MessageKind.DANGER_OF_OTHER_PERHAPS : MessageKind.DANGER_OF_OTHER;
        var where = new Notice.About(
                directory.regionName(own.regionCode(), Locale.CHINESE),
                directory.regionName(own.regionCode(), Locale.ENGLISH));
        items.stream()
                .map(WorkItem::group)
                .distinct()
                .forEach(
                        group -> desks.tell(group, kind, file, "parted:" + own.caseNo() + "/" + clock.millis(), where));
    }
}
