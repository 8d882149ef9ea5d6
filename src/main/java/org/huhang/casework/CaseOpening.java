package org.huhang.casework;

import java.util.UUID;
import java.util.concurrent.Semaphore;
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
    private static final int AT_ONCE = 100;

    /**
     * The reporter's own thread opens the case while it still has its connection, so it needs a second one. Were every
     * thread allowed to, as many reports as there are connections would wait for each other.
     */
    private final Semaphore besideFiling = new Semaphore(4);

    private final Intake intake;
    private final ReportDelivery delivery;

    CaseOpening(Intake intake, ReportDelivery delivery) {
        this.intake = intake;
        this.delivery = delivery;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ReportFiled report) {
        if (!besideFiling.tryAcquire()) {
            // In a rush the sweep takes it, seconds later.
            return;
        }
        try {
            attempt(report.reportId());
        } finally {
            besideFiling.release();
        }
    }

    /** Takes reports that still have no case; every node does this, each report is taken by one. */
    @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
    public void sweep() {
        long opened;
        do {
            opened = intake.waiting(AT_ONCE).stream().filter(this::attempt).count();
        } while (opened > 0);
    }

    /** False if the case could not be opened. */
    private boolean attempt(UUID report) {
        try {
            delivery.deliver(report);
            return true;
        } catch (RuntimeException e) {
            // The report stays and is tried again; its reporter already has the receipt.
            log.error("report {} has no case yet: {}", report, e.getClass().getName(), e);
            return false;
        }
    }
}
