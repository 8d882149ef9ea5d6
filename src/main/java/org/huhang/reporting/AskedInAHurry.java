package org.huhang.reporting;

import java.util.Map;
import org.huhang.casework.CaseRetiered;
import org.huhang.deadline.Deadlines;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A case that asks whether its child is the one of another turns RED: whoever is asked answers within the hour. */
@Component
class AskedInAHurry {

    private static final String CANNOT_WAIT = "emergency";

    private final SameChildTable table;
    private final Deadlines deadlines;

    AskedInAHurry(SameChildTable table, Deadlines deadlines) {
        this.table = table;
        this.deadlines = deadlines;
    }

    @EventListener
    void on(CaseRetiered retiered) {
        if (retiered.riskTier().equals("RED")) {
            var told = Map.of(CANNOT_WAIT, true);
            table.askedBy(retiered.caseNo())
                    .forEach(asked -> deadlines.learn(
                            asked.other(), asked.instanceId(), "", told, "reporting.sameChildInDanger"));
        }
    }
}
