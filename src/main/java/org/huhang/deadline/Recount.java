package org.huhang.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.huhang.deadline.Deadlines.Changed;
import org.huhang.deadline.Reckoner.Question;
import org.huhang.deadline.ReferenceTables.Edition;
import org.jspecify.annotations.Nullable;
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

    /** The key of the reason when a row of the tables was wrong. */
    static final String ROW_CORRECTED = "deadline.reason.rowCorrected";

    /** The key of the reason when more time was given. */
    static final String EXTENDED = "deadline.reason.extended";

    /** The key of the reason when a task goes on in another case from when it began. */
    static final String CARRIED_ON = "deadline.reason.carriedOn";

    private static final Logger log = LoggerFactory.getLogger(Recount.class);
    private static final int BATCH = 100;
    private static final Set<String> TIER = Set.of("riskTier");

    private final ReferenceTables reference;
    private final DeadlineTable deadlines;
    private final DeadlineRows rows;
    private final MarkTable marks;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final DeadlineSettings settings;
    private final TransactionTemplate transactions;

    Recount(
            ReferenceTables reference,
            DeadlineTable deadlines,
            DeadlineRows rows,
            MarkTable marks,
            ApplicationEventPublisher events,
            Clock clock,
            DeadlineSettings settings,
            TransactionTemplate transactions) {
        this.reference = reference;
        this.deadlines = deadlines;
        this.rows = rows;
        this.marks = marks;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.transactions = transactions;
    }

    List<DeadlineChanged> ofCase(String caseNo, Map<String, Object> changed, @Nullable String except, String reason) {
        return rows.openForChange(caseNo).stream()
                // An answer moves neither the term of its own task nor one that was missed.
                .filter(kept -> except == null
                        || (kept.deadline().status() == SetDeadline.Status.RUNNING
                                && !kept.deadline().subject().equals(except)))
                .filter(kept -> !changed.keySet().equals(TIER) || !later(kept, changed))
                .map(kept -> anew(kept, changed, reason))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A tier that falls gives more time to what begins afterwards, and nobody more for what runs. */
    private boolean later(Kept kept, Map<String, Object> changed) {
        var old = kept.deadline();
        var sum = reference
                .reckoner()
                .reckon(new Question(old.code(), kept.startsFrom(), old.createdAt(), known(kept, changed)));
        return sum != null && sum.dueAt().isAfter(old.dueAt());
    }

    /**
     * Counts the open deadlines of an instance anew, and those of the case that no instance set, as far as their conditions
     * name a fact that became known.
     *
     * @param except the task that told the facts: it is judged by what was known before
     */
    List<DeadlineChanged> ofInstance(
            String caseNo, String instanceId, String except, Map<String, @Nullable Object> told, String reason) {
        // Neighbours who answer at the same moment wait for nothing but what this answer really moves.
        var touched = rows.open(caseNo).stream()
                .filter(kept -> kept.instanceId() == null || instanceId.equals(kept.instanceId()))
                .filter(kept -> !kept.deadline().subject().equals(except))
                .filter(kept -> news(kept, told))
                .map(kept -> kept.deadline().id())
                .toList();
        return touched.isEmpty() ? List.of() : counted(touched, told, reason);
    }

    private boolean news(Kept kept, Map<String, @Nullable Object> told) {
        var facts = kept.deadline().facts();
        return only(told, kept).entrySet().stream().anyMatch(fact -> {
            var before = facts.get(fact.getKey());
            var after = fact.getValue();
            // A box that nobody ticked tells nothing new to a term that never heard of it.
            return !Objects.equals(before, after == null ? null : FactValues.kept(after))
                    && !(before == null && Boolean.FALSE.equals(after));
        });
    }

    private List<DeadlineChanged> counted(List<Long> ids, Map<String, @Nullable Object> told, String reason) {
        return rows.forChange(ids).stream()
                .map(kept -> anew(kept, only(told, kept), reason))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Counts anew what was made of an answer that turned out to be wrong, open or ended: the deadlines that hold the old value,
     * and those of the instance that lacked one.
     */
    List<DeadlineChanged> corrected(String caseNo, String instanceId, Map<String, Changed> told, String reason) {
        return rows.allForChange(caseNo).stream()
                .map(kept -> anew(kept, made(kept, instanceId, told), reason))
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<String, @Nullable Object> made(Kept kept, String instanceId, Map<String, Changed> told) {
        var facts = kept.deadline().facts();
        var known = new LinkedHashMap<String, @Nullable Object>();
        told.forEach((name, change) -> {
            var held = facts.get(name);
            var before = change.before();
            var holds = held == null
                    ? before == null && instanceId.equals(kept.instanceId())
                    : before != null
                            && held.toString().equals(FactValues.kept(before).toString());
            if (holds) {
                known.put(name, change.after());
            }
        });
        return known;
    }

    /** The tasks of the second instance are measured from when those of the first were, where that is earlier. */
    List<DeadlineChanged> carriedOn(String from, String to) {
        var before = rows.ofInstance(from);
        return rows.ofInstance(to).stream()
                .flatMap(kept -> before.stream()
                        .filter(old ->
                                old.deadline().code().equals(kept.deadline().code()))
                        .map(old -> old.deadline().sum().startAt())
                        .min(Comparator.naturalOrder())
                        .filter(start -> start.isBefore(kept.deadline().sum().startAt()))
                        .flatMap(start -> from(start, kept))
                        .stream())
                .toList();
    }

    private Optional<DeadlineChanged> from(Instant start, Kept kept) {
        deadlines.began(kept.deadline().id(), start);
        var earlier = new Kept(kept.deadline().begun(start), kept.startsFrom(), kept.instanceId(), kept.edition());
        var told =
                kept.startsFrom() == null ? Map.<String, Object>of() : Map.<String, Object>of(kept.startsFrom(), start);
        return anew(earlier, told, CARRIED_ON);
    }

    private Map<String, @Nullable Object> only(Map<String, @Nullable Object> facts, Kept kept) {
        var some = new LinkedHashMap<String, @Nullable Object>(facts);
        some.keySet().retainAll(reference.terms().conditionsOf(kept.deadline().code()));
        // The tier is the case's: whoever raises it counts all of its terms, after the tasks that others hold.
        some.remove("riskTier");
        return some;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void everyHour() {
        if (settings.sweeps()) {
            withTheTablesOfToday();
        }
    }

    /**
     * Counts anew what was counted with other tables: the holidays of a year have been published, or a row was wrong. A limit
     * that a law changed is a new row for what begins later, and moves nothing here.
     */
    void withTheTablesOfToday() {
        var edition = reference.edition();
        var after = new AtomicLong();
        while (Boolean.TRUE.equals(transactions.execute(status -> some(edition, after)))) {
            // the next batch
        }
    }

    private boolean some(Edition edition, AtomicLong after) {
        var found = rows.ofOtherEdition(edition.text(), after.get(), BATCH);
        for (var kept : found) {
            anew(kept, Map.of(), edition.sameTerms(kept.edition()) ? CALENDAR_PUBLISHED : ROW_CORRECTED);
            after.set(kept.deadline().id());
        }
        return found.size() == BATCH;
    }

    private Optional<DeadlineChanged> anew(Kept kept, Map<String, ? extends @Nullable Object> changed, String reason) {
        var old = kept.deadline();
        var edition = reference.edition().text();
        var known = known(kept, changed);
        var question = new Question(old.code(), kept.startsFrom(), old.createdAt(), known);
        var reckoner = reference.reckoner();
        var sum = reckoner.reckon(question);
        if (sum == null) {
            deadlines.counted(old.id(), edition);
            return Optional.empty();
        }
        var counted = new Counted(sum, reckoner.relevant(question, old.elementId() == null), edition);
        if (!sum.dueAt().equals(old.dueAt())
                || !sum.rule().code().equals(old.sum().rule().code())) {
            return Optional.of(moved(kept, counted, reason));
        }
        if (!sum.equals(old.sum()) || !counted.facts().equals(old.facts()) || !edition.equals(kept.edition())) {
            deadlines.replace(kept, counted, old.round(), clock.instant());
        }
        return Optional.empty();
    }

    private static Map<String, Object> known(Kept kept, Map<String, ? extends @Nullable Object> changed) {
        var known = new LinkedHashMap<>(kept.deadline().facts());
        if (changed.containsKey("regionCode")) {
            // What was derived from the old place must not outlive it.
            known.remove("province");
        }
        changed.forEach((name, value) -> {
            if (value == null) {
                known.remove(name);
            } else {
                known.put(name, value);
            }
        });
        return Question.known(kept.deadline().caseNo(), known);
    }

    /** Goes on under the next task of its step, with what is known now; the list takes the date from that task. */
    void extended(Kept kept, Map<String, Object> facts) {
        var old = kept.deadline();
        var question =
                new Question(old.code(), kept.startsFrom(), old.createdAt(), Question.known(old.caseNo(), facts));
        var reckoner = reference.reckoner();
        var sum = Objects.requireNonNull(reckoner.reckon(question), old.code());
        var counted = new Counted(
                sum, reckoner.relevant(question, false), reference.edition().text());
        var now = clock.instant();
        var later = sum.dueAt().isAfter(old.dueAt());
        var round = later ? old.round() + 1 : old.round();
        deadlines.replace(kept, counted, round, now);
        if (!sum.dueAt().equals(old.dueAt())) {
            deadlines.addChange(
                    old.id(),
                    new DeadlineChange(
                            now, EXTENDED, old.sum().rule().code(), sum.rule().code(), old.dueAt(), sum.dueAt()));
        }
        marks.plan(old.id(), round, Mark.planned(sum, now, later));
    }

    private DeadlineChanged moved(Kept kept, Counted counted, String reason) {
        var old = kept.deadline();
        var sum = counted.sum();
        var now = clock.instant();
        var oldCode = old.sum().rule().code();
        var later = sum.dueAt().isAfter(old.dueAt());
        var round = later ? old.round() + 1 : old.round();
        deadlines.replace(kept, counted, round, now);
        deadlines.addChange(
                old.id(), new DeadlineChange(now, reason, oldCode, sum.rule().code(), old.dueAt(), sum.dueAt()));
        if (old.open()) {
            marks.plan(old.id(), round, Mark.planned(sum, now, later));
        }
        var changed = new DeadlineChanged(rows.of(old.subject()).orElseThrow(), oldCode, old.dueAt(), reason);
        events.publishEvent(changed);
        log.info("deadline {} {} moved from {} to {}", old.subject(), old.caseNo(), old.dueAt(), sum.dueAt());
        return changed;
    }
}
