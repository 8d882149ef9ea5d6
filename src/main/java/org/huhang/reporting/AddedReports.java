package org.huhang.reporting;

import org.huhang.casework.Cases;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportAdds;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a reporter adds to his report goes on with the child of that one, whether or not he names it. */
@Component
class AddedReports {

    private final Intake intake;
    private final Cases cases;
    private final ReportDelivery delivery;

    AddedReports(Intake intake, Cases cases, ReportDelivery delivery) {
        this.intake = intake;
        this.cases = cases;
        this.delivery = delivery;
    }

    @EventListener
    void on(ReportAdds added) {
        // The first one may have arrived a moment ago.
        delivery.deliver(added.earlier());
        var caseNo = intake.report(added.earlier()).caseNo();
        if (caseNo != null) {
            delivery.adds(added.reportId(), cases.file(caseNo).childId());
        }
    }
}
