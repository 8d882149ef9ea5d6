package org.huhang.casework;

import java.util.UUID;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportFiled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes every report to its case: at once after the report is safe, and by a sweep for what was missed. A report is never
 * lost because this failed.
 */
@Service
public class CaseOpening {

    private static final Logger log = LoggerFactory.getLogger(CaseOpening.class);
    private static final int AT_ONCE = 20;

    private final Intake intake;
    private final ReportDelivery delivery;

    CaseOpening(Intake intake, ReportDelivery delivery) {
        this.intake = intake;
        this.delivery = delivery;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ReportFiled report) {
        attempt(report.reportId());
    }

    /** Takes reports that still have no case; every node does this, each report is taken by one. */
    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    public void sweep() {
        intake.waiting(AT_ONCE).forEach(this::attempt);
    }

    private void attempt(UUID report) {
        try {
            delivery.deliver(report);
        } catch (RuntimeException e) {
            // The report stays and is tried again; its reporter already has the receipt.
            log.error("report {} has no case yet: {}", report, e.getClass().getName(), e);
        }
    }
}
