package org.huhang.correction;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.casework.AskedByMistake;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Plans;
import org.huhang.casework.PoliceAtCase;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.Followed;
import org.huhang.engine.WayBack;
import org.huhang.handover.Transfer;
import org.huhang.handover.TransferCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Lets a process go back to a corrected answer and on the right way from there, as long as nobody has done what followed. */
@Component
class GoneAnew {

    /** Steps that may be done once more, because what they did the first time is taken back or changes nothing. */
    private static final Set<String> REPEATABLE = Stream.concat(
                    Stream.of(
                            MadeUpFor.JOIN,
                            MadeUpFor.START_TERM,
                            MadeUpFor.END_TERM,
                            "openMeasures",
                            "returnTransfer",
                            "returnForward"),
                    Stream.of(Transfer.Kind.values()).map(Transfer.Kind::step))
            .collect(Collectors.toUnmodifiableSet());

    private final WayBack wayBack;
    private final CaseProcess process;
    private final TransferCorrected transfers;
    private final Deadlines deadlines;
    private final Plans plans;
    private final Worklist worklist;
    private final Directory directory;
    private final AskedByMistake askedByMistake;

    GoneAnew(
            WayBack wayBack,
            CaseProcess process,
            TransferCorrected transfers,
            Deadlines deadlines,
            Plans plans,
            Worklist worklist,
            Directory directory,
            AskedByMistake askedByMistake) {
        this.wayBack = wayBack;
        this.process = process;
        this.transfers = transfers;
        this.deadlines = deadlines;
        this.plans = plans;
        this.worklist = worklist;
        this.directory = directory;
        this.askedByMistake = askedByMistake;
    }

    /** The way from the answer, if nobody has done what it led to, and each step on it can be done once more. */
    Optional<WayBack.Way> way(CorrectedAnswer one, Collection<Followed> after) {
        return wayBack.from(one.item().instanceId(), one.item().engineTaskId())
                .filter(way -> REPEATABLE.containsAll(way.steps()))
                .filter(way ->
                        after.stream().map(Followed::step).allMatch(step -> step == null || REPEATABLE.contains(step)))
                .filter(way -> on(one, way).noneMatch(GoneAnew::isOnTheWay));
    }

    /** Who took it to go to a child is not called back. */
    private static boolean isOnTheWay(WorkItem task) {
        return task.holder() != null && PoliceAtCase.FIRST_RESPONSE.contains(task.work());
    }

    /** The open tasks on a way, and those of the processes that it called. */
    private Stream<WorkItem> on(CorrectedAnswer one, WayBack.Way way) {
        var item = one.item();
        return worklist.ofCase(one.caseNo()).stream()
                .filter(task -> task.open() && task.instanceId().equals(item.instanceId()))
                .filter(task -> !task.processKey().equals(item.processKey())
                        || way.open().contains(task.elementId()));
    }

    /** Goes the right way; whoever loses a task by it is among those that were asked in vain. */
    void go(CorrectedAnswer one, WayBack.Way way, BothWays.Led led, AskedInVain inVain) {
        var tasks = on(one, way).map(WorkItem::id).toList();
        takeBackTransfers(one, way);
        takeBackTerms(one, led);
        var plan = one.right().rows(MeasureOwners.MEASURES);
        if (!plan.isEmpty()) {
            plans.anew(one.caseNo(), one.item().id(), plan);
        }
        var answer = new HashMap<>(one.corrected().after());
        answer.values().removeIf(Objects::isNull);
        process.tell(one.item().instanceId(), answer);
        wayBack.goAnew(way);
        tasks.stream().map(worklist::item).filter(task -> !task.open()).forEach(task -> taken(one, task, inVain));
    }

    private void takeBackTransfers(CorrectedAnswer one, WayBack.Way way) {
        var instance = one.item().instanceId();
        var call = new LateCall(
                one.item(),
                one.item().processKey(),
                way.elementId(),
                one.source(),
                Map.of(),
                process.facts(instance),
                facts -> process.tell(instance, facts));
        transfers.answeredAnew(one.corrected(), call);
        Stream.of(Transfer.Kind.values())
                .filter(kind -> way.steps().contains(kind.step()))
                .forEach(kind -> transfers.takeBack(call, kind, one.item().agencyCode(), one.right()));
    }

    private void takeBackTerms(CorrectedAnswer one, BothWays.Led led) {
        led.before().values().stream()
                .filter(then ->
                        MadeUpFor.START_TERM.equals(then.step()) && !led.after().containsKey(then.elementId()))
                .forEach(then -> deadlines.withdrawCaseTerm(
                        one.caseNo(), Objects.requireNonNull(then.inputs().get("term"))));
    }

    private void taken(CorrectedAnswer one, WorkItem task, AskedInVain inVain) {
        if (!task.agencyCode().equals(one.item().agencyCode())) {
            inVain.without.add(task.agencyCode());
        } else if (task.holder() != null
                && !task.holder().equals(one.corrected().correction().person())) {
            askedByMistake.takenFrom(directory.person(task.holder()), one.corrected());
        }
    }
}
