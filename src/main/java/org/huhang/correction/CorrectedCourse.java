package org.huhang.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Plans;
import org.huhang.casework.WhoMustKnow;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.Facts;
import org.huhang.engine.Followed;
import org.huhang.engine.Hindsight;
import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.engine.WayBack;
import org.huhang.handover.HandOverCorrected;
import org.huhang.handover.HandOverGrounds;
import org.huhang.handover.HandOvers;
import org.huhang.handover.Transfer;
import org.huhang.handover.TransferCorrected;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A corrected answer comes after its process has gone on. As long as nobody has answered what the wrong answer led to, its process
 * goes the right way in the transaction of the correction, as if it had been answered so, and whoever only held a task is told
 * that it was taken back. Otherwise what the process would have
 * handed over, whom it would have named and which term it would have started is made up for, what the wrong answer began is
 * not undone behind anybody's back, and the leader of the agency has a task to put the way right. Whoever was asked by mistake
 * is told.
 */
@Component
class CorrectedCourse {

    private static final String HAND_OVER = "handOver";
    private static final String JOIN = "joinAgencies";
    private static final String START_TERM = "startCaseTerm";
    private static final String END_TERM = "endCaseTerm";

    /** Steps that tell somebody something and leave the way of their process alone. */
    static final Set<String> MADE_UP_FOR = Set.of(HAND_OVER, JOIN, START_TERM, END_TERM);

    /** Steps that may be done once more, because what they did the first time is taken back or changes nothing. */
    private static final Set<String> REPEATABLE = Stream.concat(
                    Stream.of(JOIN, START_TERM, END_TERM, "openMeasures", "returnTransfer", "returnForward"),
                    Stream.of(Transfer.Kind.values()).map(Transfer.Kind::step))
            .collect(Collectors.toUnmodifiableSet());

    private static final String AGENCIES = "agencies";
    private static final String MEASURES = "measures";

    private final Hindsight hindsight;
    private final WayBack wayBack;
    private final Map<String, ProcessStep> steps;
    private final Cases cases;
    private final CaseProcess process;
    private final HandOvers handOvers;
    private final HandOverCorrected handOverCorrected;
    private final HandOverGrounds grounds;
    private final WhoMustKnow whoMustKnow;
    private final LookAgain lookAgain;
    private final TransferCorrected transfers;
    private final Plans plans;
    private final Deadlines deadlines;
    private final Exclusions exclusions;
    private final Worklist worklist;
    private final Directory directory;

    CorrectedCourse(
            Hindsight hindsight,
            WayBack wayBack,
            Map<String, ProcessStep> steps,
            Cases cases,
            CaseProcess process,
            HandOvers handOvers,
            HandOverCorrected handOverCorrected,
            HandOverGrounds grounds,
            WhoMustKnow whoMustKnow,
            LookAgain lookAgain,
            TransferCorrected transfers,
            Plans plans,
            Deadlines deadlines,
            Exclusions exclusions,
            Worklist worklist,
            Directory directory) {
        this.hindsight = hindsight;
        this.wayBack = wayBack;
        this.steps = steps;
        this.cases = cases;
        this.process = process;
        this.handOvers = handOvers;
        this.handOverCorrected = handOverCorrected;
        this.grounds = grounds;
        this.whoMustKnow = whoMustKnow;
        this.lookAgain = lookAgain;
        this.transfers = transfers;
        this.plans = plans;
        this.deadlines = deadlines;
        this.exclusions = exclusions;
        this.worklist = worklist;
        this.directory = directory;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        var file = cases.file(corrected.item().caseNo());
        if (file.open() && !handOverCorrected.follows(corrected)) {
            new Course(file, corrected).goesOn();
            grounds.changed(corrected);
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

    /** Who took it to go to a child is not called back. */
    private static boolean isOnTheWay(WorkItem task) {
        return task.holder() != null && WhoMustKnow.FIRST_RESPONSE.contains(task.work());
    }

    private static List<String> without(List<String> elements, Predicate<String> those) {
        return elements.stream().filter(those.negate()).toList();
    }

    private static TreeSet<AgencyType> kinds(@Nullable Followed step) {
        return new TreeSet<>(
                AgencyType.listed(step == null ? null : step.inputs().get(AGENCIES)));
    }

    /** The course of one process before and after one correction. */
    private final class Course {

        private final CaseFile file;
        private final AnswerCorrected corrected;
        private final WorkItem item;
        private final String source;
        private final Map<String, Object> known;

        /** Agencies that were asked by mistake. */
        private final Set<String> over = new TreeSet<>();

        /** Agencies from which a task was taken that rested on the wrong answer. */
        private final Set<String> without = new TreeSet<>();

        /** Agencies that may still have one. */
        private final Set<String> perhaps = new TreeSet<>();

        /** Agencies that have it still. */
        private final Set<String> still = new TreeSet<>();

        /** Steps that handed over what is finished and has no ground any more, and whoever finished it. */
        private final List<String> finished = new ArrayList<>();

        private final Set<String> finishedBy = new TreeSet<>();

        private Course(CaseFile file, AnswerCorrected corrected) {
            this.file = file;
            this.corrected = corrected;
            this.item = corrected.item();
            this.source = Occasion.source(corrected);
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
            all.putAll(whereItWas(all));
            return all;
        }

        /** A process that was passed on works elsewhere; what was seen was seen where the task lay. */
        private Map<String, Object> whereItWas(Map<String, Object> now) {
            var here = item.regionCode();
            if (directory
                    .countyOf(Occasion.Place.of(new Facts(now)).regionCode())
                    .equals(directory.countyOf(here))) {
                return Map.of();
            }
            var was = new HashMap<String, Object>(
                    Map.of("regionCode", here, "incidentTownship", here, "incidentVillage", here));
            if (directory.agency(item.agencyCode()).type() == AgencyType.POLICE) {
                was.put("policeCode", item.agencyCode());
            }
            return was;
        }

        /** What the case tells its processes, an answer that no longer says it does not take from them. */
        private Map<String, Object> asBefore() {
            var told = new HashMap<>(CaseProcess.facts(file, item.regionCode()));
            told.keySet()
                    .removeIf(name -> corrected.before().get(name) == null
                            || corrected.after().get(name) != null);
            return told;
        }

        private void goesOn() {
            var asBefore = asBefore();
            if (!asBefore.isEmpty()
                    && process.running(file.caseNo()).stream()
                            .anyMatch(one -> one.instanceId().equals(item.instanceId()))) {
                process.tell(item.instanceId(), asBefore);
            }
            var before = followed(corrected.before(), corrected.facts());
            var after = followed(corrected.after(), corrected.facts());
            var follows = without(ownWay(after.values(), before.values()), this::wentTo);
            var stood = process.standing(item.instanceId());
            var instead = without(
                    ownWay(before.values(), after.values()),
                    element ->
                            !stood.passed().contains(element) && !stood.active().contains(element));
            if (follows.isEmpty()
                    && TransferCorrected.sentElsewhere(corrected.correction().changed())) {
                follows = sending();
            } else if (follows.isEmpty()
                    && HandOverCorrected.namesAnother(corrected.correction().changed())) {
                // Others have answered since; only a person can say who has the child now.
                follows = followed(corrected.after(), corrected.after().keySet()).keySet().stream()
                        .sorted()
                        .toList();
            }
            var otherWay = !follows.isEmpty() || !instead.isEmpty();
            without.addAll(lookAgain.overtaken(item, after.keySet()));
            var planned = corrected.correction().changed().contains(MEASURES);
            var back = otherWay || planned ? wayBack(after.values()) : Optional.<WayBack.Way>empty();
            if (back.isPresent()) {
                goAnew(back.get(), before, after);
            } else {
                after.forEach((element, now) -> begins(now, before.get(element)));
                transfers.answeredAnew(corrected, null);
            }
            before.forEach((element, then) -> isOver(then, after.get(element)));
            if (planned) {
                owners(back.isPresent());
            }
            var ways = otherWay && back.isEmpty();
            if (ways || !finished.isEmpty()) {
                lookAgain.ask(
                        file,
                        item,
                        corrected.correction().number(),
                        ways ? follows : List.of(),
                        ways ? instead : List.of(),
                        ways ? needs(follows, after) : Set.of(),
                        finished,
                        finishedBy);
            }
            over.forEach(agency -> whoMustKnow.noLonger(file, agency, corrected));
            without.removeAll(over);
            without.forEach(agency -> whoMustKnow.byMistake(file, agency, corrected, true));
            perhaps.removeAll(over);
            perhaps.removeAll(without);
            still.retainAll(perhaps);
            still.forEach(agency -> whoMustKnow.perhapsNeedless(file, agency, corrected));
            perhaps.removeAll(still);
            perhaps.forEach(agency -> whoMustKnow.byMistake(file, agency, corrected, false));
            cases.describe(file.caseNo());
        }

        /** What whoever looks again would have had to do himself. */
        private boolean leadersOwn(Followed task) {
            var leader = lookAgain.leading(file, item);
            return (leader + ":" + directory.agency(leader).type().leadingRole()).equals(task.group());
        }

        /** A task that the process itself asked for since the answer, on whatever way. */
        private boolean wentTo(String element) {
            return at(element).findAny().isPresent();
        }

        private Stream<WorkItem> at(String element) {
            return worklist.ofCase(file.caseNo()).stream()
                    .filter(task -> task.instanceId().equals(item.instanceId()))
                    .filter(task -> task.state() != WorkItem.State.WITHDRAWN
                            && !task.receivedAt().isBefore(Objects.requireNonNull(item.endedAt())))
                    .filter(task -> element.equals(task.elementId()));
        }

        /** Whose work follows by the right answer alone. To find somebody else where one was asked is looking again. */
        private Set<AgencyType> needs(List<String> follows, Map<String, Followed> after) {
            return follows.stream()
                    .map(after::get)
                    .filter(Objects::nonNull)
                    .filter(one -> !item.processKey().equals(CaseProcess.AGENCY_NAMED) || !leadersOwn(one))
                    .flatMap(one -> groupAgency(one).stream())
                    .map(code -> directory.agency(code).type())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The steps by which the case still goes elsewhere, only not to where it went. */
        private List<String> sending() {
            return followed(corrected.after(), corrected.after().keySet()).values().stream()
                    .filter(one -> Stream.of(Transfer.Kind.values())
                            .anyMatch(kind -> kind.step().equals(one.step())))
                    .map(Followed::elementId)
                    .toList();
        }

        /** The way from the answer, if nobody has done what it led to, and each step on it can be done once more. */
        private Optional<WayBack.Way> wayBack(Collection<Followed> after) {
            return wayBack.from(item.instanceId(), item.engineTaskId())
                    .filter(way -> REPEATABLE.containsAll(way.steps()))
                    .filter(way -> after.stream()
                            .map(Followed::step)
                            .allMatch(step -> step == null || REPEATABLE.contains(step)))
                    .filter(way -> on(way).noneMatch(CorrectedCourse::isOnTheWay));
        }

        /** The open tasks on a way, and those of the processes that it called. */
        private Stream<WorkItem> on(WayBack.Way way) {
            return worklist.ofCase(file.caseNo()).stream()
                    .filter(task -> task.open() && task.instanceId().equals(item.instanceId()))
                    .filter(task -> !task.processKey().equals(item.processKey())
                            || way.open().contains(task.elementId()));
        }

        private void goAnew(WayBack.Way way, Map<String, Followed> before, Map<String, Followed> after) {
            var tasks = on(way).map(WorkItem::id).toList();
            var answer = new HashMap<>(corrected.after());
            answer.values().removeIf(Objects::isNull);
            var call = new LateCall(
                    item,
                    way.elementId(),
                    source,
                    Map.of(),
                    process.facts(item.instanceId()),
                    facts -> process.tell(item.instanceId(), facts));
            transfers.answeredAnew(corrected, call);
            Stream.of(Transfer.Kind.values())
                    .filter(kind -> way.steps().contains(kind.step()))
                    .forEach(kind -> transfers.takeBack(
                            call,
                            kind,
                            item.agencyCode(),
                            new Given(corrected.correction().after())));
            before.values().stream()
                    .filter(then -> START_TERM.equals(then.step()) && !after.containsKey(then.elementId()))
                    .forEach(then -> deadlines.withdrawCaseTerm(
                            file.caseNo(), Objects.requireNonNull(then.inputs().get("term"))));
            var plan = new Given(corrected.correction().after()).rows(MEASURES);
            if (!plan.isEmpty()) {
                plans.anew(file.caseNo(), item.id(), plan);
            }
            process.tell(item.instanceId(), answer);
            wayBack.goAnew(way);
            tasks.stream().map(worklist::item).filter(task -> !task.open()).forEach(this::takenFrom);
        }

        private void takenFrom(WorkItem task) {
            if (!task.agencyCode().equals(item.agencyCode())) {
                without.add(task.agencyCode());
            } else if (task.holder() != null
                    && !task.holder().equals(corrected.correction().person())) {
                whoMustKnow.takenFrom(directory.person(task.holder()), corrected);
            }
        }

        private Map<String, Followed> followed(Map<String, @Nullable Object> answer, Set<String> asked) {
            return hindsight
                    .of(item.definitionId(), process.standing(item.instanceId()).passed(), asked, with(answer))
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
            asBefore().forEach(all::putIfAbsent);
            return all;
        }

        private void begins(Followed now, @Nullable Followed then) {
            if (now.step() == null) {
                if (then == null && wentTo(now.elementId())) {
                    // An earlier correction may have said that it was asked by mistake.
                    at(now.elementId()).filter(WorkItem::open).forEach(task -> whoMustKnow.again(file, task, source));
                } else if (then == null && !leadersOwn(now)) {
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
                } else if (then == null
                        && !grounds.standsAgain(file.caseNo(), item.processKey(), now.elementId(), source)) {
                    run(now, Map.of());
                }
            }
        }

        private void isOver(Followed then, @Nullable Followed now) {
            if (then.step() == null) {
                if (now == null) {
                    agencyOf(then).ifPresent(perhaps::add);
                    at(then.elementId())
                            .filter(WorkItem::open)
                            .map(WorkItem::agencyCode)
                            .forEach(still::add);
                }
            } else if (then.inputs().containsKey(AGENCIES)) {
                var gone = kinds(then);
                gone.removeAll(kinds(now));
                if (now == null) {
                    // What made it a matter of the police stands, whoever registers it.
                    gone.remove(AgencyType.POLICE);
                }
                gone.forEach(kind -> over.add(agency(kind)));
            } else if (now == null) {
                var over = grounds.takeBack(file.caseNo(), item.processKey(), then.elementId(), source);
                if (!over.isEmpty()) {
                    finished.add(then.elementId());
                    finishedBy.addAll(over);
                }
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
                    file, agency, item.agencyCode(), new Occasion(Cause.CORRECTED, source, whoMustKnow.placeOf(file)));
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

        /**
         * A measure that nobody has begun goes to its new owner with the plan. Once somebody has, the others keep theirs, and
         * who owns one only since the correction is asked.
         */
        private void owners(boolean handedOutAnew) {
            var before = owners(corrected.correction().before());
            var after = owners(corrected.correction().after());
            if (handedOutAnew) {
                after.forEach(without::remove);
            } else {
                plans.more(
                        file.caseNo(),
                        item.id(),
                        new Given(corrected.correction().after()).rows(MEASURES));
                after.stream().filter(owner -> !before.contains(owner)).forEach(this::named);
                before.stream().filter(owner -> !after.contains(owner)).forEach(perhaps::add);
                plans.atWork(file.caseNo(), item.id()).stream()
                        .map(this::agency)
                        .forEach(still::add);
            }
        }

        private Set<String> owners(Map<String, Object> answer) {
            return new Given(answer)
                    .rows(MEASURES).stream()
                            .map(row -> agency(AgencyType.valueOf(String.valueOf(row.get("measureOwner")))))
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private void run(Followed step, Map<String, String> narrower) {
            var inputs = new HashMap<>(step.inputs());
            inputs.putAll(narrower);
            var call =
                    new LateCall(item, step.elementId(), source, inputs, new Facts(with(corrected.after())), facts -> {
                        throw new UnsupportedOperationException(
                                step.elementId() + " comes too late to tell its process anything");
                    });
            if (HAND_OVER.equals(step.step())) {
                handOvers.make(call, item.agencyCode());
            } else {
                Objects.requireNonNull(steps.get(step.step())).run(call);
            }
        }
    }

    private static String joined(Set<AgencyType> kinds) {
        return kinds.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** The call that the process would have made. */
    private record LateCall(
            WorkItem item,
            String elementId,
            String source,
            Map<String, String> inputs,
            Facts facts,
            Consumer<Map<String, Object>> tells)
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
            return source + "/" + elementId;
        }

        @Override
        public @Nullable String input(String name) {
            return inputs.get(name);
        }

        @Override
        public void set(Map<String, Object> values) {
            tells.accept(values);
        }
    }
}
