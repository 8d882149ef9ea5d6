package org.huhang.correction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huhang.casework.AskedByIntake;
import org.huhang.casework.AskedByMistake;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.TierAnswered;
import org.huhang.engine.WayBack;
import org.huhang.model.Work;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A correction by which intake sends the report of a RED case on to another agency of the platform: that agency has its task
 * at once, and whoever is at the case stays at it beside. What rested on the answer before is taken back only when an intake
 * takes the report in, or another agency agrees that nobody does.
 */
@Component
class SentOn {

    private final SentOnTable table;
    private final WayBack wayBack;
    private final Cases cases;
    private final CaseProcess process;
    private final KnownThen knownThen;
    private final BothWays bothWays;
    private final NoLongerAsked noLongerAsked;
    private final AskedByIntake askedByIntake;
    private final AskedByMistake askedByMistake;
    private final Corrections corrections;
    private final Worklist worklist;

    SentOn(
            SentOnTable table,
            WayBack wayBack,
            Cases cases,
            CaseProcess process,
            KnownThen knownThen,
            BothWays bothWays,
            NoLongerAsked noLongerAsked,
            AskedByIntake askedByIntake,
            AskedByMistake askedByMistake,
            Corrections corrections,
            Worklist worklist) {
        this.table = table;
        this.wayBack = wayBack;
        this.cases = cases;
        this.process = process;
        this.knownThen = knownThen;
        this.bothWays = bothWays;
        this.noLongerAsked = noLongerAsked;
        this.askedByIntake = askedByIntake;
        this.askedByMistake = askedByMistake;
        this.corrections = corrections;
        this.worklist = worklist;
    }

    /** Lets the process of such a correction send it on beside what it does already; false for any other. */
    boolean goesBeside(CorrectedAnswer one) {
        var item = one.item();
        if (item.work() != Work.INTAKE
                || !one.file().riskTier().equals("RED")
                || !one.right().sendsOn()
                || !one.wrong().acceptsReport()
                || !process.runs(one.caseNo(), item.instanceId())) {
            return false;
        }
        // Whoever has begun already goes on in any case.
        var rests = wayBack.from(item.instanceId(), item.engineTaskId())
                .map(WayBack.Way::activities)
                .orElse(List.of());
        table.insert(new SentOnTable.Row(item.id(), one.corrected().correction().number(), rests), one.caseNo());
        var answer = new HashMap<>(one.corrected().after());
        answer.values().removeIf(Objects::isNull);
        process.tell(item.instanceId(), answer);
        wayBack.goBeside(item.instanceId(), item.elementId());
        return true;
    }

    /** Once the case has taken from the answer what belongs to it. */
    @EventListener
    @Order(2)
    void on(TaskDone done) {
        var answer = new Given(done.answers());
        if (done.work() == Work.INTAKE && answer.acceptsReport()) {
            over(done.caseNo(), askedByIntake.agencies(cases.file(done.caseNo()), answer));
        }
    }

    /**
     * A correction by which an intake takes the report in after all: what rested on the answer before goes on where nothing comes
     * in its place.
     *
     * @param one the correction, once its process has gone on
     * @param anew whether it has gone the right way by itself
     */
    void takenIn(CorrectedAnswer one, boolean anew) {
        if (one.item().work() != Work.INTAKE || !one.right().acceptsReport()) {
            return;
        }
        if (anew) {
            over(one.caseNo(), askedByIntake.agencies(one.file(), one.right()));
        } else {
            table.ofCase(one.caseNo()).forEach(row -> table.delete(row.item()));
        }
    }

    @EventListener
    void on(TierAnswered answered) {
        if (answered.refusal() && answered.agreed()) {
            over(answered.caseNo(), Set.of());
        }
    }

    private void over(String caseNo, Set<String> stillAsked) {
        for (var row : table.ofCase(caseNo)) {
            table.delete(row.item());
            var corrected = corrections.since(row.item(), row.number());
            var one = knownThen.of(cases.file(caseNo), corrected);
            var inVain = new AskedInVain();
            withdraw(one, row, inVain);
            bothWays.of(one).before().values().forEach(then -> noLongerAsked.find(one, then, null, inVain));
            inVain.spare(stillAsked);
            inVain.tell(askedByMistake, one);
        }
    }

    /** Whoever only held a task of the answer before loses it, whatever became of the others; who has gone further goes on. */
    private void withdraw(CorrectedAnswer one, SentOnTable.Row row, AskedInVain inVain) {
        var open = worklist.ofCase(one.caseNo()).stream()
                .filter(WorkItem::open)
                .map(WorkItem::id)
                .toList();
        var instance = one.item().instanceId();
        var rests = new HashSet<>(row.activities());
        rests.addAll(wayBack.next(instance, one.item().engineTaskId()));
        wayBack.withdraw(instance, List.copyOf(rests));
        open.stream()
                .map(worklist::item)
                .filter(task ->
                        !task.open() && !task.agencyCode().equals(one.item().agencyCode()))
                .forEach(task -> inVain.without.add(task.agencyCode()));
    }
}
