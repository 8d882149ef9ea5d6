package org.huhang.deadline;

import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.huhang.deadline.MarkTable.DueMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what is due to be said about deadlines, on every node at once. Each mark has a transaction of its own: it is said and
 * marked as said, or neither, and one that cannot be said keeps none of the others.
 */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final MarkTable marks;
    private final DeadlineRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final DeadlineSettings settings;
    private final TransactionTemplate own;

    Sweep(
            MarkTable marks,
            DeadlineRows rows,
            ApplicationEventPublisher events,
            Clock clock,
            DeadlineSettings settings,
            PlatformTransactionManager transactions) {
        this.marks = marks;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Scheduled(initialDelay = 15, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void everyFifteenSeconds() {
        if (settings.sweeps()) {
            sweep();
        }
    }

    /**
     * Says everything that is due.
     *
     * @return how many marks this call took
     */
    int sweep() {
        var count = 0;
        while (sayNext()) {
            count++;
        }
        return count;
    }

    private boolean sayNext() {
        var taken = new ArrayList<DueMark>(1);
        try {
            own.executeWithoutResult(status -> {
                marks.neverWaitLong();
                marks.takeDue(clock.instant()).ifPresent(taken::add);
                taken.forEach(this::say);
            });
        } catch (ConcurrencyFailureException e) {
            // A person's transaction holds a row that a listener needs; it goes first.
            taken.forEach(this::postpone);
        } catch (RuntimeException e) {
            if (taken.isEmpty()) {
                throw e;
            }
            taken.forEach(due ->
                    log.error("{} of deadline {} could not be said", due.mark().kind(), due.subject(), e));
            taken.forEach(this::postpone);
        }
        return !taken.isEmpty();
    }

    private void postpone(DueMark due) {
        own.executeWithoutResult(status -> marks.postpone(due));
    }

    private void say(DueMark due) {
        marks.fired(due, clock.instant());
        var deadline = rows.of(due.subject()).orElseThrow();
        var mark = due.mark();
        events.publishEvent(
                switch (mark.kind()) {
                    case NEAR -> new DeadlineNear(deadline, false, mark.leaderToo(), mark.at());
                    case URGENT -> new DeadlineNear(deadline, true, mark.leaderToo(), mark.at());
                    case MISSED -> new DeadlineMissed(deadline, mark.at());
                    case ESCALATED -> new DeadlineEscalated(deadline, mark.at());
                    case AGAIN -> new DeadlineStillMissed(deadline, mark.at());
                });
        if (mark.kind() == Mark.Kind.ESCALATED || mark.kind() == Mark.Kind.AGAIN) {
            marks.again(due, OverdueRhythm.IN_DANGER.after(clock.instant(), settings.remindAt()), clock.instant());
        }
        log.info("deadline mark {} told for {} {}", mark.kind(), deadline.subject(), deadline.caseNo());
    }
}
