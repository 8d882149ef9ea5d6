package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportFiled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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

    /** After so many failures, a minute after the first, somebody is told. */
    private static final int ALARM_AT = 5;

    /**
     * The reporter's own thread opens the case while it still has its connection, so it needs a second one. Were every
     * thread allowed to, as many reports as there are connections would wait for each other.
     */
    private final Semaphore besideFiling = new Semaphore(4);

    private final Intake intake;
    private final ReportDelivery delivery;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** What this node could not open; another node may. */
    private final Map<UUID, Failure> failures = new ConcurrentHashMap<>();

    CaseOpening(Intake intake, ReportDelivery delivery, ApplicationEventPublisher events, Clock clock) {
        this.intake = intake;
        this.delivery = delivery;
        this.events = events;
        this.clock = clock;
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

    /**
     * Takes reports that still have no case; every node does this, each report is taken by one. What fails rests for a
     * while, longer each time, so that it never stands before the others.
     */
    @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
    public void sweep() {
        List<UUID> waiting;
        do {
            waiting = intake.waiting(AT_ONCE, resting());
        } while (waiting.stream().filter(this::attempt).count() > 0);
    }

    private Set<UUID> resting() {
        var now = clock.instant();
        return failures.entrySet().stream()
                .filter(failure -> failure.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether the report has got its case now. */
    private boolean attempt(UUID report) {
        try {
            var delivered = delivery.deliver(report);
            failures.remove(report);
            return delivered;
        } catch (RuntimeException e) {
            // The report stays and is tried again; its reporter already has the receipt.
            var failure =
                    failures.merge(report, Failure.first(clock.instant()), (last, first) -> last.next(clock.instant()));
            log.error(
                    "report {} has no case yet, tried {} times: {}",
                    report,
                    failure.times(),
                    e.getClass().getName(),
                    e);
            if (failure.times() >= ALARM_AT) {
                alarm(report);
            }
            return false;
        }
    }

    /** Each time again: whoever was told is not told twice, and whoever could not be told then is told now. */
    private void alarm(UUID report) {
        try {
            events.publishEvent(new ReportStuck(report));
        } catch (RuntimeException e) {
            log.error("nobody could be told that report {} is stuck", report, e);
        }
    }

    private record Failure(int times, Instant until) {

        private static final Duration SHORTEST = Duration.ofSeconds(4);
        private static final int DOUBLINGS = 6;

        static Failure first(Instant now) {
            return new Failure(1, now.plus(SHORTEST));
        }

        Failure next(Instant now) {
            return new Failure(times + 1, now.plus(SHORTEST.multipliedBy(1L << Math.min(times, DOUBLINGS))));
        }
    }
}
