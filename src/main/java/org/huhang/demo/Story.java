package org.huhang.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.casework.Emergencies;
import org.huhang.engine.Tasks;
import org.huhang.intake.Intake;
import org.huhang.starting.StartOnce;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One sample case on its way: what happens next is known only once the case has come to it. */
final class Story {

    private static final int PAUSES = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Logger log = LoggerFactory.getLogger(Story.class);
    private static final String CASE = "@case ";
    private static final Duration UNTIL_TAKEN = Duration.ofMinutes(10);

    private final SampleCase plan;
    private final Stage stage;
    private final Set<UUID> planned = new HashSet<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final List<Act> firstActs = new ArrayList<>();
    private @Nullable String caseNo;
    private boolean stuck;

    Story(SampleCase plan, Stage stage, Instant now) {
        this.plan = plan;
        this.stage = stage;
        var filedAt = stage.moments.before(now, plan.filed());
        firstActs.add(act(filedAt, "report", () -> begin()));
        for (var event : orEmpty(plan.events())) {
            firstActs.add(act(at(event, filedAt, now), event.what(), () -> happen(event)));
        }
    }

    private Instant at(SampleCase.Happening event, Instant filedAt, Instant now) {
        return event.ago() != null
                ? stage.moments.before(now, event.ago())
                : stage.moments.after(filedAt, Objects.requireNonNull(event.after()));
    }

    String name() {
        return plan.name();
    }

    boolean stuck() {
        return stuck;
    }

    /** What was not known before: at first the report, later every task that came up meanwhile. */
    List<Act> comingActs() {
        var acts = new ArrayList<>(firstActs);
        firstActs.clear();
        if (caseNo != null && !stuck) {
            stage.work.open(caseNo).stream()
                    .filter(item -> planned.add(item.id()))
                    .forEach(item -> plan(item, acts));
        }
        return acts;
    }

    void perform(Act act) {
        if (stuck) {
            return;
        }
        try {
            act.deed().run();
        } catch (RuntimeException e) {
            stuck = true;
            log.error("sample case \"{}\" got stuck at {}: {}", plan.name(), act.what(), e.toString(), e);
        }
    }

    private void plan(WorkItem item, List<Act> acts) {
        var kinds = stage.usual.labels(item.elementId(), stage.tasks.facts(item.engineTaskId()));
        var counted = counted(kinds);
        var labels = Stream.concat(kinds.stream(), counted.stream()).toList();
        if (among(plan.leave(), labels)) {
            return;
        }
        if (among(plan.hold(), labels)) {
            acts.add(act(item.receivedAt().plus(UNTIL_TAKEN), item.elementId(), () -> stage.work.claim(item)));
            return;
        }
        var step = step(labels);
        var after = step == null || step.after() == null ? stage.usual.after(labels) : step.after();
        var answers = new HashMap<String, @Nullable Object>(stage.usual.of(counted));
        if (step != null && step.answers() != null) {
            answers.putAll(step.answers());
        }
        acts.add(act(stage.moments.after(item.receivedAt(), after), item.elementId(), () -> {
            // A merged or closed case needs it no longer.
            if (stage.work.open(item.caseNo()).stream()
                    .anyMatch(open -> open.id().equals(item.id()))) {
                stage.work.complete(item, named(answers));
            }
        }));
    }

    /** The general and the special name of a task with how many times it came. */
    private List<String> counted(List<String> labels) {
        return Stream.of(labels.get(0), labels.get(labels.size() - 1))
                .distinct()
                .map(label -> label + "#" + times.merge(label, 1, Integer::sum))
                .toList();
    }

    /** {@code @case name} is the number of another sample case. */
    private Map<String, @Nullable Object> named(Map<String, @Nullable Object> answers) {
        var named = new HashMap<String, @Nullable Object>(answers);
        named.replaceAll((key, value) -> value instanceof String text && text.startsWith(CASE)
                ? stage.caseNo(text.substring(CASE.length()))
                : value);
        return named;
    }

    private static boolean among(@Nullable List<String> names, List<String> labels) {
        return names != null && labels.stream().anyMatch(names::contains);
    }

    private SampleCase.@Nullable Step step(List<String> labels) {
        var steps = plan.steps();
        return steps == null
                ? null
                : labels.stream()
                        .map(steps::get)
                        .filter(Objects::nonNull)
                        .reduce((general, special) -> special)
                        .orElse(null);
    }

    private void begin() {
        var begun = plan.begun();
        caseNo = begun == null ? file(Objects.requireNonNull(plan.report())) : start(begun);
        stage.caseNos.put(plan.name(), caseNo);
    }

    private String start(SampleCase.Begun begun) {
        var person = stage.directory.person(begun.by());
        var answers = new HashMap<String, Object>();
        begun.answers().forEach((key, value) -> stage.usual.put(answers, key, value, stage.clock.instant(), person));
        return stage.starts
                .begin(person, begun.process(), UUID.randomUUID(), answers)
                .caseNo();
    }

    private String file(SampleCase.Told told) {
        var receipt = stage.intake.file(told.filing(stage.clock.instant()));
        // The background sweep may have taken the report a moment before; then its case appears a moment later.
        for (var pause = 0; pause < PAUSES && caseOf(receipt.receiptNo()) == null; pause++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Objects.requireNonNull(caseOf(receipt.receiptNo()), "no case was opened");
    }

    private @Nullable String caseOf(String receiptNo) {
        return stage.intake.ofReceipt(receiptNo).caseNo();
    }

    private void happen(SampleCase.Happening event) {
        var mine = Objects.requireNonNull(caseNo);
        if (event.report() != null) {
            file(event.report());
            return;
        }
        var person = stage.directory.person(Objects.requireNonNull(event.by()));
        stage.emergencies.press(person, mine, Objects.requireNonNull(event.emergency()));
    }

    private Act act(Instant at, String what, Runnable deed) {
        return new Act(at, stage.next(), this, what, deed);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /**
     * Something that will happen.
     *
     * @param at when
     * @param order of two at the same moment the smaller is first
     * @param story to whom
     * @param what for the log
     * @param deed does it
     */
    record Act(Instant at, int order, Story story, String what, Runnable deed) {}

    /** What all stories play on. */
    @Component
    static final class Stage {

        private final Intake intake;
        private final StartOnce starts;
        private final Emergencies emergencies;
        private final Directory directory;
        private final SampleWork work;
        private final SampleAnswers usual;
        private final Moments moments;
        private final Tasks tasks;
        private final Clock clock;
        private final Map<String, String> caseNos = new HashMap<>();
        private int acts;

        Stage(
                Intake intake,
                StartOnce starts,
                Emergencies emergencies,
                Directory directory,
                SampleWork work,
                SampleAnswers usual,
                Moments moments,
                Tasks tasks,
                Clock clock) {
            this.intake = intake;
            this.starts = starts;
            this.emergencies = emergencies;
            this.directory = directory;
            this.work = work;
            this.usual = usual;
            this.moments = moments;
            this.tasks = tasks;
            this.clock = clock;
        }

        /** The number that a sample case got. */
        String caseNo(String name) {
            return Objects.requireNonNull(caseNos.get(name), name);
        }

        private int next() {
            return acts++;
        }
    }
}
