package org.huhang.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.huhang.deadline.DeadlineTable.Kept;
import org.huhang.deadline.Reckoner.Question;
import org.huhang.engine.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts open deadlines anew when something they were made of has changed. */
@Component
class Recount {

    /** The key of the reason when the holidays of a year have been published. */
    static final String CALENDAR_PUBLISHED = "deadline.reason.calendarPublished";

    private static final Logger log = LoggerFactory.getLogger(Recount.class);
    private static final int BATCH = 100;

    private final ReferenceTables reference;
    private final DeadlineTable deadlines;
    private final MarkTable marks;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final DeadlineSettings settings;
    private final TransactionTemplate transactions;

    Recount(
            ReferenceTables reference,
            DeadlineTable deadlines,
            MarkTable marks,
            ApplicationEventPublisher events,
            Clock clock,
            DeadlineSettings settings,
            TransactionTemplate transactions) {
        this.reference = reference;
        this.deadlines = deadlines;
        this.marks = marks;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.transactions = transactions;
    }

    List<DeadlineChanged> ofCase(String caseNo, Map<String, Object> changed, String reason) {
        return deadlines.openForChange(caseNo).stream()
                .map(kept -> anew(kept, changed, reason))
                .flatMap(Optional::stream)
                .toList();
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void everyHour() {
        if (settings.sweeps()) {
            afterPublication();
        }
    }

    /** Counts anew what was counted with weekends only, as far as the holidays have been published since. */
    void afterPublication() {
        var before = firstDayOfFirstUnpublishedYear();
        var after = new AtomicLong();
        while (Boolean.TRUE.equals(transactions.execute(status -> some(before, after)))) {
            // the next batch
        }
    }

    private Instant firstDayOfFirstUnpublishedYear() {
        var year = LocalDate.now(clock).getYear();
        while (reference.calendar().knows(year)) {
            year++;
        }
        return LocalDate.of(year, 1, 1).atStartOfDay(BusinessClock.CHINA).toInstant();
    }

    private boolean some(Instant before, AtomicLong after) {
        var found = deadlines.provisionalForChange(before, after.get(), BATCH);
        for (var kept : found) {
            anew(kept, Map.of(), CALENDAR_PUBLISHED);
            after.set(kept.deadline().id());
        }
        return found.size() == BATCH;
    }

    private Optional<DeadlineChanged> anew(Kept kept, Map<String, Object> changed, String reason) {
        var old = kept.deadline();
        var question = new Question(old.code(), kept.startsFrom(), old.createdAt(), known(kept, changed));
        var reckoner = reference.reckoner();
        var sum = reckoner.reckon(question);
        if (sum == null) {
            return Optional.empty();
        }
        var facts = reckoner.relevant(question);
        if (!sum.dueAt().equals(old.dueAt())
                || !sum.rule().code().equals(old.sum().rule().code())) {
            return Optional.of(moved(kept, facts, sum, reason));
        }
        if (!sum.equals(old.sum()) || !facts.equals(kept.facts())) {
            deadlines.replace(kept, facts, sum, old.round(), clock.instant());
        }
        return Optional.empty();
    }

    private static Map<String, Object> known(Kept kept, Map<String, Object> changed) {
        var known = new LinkedHashMap<>(kept.facts());
        if (changed.containsKey("regionCode")) {
            // What was derived from the old place must not outlive it.
            known.remove("province");
        }
        known.putAll(changed);
        return Question.known(kept.deadline().caseNo(), known);
    }

    private DeadlineChanged moved(Kept kept, Map<String, Object> facts, Sum sum, String reason) {
        var old = kept.deadline();
        var now = clock.instant();
        var oldCode = old.sum().rule().code();
        var later = sum.dueAt().isAfter(old.dueAt());
        var round = later ? old.round() + 1 : old.round();
        deadlines.replace(kept, facts, sum, round, now);
        deadlines.addChange(
                old.id(), new DeadlineChange(now, reason, oldCode, sum.rule().code(), old.dueAt(), sum.dueAt()));
        marks.plan(old.id(), round, Mark.planned(sum, now, later));
        var changed = new DeadlineChanged(deadlines.of(old.subject()).orElseThrow(), oldCode, old.dueAt(), reason);
        events.publishEvent(changed);
        log.info("deadline {} {} moved from {} to {}", old.subject(), old.caseNo(), old.dueAt(), sum.dueAt());
        return changed;
    }
}
