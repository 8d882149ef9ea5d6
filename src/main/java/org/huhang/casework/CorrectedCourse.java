package org.huhang.casework;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.engine.Facts;
import org.huhang.engine.Followed;
import org.huhang.engine.Hindsight;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A corrected answer comes after its process has gone on. What the process would have handed over, whom it would have named and
 * which term it would have started with the right answer is made up for in the transaction of the correction. What the wrong
 * answer began is not undone behind anybody's back: whoever got it is told. Where the process itself would have gone another
 * way, its way stays, and the leader of the agency has a task to put it right.
 */
@Component
class CorrectedCourse {

    private static final String HAND_OVER = "handOver";

    /** Steps that tell somebody something and leave the way of their process alone. */
    static final Set<String> MADE_UP_FOR = Set.of(HAND_OVER, "joinAgencies", "startCaseTerm", "endCaseTerm");

    private static final String AGENCIES = "agencies";

    private final Hindsight hindsight;
    private final Map<String, ProcessStep> steps;
    private final Cases cases;
    private final CaseProcess process;
    private final HandOvers handOvers;
    private final WhoMustKnow whoMustKnow;
    private final LookAgain lookAgain;
    private final Exclusions exclusions;
    private final Worklist worklist;
    private final Directory directory;

    CorrectedCourse(
            Hindsight hindsight,
            Map<String, ProcessStep> steps,
            Cases cases,
            CaseProcess process,
            HandOvers handOvers,
            WhoMustKnow whoMustKnow,
            LookAgain lookAgain,
            Exclusions exclusions,
            Worklist worklist,
            Directory directory) {
        this.hindsight = hindsight;
        this.steps = steps;
        this.cases = cases;
        this.process = process;
        this.handOvers = handOvers;
        this.whoMustKnow = whoMustKnow;
        this.lookAgain = lookAgain;
        this.exclusions = exclusions;
        this.worklist = worklist;
        this.directory = directory;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        var file = cases.file(corrected.item().caseNo());
        if (file.open()) {
            new Course(file, corrected).goesOn();
        }
    }

    /**
     * Where a process would have gone by one answer and not by another, but for what is made up for.
     *
     * @param one what follows by the one
     * @param other what follows by the other
     * @return element ids, sorted
     */
    static List<String> ownWay(Collection<Followed> one, Collection<Followed> other) {
        var elsewhere = other.stream().map(Followed::elementId).collect(Collectors.toSet());
        return one.stream()
                .filter(element -> element.step() == null || !MADE_UP_FOR.contains(element.step()))
                .map(Followed::elementId)
                .filter(element -> !elsewhere.contains(element))
                .sorted()
                .toList();
    }

    private static TreeSet<AgencyType> kinds(@Nullable Followed step) {
        return new TreeSet<>(CaseSteps.kinds(step == null ? null : step.inputs().get(AGENCIES)));
    }

    /** The course of one process before and after one correction. */
    private final class Course {

        private final CaseFile file;
        private final AnswerCorrected corrected;
        private final WorkItem item;
        private final String source;
        private final Map<String, Object> known;

        private Course(CaseFile file, AnswerCorrected corrected) {
            this.file = file;
            this.corrected = corrected;
            this.item = corrected.item();
            this.source =
                    "correction:" + item.id() + "/" + corrected.correction().number();
            this.known = known();
        }

        /** What the process knows, and where it has ended, what people told it. */
        private Map<String, Object> known() {
            var all = new HashMap<>(CaseProcess.facts(file, item.regionCode()));
            worklist.answersOfCase(file.caseNo()).stream()
                    .filter(answer ->
                            worklist.item(answer.taskId()).instanceId().equals(item.instanceId()))
                    .flatMap(answer -> answer.answers().entrySet().stream())
                    .filter(said -> said.getValue() instanceof String || said.getValue() instanceof Boolean)
                    .forEach(said -> all.put(said.getKey(), said.getValue()));
            all.putAll(process.facts(item.instanceId()).values());
            return all;
        }

        private void goesOn() {
            var before = followed(corrected.before());
            var after = followed(corrected.after());
            after.forEach((element, now) -> begins(now, before.get(element)));
            before.forEach((element, then) -> isOver(then, after.get(element)));
            measures();
            var follows = ownWay(after.values(), before.values());
            var instead = ownWay(before.values(), after.values());
            if (!follows.isEmpty() || !instead.isEmpty()) {
                lookAgain.ask(file, item, corrected.correction().number(), follows, instead);
            }
        }

        private Map<String, Followed> followed(Map<String, @Nullable Object> answer) {
            return hindsight
                    .of(
                            item.definitionId(),
                            process.standing(item.instanceId()).passed(),
                            corrected.facts(),
                            with(answer))
                    .stream()
                    .collect(Collectors.toMap(Followed::elementId, one -> one));
        }

        private Map<String, Object> with(Map<String, @Nullable Object> answer) {
            var all = new HashMap<>(known);
            answer.forEach((name, value) -> {
                if (value == null) {
                    all.remove(name);
                } else {
                    all.put(name, value);
                }
            });
            return all;
        }

        private void begins(Followed now, @Nullable Followed then) {
            if (now.step() == null) {
                if (then == null) {
                    // Its own process asks nobody any more; so whoever answered is asked as well.
                    groupAgency(now).ifPresent(this::named);
                }
            } else if (MADE_UP_FOR.contains(now.step())) {
                if (now.inputs().containsKey(AGENCIES)) {
                    var fresh = kinds(now);
                    fresh.removeAll(kinds(then));
                    if (!fresh.isEmpty()) {
                        run(now, Map.of(AGENCIES, joined(fresh)));
                    }
                } else if (then == null && !handOvers.standsAgain(file.caseNo(), item.processKey(), now.key())) {
                    run(now, Map.of());
                }
            }
        }

        private void isOver(Followed then, @Nullable Followed now) {
            if (then.step() == null) {
                if (now == null) {
                    agencyOf(then).ifPresent(agency -> whoMustKnow.noLonger(file, agency, source));
                }
            } else if (then.inputs().containsKey(AGENCIES)) {
                var gone = kinds(then);
                gone.removeAll(kinds(now));
                gone.forEach(kind -> whoMustKnow.noLonger(file, agency(kind), source));
            } else if (now == null) {
                handOvers.takeBack(file.caseNo(), item.processKey(), then.key());
            }
        }

        /** Another agency than the one that answered, or that one too where its process is over. */
        private Optional<String> agencyOf(Followed task) {
            return groupAgency(task)
                    .filter(agency -> !agency.equals(item.agencyCode())
                            || process.running(file.caseNo()).stream()
                                    .noneMatch(one -> one.instanceId().equals(item.instanceId())));
        }

        private Optional<String> groupAgency(Followed task) {
            return Optional.ofNullable(task.group()).map(group -> group.substring(0, group.indexOf(':')));
        }

        private void named(String agency) {
            whoMustKnow.named(
                    file, agency, item.agencyCode(), new Occasion(Cause.NAMED, source, whoMustKnow.placeOf(file)));
            cases.describe(file.caseNo());
        }

        private String agency(AgencyType kind) {
            var bound = with(corrected.before()).get(kind.name().toLowerCase(java.util.Locale.ROOT) + "Code");
            return directory
                    .responsible(
                            kind,
                            kind.mainRole(),
                            item.regionCode(),
                            bound == null ? null : bound.toString(),
                            exclusions.agencies(file.caseNo()))
                    .agency()
                    .code();
        }

        /** Measures that were handed out are not handed out again; who owns one only since the correction is asked. */
        private void measures() {
            var fresh = owners(corrected.correction().after());
            fresh.removeAll(owners(corrected.correction().before()));
            fresh.forEach(owner -> named(agency(AgencyType.valueOf(owner))));
        }

        private Set<String> owners(Map<String, Object> answer) {
            return new Given(answer)
                    .rows("measures").stream()
                            .map(row -> String.valueOf(row.get("measureOwner")))
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private void run(Followed step, Map<String, String> narrower) {
            var inputs = new HashMap<>(step.inputs());
            inputs.putAll(narrower);
            var call = new LateCall(item, step.key(), source, inputs, new Facts(with(corrected.after())));
            if (HAND_OVER.equals(step.step())) {
                handOvers.make(CaseSteps.sending(call, item.agencyCode()));
            } else {
                Objects.requireNonNull(steps.get(step.step())).run(call);
            }
        }
    }

    private static String joined(Set<AgencyType> kinds) {
        return kinds.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** The call that the process would have made. */
    private record LateCall(WorkItem item, String stepKey, String source, Map<String, String> inputs, Facts facts)
            implements StepCall {

        @Override
        public String caseNo() {
            return item.caseNo();
        }

        @Override
        public String instanceId() {
            return item.instanceId();
        }

        @Override
        public String processKey() {
            return item.processKey();
        }

        @Override
        public String callId() {
            return source + "/" + stepKey;
        }

        @Override
        public @Nullable String input(String name) {
            return inputs.get(name);
        }

        @Override
        public void set(Map<String, Object> values) {
            throw new UnsupportedOperationException(stepKey + " comes too late to tell its process anything");
        }
    }
}
