package org.huhang.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportFiled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes every report to its case: right after the report is safe, and by a sweep for what was missed. A report is never
 * lost because this failed.
 */
@Service
public class CaseOpening {

    private static final Logger log = LoggerFactory.getLogger(CaseOpening.class);
    private static final int AT_ONCE = 100;
    private static final int BESIDE = 4;
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    /** After so many failures, a minute after the first, somebody is told. */
    private static final int ALARM_AT = 5;

    /**
     * The reporter does not wait for the case: a child that has one already is found sooner than a new case is opened, and
     * the time that an answer takes must not tell a stranger which it was. In a rush the sweep takes what finds no room.
     */
    private final ThreadPoolExecutor beside = new ThreadPoolExecutor(
            BESIDE,
            BESIDE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(AT_ONCE),
            new CustomizableThreadFactory("case-opening-"),
            new ThreadPoolExecutor.DiscardPolicy());

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
        beside.execute(() -> attempt(report.reportId()));
    }

    /** What is under way is ended while there is still a database; the rest is for the sweep of whoever starts next. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        beside.shutdown();
        beside.getQueue().clear();
        if (!beside.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("a case is still being opened while the node stops");
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
