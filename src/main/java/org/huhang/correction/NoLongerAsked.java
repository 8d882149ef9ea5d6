package org.huhang.correction;

import java.util.Optional;
import org.huhang.agency.AgencyType;
import org.huhang.casework.CaseProcess;
import org.huhang.engine.Followed;
import org.huhang.handover.HandOverGrounds;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who was asked by a wrong answer for what the right one does not ask for. */
@Component
class NoLongerAsked {

    private final BothWays bothWays;
    private final OthersWork work;
    private final HandOverGrounds grounds;
    private final CaseProcess process;

    NoLongerAsked(BothWays bothWays, OthersWork work, HandOverGrounds grounds, CaseProcess process) {
        this.bothWays = bothWays;
        this.work = work;
        this.grounds = grounds;
        this.process = process;
    }

    /**
     * Looks at one element.
     *
     * @param one the corrected answer
     * @param then the element by the wrong answer
     * @param now the same element by the right one, null if that does not lead there
     * @param inVain gets whoever was asked there
     */
    void find(CorrectedAnswer one, Followed then, @Nullable Followed now, AskedInVain inVain) {
        if (then.step() != null && MadeUpFor.asksAgencies(then)) {
            agencies(one, then, now, inVain);
        } else if (now == null && then.step() == null) {
            task(one, then, inVain);
        } else if (now == null) {
            handOver(one, then, inVain);
        }
    }

    private void task(CorrectedAnswer one, Followed then, AskedInVain inVain) {
        agencyOf(one, then).ifPresent(inVain.perhaps::add);
        bothWays.at(one, then.elementId())
                .filter(WorkItem::open)
                .map(WorkItem::agencyCode)
                .forEach(inVain.still::add);
    }

    private void agencies(CorrectedAnswer one, Followed then, @Nullable Followed now, AskedInVain inVain) {
        var gone = MadeUpFor.kinds(then);
        gone.removeAll(MadeUpFor.kinds(now));
        if (now == null) {
            // What made it a matter of the police stands, whoever registers it.
            gone.remove(AgencyType.POLICE);
        }
        gone.forEach(kind -> inVain.over.add(work.responsible(one, kind)));
    }

    private void handOver(CorrectedAnswer one, Followed then, AskedInVain inVain) {
        var finishedBy = grounds.takeBack(one.caseNo(), then.processKey(), then.elementId(), one.source());
        if (!finishedBy.isEmpty()) {
            inVain.finished.add(then.elementId());
            inVain.finishedBy.addAll(finishedBy);
        }
    }

    /** Another agency than the one that answered, or that one too where its process is over. */
    private Optional<String> agencyOf(CorrectedAnswer one, Followed task) {
        return OthersWork.agency(task)
                .filter(agency -> !agency.equals(one.item().agencyCode())
                        || !process.runs(one.caseNo(), one.item().instanceId()));
    }
}
