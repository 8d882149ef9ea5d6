package org.huhang.handover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Desk;
import org.huhang.agency.Directory;
import org.huhang.agency.NoSuchAgency;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Given;
import org.huhang.casework.HandedOver;
import org.huhang.casework.Occasion;
import org.huhang.casework.Tier;
import org.huhang.casework.WhoMustKnow;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.engine.StepCall;
import org.huhang.form.Problem;
import org.huhang.handover.HandOver.Address;
import org.huhang.handover.HandOver.State;
import org.huhang.handover.HandOverSources.Source;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.web.Words;
import org.huhang.worklist.Answer;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.ItemReceived;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one process hands to another, from the sending until whoever took it says how it ended, or the sender gave it up. Each
 * is a small process of the case: a task with a term of the agency that the link matrix names for the place, another one
 * until it is finished, and, when that agency refuses, one of whoever leads the sender. The coordinating office follows it.
 */
@Service
public class HandOvers implements TaskFacts, TaskRule {

    static final Set<Work> TASKS = EnumSet.of(Work.TAKE_HAND_OVER, Work.REFUSED_HAND_OVER, Work.FINISH_HAND_OVER);

    /** The question of the forms of all three that names another agency. */
    public static final String OTHER_TAKER = "otherTaker";

    /** The questions whether a child must leave its guardian. */
    private static final List<String> MUST_LEAVE = List.of("removalNeeded", "childMustLeave");

    /** Who can take a child in. */
    private static final Set<AgencyType> PLACE_CHILDREN =
            Set.of(AgencyType.RESCUE, AgencyType.WELFARE, AgencyType.CIVIL);

    /** The message by which the process of a hand-over begins. */
    static final String HANDED_OVER = "handedOver";

    /** Until then a child that must leave has a place, however often the hand-over changed hands (decision 0045). */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final HandOverTable table;
    private final HandOverSources sources;
    private final HandOverReasons reasons;
    private final AgencyChoice choice;
    private final LinkMatrix matrix;
    private final CaseRegister register;
    private final Cases cases;
    private final ChildFiles children;
    private final CaseProcess process;
    private final Exclusions exclusions;
    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final MessageSource words;
    private final Words times;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOvers(
            HandOverTable table,
            HandOverSources sources,
            HandOverReasons reasons,
            AgencyChoice choice,
            LinkMatrix matrix,
            CaseRegister register,
            Cases cases,
            ChildFiles children,
            CaseProcess process,
            Exclusions exclusions,
            Worklist worklist,
            Directory directory,
            Messages messages,
            MessageSource words,
            Words times,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.sources = sources;
        this.reasons = reasons;
        this.choice = choice;
        this.matrix = matrix;
        this.register = register;
        this.cases = cases;
        this.children = children;
        this.process = process;
        this.exclusions = exclusions;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.words = words;
        this.times = times;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The hand-overs of a case.
     *
     * @param caseNo the case
     * @return oldest first
     */
    @Transactional(readOnly = true)
    public List<HandOver> ofCase(String caseNo) {
        return table.ofCase(caseNo);
    }

    // ------------------------------------------------------------------ sending

    /**
     * A fact becomes the task of whoever must take it. While that has the same for the same case, it is one more reason there,
     * and not a second task; a repeat of the same source changes nothing.
     *
     * @param call the step that hands it over
     * @param sender the agency that answered so, null for whoever answered last in its process
     */
    public void make(StepCall call, @Nullable String sender) {
        make(HandOverSteps.sending(call, sender));
    }

    void make(Sending sending) {
        register.lock(sending.caseNo());
        if (sources.known(sending.sourceKey(), sending.message())) {
            return;
        }
        var file = cases.file(sending.caseNo());
        var sender = sending.sender() == null ? sender(file, sending.instanceId()) : sending.sender();
        var made = fresh(sending);
        var to = address(file, made, sender, sending.regionCode());
        var same = lyingWith(to, made);
        if (same.isPresent()) {
            sources.add(same.get().id(), sending, sender, made.madeAt());
            oneMoreReason(same.get(), sending.sourceKey());
        } else if (table.insert(made, sending.sourceKey())) {
            sources.add(made.id(), sending, sender, made.madeAt());
            begin(file, made, to);
            events.publishEvent(new HandedOver(made.caseNo(), made.id(), made.message(), made.fromProcess()));
            tell(offices(file), MessageKind.HANDOVER_WAITING, made, "");
        }
    }

    private HandOver fresh(Sending sending) {
        var now = clock.instant();
        return new HandOver(
                UUID.randomUUID(),
                sending.caseNo(),
                sending.message(),
                sending.process(),
                sending.step(),
                matrix.of(sending.message(), sending.process()).toProcess(),
                sending.facts(),
                State.WAITING,
                null,
                null,
                now,
                null,
                null,
                false,
                now);
    }

    /** What that receiver has of the same already. What it refused is not with it: a new need is asked anew. */
    private Optional<HandOver> lyingWith(Address to, HandOver made) {
        return table.ofCase(made.caseNo()).stream()
                .filter(row -> row.state() == State.WAITING || row.state() == State.ACCEPTED)
                .filter(row -> !row.id().equals(made.id()) && row.message().equals(made.message()))
                .filter(row -> row.address() != null
                        && row.address().taker().equals(to.taker())
                        && row.address().role().equals(to.role()))
                .findFirst();
    }

    private void oneMoreReason(HandOver row, String source) {
        table.takeBack(row.id(), false, clock.instant());
        tell(people(Objects.requireNonNull(row.address())), MessageKind.HANDOVER_ADDED, row, "/" + source);
    }

    /**
     * What a case that was merged had handed over is the other one's; its tasks begin there with {@link #beginMissing}.
     *
     * @param from the case that ends
     * @param to the case that goes on
     */
    public void moveAll(String from, String to) {
        table.moveAll(from, to);
    }

    /**
     * Begins the task of each open hand-over of a case that has none: after a merge, in cases of older versions, after a
     * fault. What has its task is left alone.
     *
     * @param caseNo the case; of a closed one nothing begins
     */
    @Transactional
    public void beginMissing(String caseNo) {
        register.lock(caseNo).filter(CaseFile::open).ifPresent(this::beginMissing);
    }

    private void beginMissing(CaseFile file) {
        var running = process.running(file.caseNo()).stream()
                .map(one -> one.instanceId())
                .toList();
        table.ofCase(file.caseNo()).stream()
                .filter(row -> row.open() && !running.contains(String.valueOf(row.instanceId())))
                .forEach(row -> beginOrJoin(
                        file,
                        row,
                        row.address() == null
                                ? address(file, row, office(file.county()), file.regionCode())
                                : row.address()));
    }

    /**
     * A case that was passed on to other police is theirs no more: what waits there, and nobody of that place has seen the
     * child, is asked of whoever takes it where the case is.
     *
     * @param file the case
     * @param elsewhere the place of those to whom it was passed on
     */
    void comeBack(CaseFile file, String elsewhere) {
        if (directory.within(file.county(), elsewhere) || seenIn(file, elsewhere)) {
            return;
        }
        table.ofCase(file.caseNo()).stream()
                .filter(row -> row.state() == State.WAITING)
                .forEach(row -> Optional.ofNullable(row.address())
                        .filter(address -> directory.within(address.regionCode(), elsewhere))
                        .ifPresent(address -> comeBack(file, row, address)));
    }

    private void comeBack(CaseFile file, HandOver row, Address before) {
        process.cancel(Objects.requireNonNull(row.instanceId()), "transferReturned");
        messages.settle(subject(row));
        var to = address(file, row, before.sender(), file.regionCode());
        beginOrJoin(file, row, to);
        tell(offices(file), MessageKind.HANDOVER_WAITING, row, "/" + to.taker());
    }

    private boolean seenIn(CaseFile file, String region) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> WhoMustKnow.FIRST_RESPONSE.contains(answer.work()))
                .filter(answer ->
                        !new Given(answer.answers()).codes("childCondition").contains("notFound"))
                .map(answer -> directory.agency(worklist.item(answer.taskId()).agencyCode()))
                .anyMatch(agency -> directory.within(agency.regionCode(), region));
    }

    private void beginOrJoin(CaseFile file, HandOver row, Address to) {
        var same = row.state() == State.WAITING ? lyingWith(to, row) : Optional.<HandOver>empty();
        if (same.isPresent()) {
            messages.settle(subject(row));
            sources.move(row.id(), same.get().id());
            table.drop(row.id());
            oneMoreReason(same.get(), subject(row));
        } else {
            begin(file, row, to);
        }
    }

    /**
     * The answer that made a hand-over was corrected to something else. Nothing is undone: whoever has it sees it at the task
     * and is told; whoever took it decides. What is finished leaves nobody a task that shows it.
     *
     * @param caseNo the case
     * @param fromProcess the process that handed over
     * @param step the step that did
     * @param correction the correction as a source
     * @return whoever finished what has no ground any more
     */
    public Set<String> takeBack(String caseNo, String fromProcess, String step, String correction) {
        var standing = of(caseNo, fromProcess, step)
                .filter(row -> row.state() != State.DROPPED && !row.takenBack())
                .toList();
        standing.forEach(row -> sources.takeBack(row.id(), fromProcess, step, clock.instant()));
        return standing.stream()
                .filter(row -> sources.of(row.id()).stream().allMatch(Source::takenBack))
                .flatMap(row -> withoutGround(row, correction).stream())
                .collect(Collectors.toSet());
    }

    /** Of one that is finished, who finished it. */
    private Optional<String> withoutGround(HandOver row, String correction) {
        table.takeBack(row.id(), true, clock.instant());
        var to = Optional.ofNullable(row.address());
        to.ifPresent(address -> tellTakenBack(row, address, correction));
        return to.filter(address -> row.state() == State.DONE).map(Address::taker);
    }

    /** Whether a child was placed by a decision that was corrected since. */
    public boolean placedWithoutGround(String caseNo) {
        return table.ofCase(caseNo).stream()
                .anyMatch(row ->
                        row.message().equals(HandedOver.REMOVAL) && row.state() == State.DONE && row.takenBack());
    }

    /** What was corrected of what is finished and has no ground any more, as far as its receiver reads it. */
    public String withoutGround(String caseNo, Person reader, Locale locale) {
        return table.ofCase(caseNo).stream()
                .filter(row -> row.state() == State.DONE && row.takenBack())
                .map(row -> reasons.changed(row, reader, locale))
                .collect(Collectors.joining("\n"));
    }

    /** Nobody is told that it was a mistake who must still answer it. */
    private void tellTakenBack(HandOver row, Address to, String correction) {
        var key = "casework.message." + row.message();
        var about = new Notice.About(word(key, Locale.CHINESE), word(key, Locale.ENGLISH));
        messages.tell(
                row.state() == State.REFUSED ? directory.leadersOf(to.sender()) : people(to),
                person -> new Notice(
                        person.id(),
                        row.open() ? MessageKind.PERHAPS_NEEDLESS : MessageKind.NO_LONGER_NEEDED,
                        subject(row) + "/" + correction,
                        row.caseNo(),
                        about,
                        "/cases/" + row.caseNo(),
                        clock.instant()));
    }

    /**
     * An answer that was corrected back: what still lies with somebody stands as it did, and whoever was told that it was a
     * mistake is told so.
     *
     * @param caseNo the case
     * @param fromProcess the process that handed over
     * @param step the step that did
     * @param correction the correction as a source
     * @return false if there is none any more
     */
    public boolean standsAgain(String caseNo, String fromProcess, String step, String correction) {
        var open = of(caseNo, fromProcess, step).filter(HandOver::open).toList();
        open.forEach(row -> {
            sources.takeBack(row.id(), fromProcess, step, null);
            if (row.takenBack()) {
                oneMoreReason(row, correction);
            }
        });
        return !open.isEmpty();
    }

    /**
     * What travelled with a hand-over was corrected, and it stands all the same: whoever has it, or had it to its end, acted on
     * what was said before.
     *
     * @param corrected an answer of an open case, after what follows from it
     */
    public void changed(AnswerCorrected corrected) {
        var item = corrected.item();
        table.ofCase(item.caseNo()).stream()
                .filter(row -> row.state() != State.DROPPED && !row.takenBack() && row.address() != null)
                .filter(row ->
                        reasons.travelled(row, item, corrected.correction().changed()))
                .forEach(row -> tell(
                        row.state() == State.REFUSED
                                ? directory.leadersOf(addressOf(row).sender())
                                : people(addressOf(row)),
                        MessageKind.HANDOVER_CORRECTED,
                        row,
                        "/" + Occasion.source(corrected)));
    }

    private Stream<HandOver> of(String caseNo, String fromProcess, String step) {
        return table.ofCase(caseNo).stream()
                .filter(row -> sources.of(row.id()).stream().anyMatch(source -> source.is(fromProcess, step)));
    }

    private List<Person> people(Address to) {
        return Stream.concat(
                        directory.peopleOf(to.taker() + ":" + to.role()).stream(),
                        directory.leadersOf(to.taker()).stream())
                .toList();
    }

    /** Whoever took it, or whom he chose among his colleagues, goes on with it and need not look for the task. */
    @EventListener
    void on(ItemReceived received) {
        var item = received.item();
        if (item.work() == Work.FINISH_HAND_OVER) {
            table.ofInstance(item.instanceId())
                    .ifPresent(row -> goesOnWith(row, item).ifPresent(person -> {
                        worklist.claim(person, item.id());
                        if (!person.id().equals(row.decidedBy())) {
                            tell(List.of(person), MessageKind.TASK_ASSIGNED, row, "/" + item.id());
                        }
                    }));
        }
    }

    private Optional<Person> goesOnWith(HandOver row, WorkItem item) {
        return answered(row)
                .reduce((first, later) -> later)
                .map(last -> new Given(worklist.answers(last.id())).text("goesOnWith"))
                .or(() -> Optional.ofNullable(row.decidedBy()))
                .flatMap(id -> directory.peopleOf(item.group()).stream()
                        .filter(person -> person.id().equals(id))
                        .findFirst())
                .filter(person -> worklist.mayOpen(person, item));
    }

    private List<Map<String, String>> colleagues(WorkItem task) {
        return directory.peopleOf(task.group()).stream()
                .map(person -> Map.of("value", person.id(), "label", person.name()))
                .toList();
    }

    private void begin(CaseFile file, HandOver row, Address to) {
        takesPart(file, row, to);
        var facts = new LinkedHashMap<>(CaseProcess.facts(file, to.regionCode()));
        facts.putAll(Map.of(
                "handOverMessage",
                row.message(),
                "senderCode",
                to.sender(),
                "takerCode",
                to.taker(),
                "takerRole",
                to.role(),
                "handedAt",
                Date.from(counted(row, row.state(), row.since())),
                "handOverRefused",
                row.state() == State.REFUSED,
                "handOverTaken",
                row.state() == State.ACCEPTED));
        table.began(row.id(), to, process.start(HANDED_OVER, file.caseNo(), facts));
    }

    private void takesPart(CaseFile file, HandOver row, Address to) {
        var desk = desk(file, directory.agency(to.taker()).type(), to.role(), to.regionCode(), to.taker());
        register.addParty(file.caseNo(), desk.agency().code(), "handOver:" + row.id());
        cases.describe(file.caseNo());
    }

    private Address address(CaseFile file, HandOver row, String sender, String regionCode) {
        var link = matrix.of(row.message(), row.fromProcess());
        var desk = desk(file, link.taker(), link.role(), regionCode, null);
        return new Address(sender, desk.agency().code(), desk.role(), regionCode);
    }

    private Desk desk(CaseFile file, AgencyType type, String role, String regionCode, @Nullable String bound) {
        try {
            return directory.responsible(type, role, regionCode, bound, exclusions.agencies(file.caseNo()));
        } catch (NoSuchAgency none) {
            // Where a place has none of the kind, nobody is asked in vain: the office that coordinates it arranges it.
            var office = directory.coordinating(regionCode);
            return new Desk(office, office.type().mainRole());
        }
    }

    /** Whoever answered last in the process that hands over; the coordinating office where nobody did. */
    private String sender(CaseFile file, String instanceId) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.instanceId().equals(instanceId) && item.state() == WorkItem.State.DONE)
                .max(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())))
                .map(WorkItem::agencyCode)
                .orElseGet(() -> office(file.county()));
    }

    private String office(String county) {
        return directory.coordinating(county).code();
    }

    // ------------------------------------------------------------------ answers

    /** In the transaction of the answer: taken, passed on, refused, sent again, dropped, worked on or finished. */
    @EventListener
    void on(TaskDone done) {
        if (TASKS.contains(done.work())) {
            table.ofInstance(done.instanceId()).ifPresent(row -> {
                var answer = new Given(done.answers());
                if (done.work() == Work.REFUSED_HAND_OVER) {
                    decided(row, answer, done);
                } else {
                    answered(row, answer, done);
                }
            });
        }
    }

    /**
     * A corrected answer leads where it would have led at first, whether anybody has claimed what it led to or not: whoever it
     * names now has a task with a term, and whoever had one is told.
     *
     * @param corrected an answer of an open case
     * @return false if it is none of a hand-over, or others have answered since; then it leads nowhere by itself
     */
    public boolean follows(AnswerCorrected corrected) {
        var done = corrected.asDone();
        var row = TASKS.contains(done.work()) ? table.ofInstance(done.instanceId()) : Optional.<HandOver>empty();
        var last = row.flatMap(one -> answered(one).reduce((first, later) -> later));
        if (last.isEmpty() || !last.get().id().equals(done.taskId())) {
            return false;
        }
        var answer = new Given(done.answers());
        var to = done.work() == Work.REFUSED_HAND_OVER
                ? decidedAnew(row.get(), answer, corrected.item())
                : heldAnew(row.get(), answer, corrected.item());
        goesTo(row.get(), to, answer, done);
        return true;
    }

    /** The tasks of a hand-over that somebody answered, in their order. */
    private Stream<WorkItem> answered(HandOver row) {
        var instances = table.instances(row.id());
        return worklist.ofCase(row.caseNo()).stream()
                .filter(item -> item.state() == WorkItem.State.DONE && TASKS.contains(item.work()))
                .filter(item -> instances.contains(item.instanceId()))
                .sorted(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())));
    }

    /** What was finished stays so; otherwise whoever has it says so in the task that is open. */
    private Whither heldAnew(HandOver row, Given answer, WorkItem item) {
        var state = leadsTo(answer);
        if (state == State.WAITING) {
            return new Whither(state, address(row, taker(answer)));
        }
        var own = addressOf(row).to(item.agencyCode(), item.role());
        return new Whither(state == State.DONE && row.state() != State.DONE ? State.ACCEPTED : state, own);
    }

    private Whither decidedAnew(HandOver row, Given answer, WorkItem item) {
        var refused = answered(row)
                .filter(one -> !one.id().equals(item.id()))
                .reduce((first, later) -> later)
                .map(one -> addressOf(row).to(one.agencyCode(), one.role()))
                .orElseGet(() -> addressOf(row));
        if ("drop".equals(answer.text("refusedDecision"))) {
            return new Whither(State.DROPPED, addressOf(row));
        }
        return new Whither(State.WAITING, answer.text(OTHER_TAKER) == null ? refused : address(row, taker(answer)));
    }

    private void goesTo(HandOver row, Whither to, Given answer, TaskDone done) {
        if (to.state() == row.state() && (to.over() || to.address().equals(row.address()))) {
            return;
        }
        table.address(row.id(), to.address());
        kept(row, to.state(), because(to.state(), answer, row), done, done.at(), to.act());
        switch (to.state()) {
            case REFUSED -> tellRefused(row, done);
            case WAITING -> tellPassedOn(row, done);
            case DROPPED -> tellDropped(row, done);
            default -> tellGoesOn(row, done);
        }
        again(row);
        hadIt(row, to, done);
        if (!row.open() && row.message().equals(HandedOver.REMOVAL)) {
            tierOfThen(row, done);
        }
    }

    /** What was lowered because the child was looked after is not lower than before while it is not. */
    private void tierOfThen(HandOver row, TaskDone done) {
        var file = cases.file(row.caseNo());
        var finished = Objects.requireNonNull(worklist.item(done.taskId()).endedAt());
        children.facts(file.childId()).stream()
                .filter(fact ->
                        fact.kind() == StripFact.Kind.TIER && file.caseNo().equals(fact.caseNo()))
                .filter(fact -> !Objects.requireNonNull(fact.setAt()).isAfter(finished))
                .findFirst()
                .map(fact -> String.valueOf(fact.value()))
                .filter(tier -> Tier.moreSevere(tier, file.riskTier()))
                .ifPresent(tier -> {
                    children.note(
                            file.childId(),
                            new StripFact(
                                    StripFact.Kind.TIER,
                                    tier,
                                    done.personId(),
                                    done.elementId(),
                                    file.caseNo(),
                                    null,
                                    null));
                    cases.retier(file.caseNo(), tier, Occasion.source(done));
                });
    }

    /** Whoever had the task of which a correction of others disposed. */
    private void hadIt(HandOver row, Whither to, TaskDone done) {
        var had = addressOf(row);
        var hadTask = new Whither(row.state(), had).isHad();
        var hasOne = to.isHad() && had.taker().equals(to.address().taker());
        if (hadTask && !hasOne && !done.group().startsWith(had.taker() + ":")) {
            // What follows settles what waits, but not this.
            tell(
                    people(had),
                    MessageKind.NO_LONGER_NEEDED,
                    row.caseNo(),
                    "gone:" + row.id() + "/" + Occasion.source(done));
        }
    }

    private static @Nullable String because(State state, Given answer, HandOver row) {
        return switch (state) {
            case REFUSED -> whyNot(answer) == null ? row.decidedReason() : whyNot(answer);
            case ACCEPTED -> said(answer);
            case DROPPED -> answer.text("droppedReason");
            case WAITING, DONE -> null;
        };
    }

    private static String said(Given answer) {
        return Stream.of("goesOn", "outcomeNow", "nextStep")
                .map(answer::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static Address addressOf(HandOver row) {
        return Objects.requireNonNull(row.address());
    }

    /** Where a hand-over stands by a corrected answer, and with whom. */
    private record Whither(State state, Address address) {

        /** Whether whoever must take it, or took it, has a task of it. */
        private boolean isHad() {
            return state == State.WAITING || state == State.ACCEPTED;
        }

        private boolean over() {
            return state == State.DONE || state == State.DROPPED;
        }

        private String act() {
            return switch (state) {
                case REFUSED -> "refused";
                case WAITING -> "passedOn";
                case ACCEPTED -> "accepted";
                case DONE -> "finished";
                case DROPPED -> "dropped";
            };
        }
    }

    /** Where an answer of whoever must take it, or took it, leads. */
    private static State leadsTo(Given answer) {
        var said = answer.text("handOverOutcome");
        return switch (String.valueOf(said == null ? answer.text("handOverAnswer") : said)) {
            case "refuse", "notNeeded" -> State.REFUSED;
            case "passOn" -> State.WAITING;
            case "done" -> State.DONE;
            default -> State.ACCEPTED;
        };
    }

    private static @Nullable String whyNot(Given answer) {
        var reason = answer.text("refusedReason");
        return reason == null ? answer.text("droppedReason") : reason;
    }

    private Agency taker(Given answer) {
        return directory.agency(Objects.requireNonNull(answer.text(OTHER_TAKER)));
    }

    /** The task of whoever has it now, in a process of its own; the one in which it was answered before is over. */
    private void again(HandOver row) {
        var now = table.ofCase(row.caseNo()).stream()
                .filter(one -> one.id().equals(row.id()))
                .findFirst()
                .orElseThrow();
        process.running(row.caseNo()).stream()
                .map(one -> one.instanceId())
                .filter(instance -> instance.equals(row.instanceId()))
                .forEach(instance -> process.cancel(instance, "corrected"));
        if (now.open()) {
            begin(cases.file(row.caseNo()), now, Objects.requireNonNull(now.address()));
        }
    }

    /** Of whoever must take it, and of whoever took it: that nobody need go on with it only its sender can say. */
    private void answered(HandOver row, Given answer, TaskDone done) {
        switch (leadsTo(answer)) {
            case REFUSED -> {
                stands(row, State.REFUSED, whyNot(answer), done, "refused");
                tellRefused(row, done);
            }
            case WAITING -> {
                readdress(row, taker(answer));
                if (done.work() == Work.FINISH_HAND_OVER) {
                    stands(row, State.WAITING, null, done, "passedOn");
                } else {
                    // Whoever passes on what nobody has taken yet gives nobody more time.
                    kept(row, State.WAITING, null, done, row.since(), "passedOn");
                }
                tellPassedOn(row, done);
            }
            case DONE -> {
                stands(row, State.DONE, answer.text("outcomeNow"), done, "finished");
                tell(waiting(row), MessageKind.HANDOVER_FINISHED, row, "/" + done.taskId());
            }
            default -> {
                stands(
                        row,
                        State.ACCEPTED,
                        said(answer),
                        done,
                        done.work() == Work.FINISH_HAND_OVER ? "goesOn" : "accepted");
                if (done.work() == Work.FINISH_HAND_OVER) {
                    tellGoesOn(row, done);
                }
            }
        }
    }

    /** Not yet: whoever believes that it is looked after learns each time what was done and what was not. */
    private void tellGoesOn(HandOver row, TaskDone done) {
        tell(waiting(row), MessageKind.HANDOVER_GOES_ON, row, "/" + Occasion.source(done));
    }

    /** Whoever sent it, leads that agency, or oversees the case. */
    private List<Person> waiting(HandOver row) {
        return Stream.concat(senders(row).stream(), offices(cases.file(row.caseNo())).stream())
                .distinct()
                .toList();
    }

    /**
     * From when the term of whoever has it is counted. While a child must leave, or the case is RED, nobody who says “not yet”
     * or takes over has more time than the first who took it; and a day after the first sending nobody has any more.
     */
    private Instant counted(HandOver row, State state, Instant at) {
        if (row.message().equals(HandedOver.REMOVAL)) {
            var over = row.madeAt().plus(A_DAY);
            return state == State.ACCEPTED ? row.madeAt() : at.isBefore(over) ? at : over;
        }
        var red = cases.file(row.caseNo()).riskTier().equals("RED");
        return state == State.ACCEPTED && row.state() == State.ACCEPTED && red ? row.since() : at;
    }

    /** Whoever leads the sender has the task; whoever sent it may be with the child at this moment, and learns it too. */
    private void tellRefused(HandOver row, TaskDone done) {
        tell(followers(row), MessageKind.HANDOVER_REFUSED, row, "/" + Occasion.source(done));
    }

    private void tellPassedOn(HandOver row, TaskDone done) {
        tell(waiting(row), MessageKind.HANDOVER_WAITING, row, "/" + Occasion.source(done));
    }

    private List<Person> followers(HandOver row) {
        return Stream.concat(offices(cases.file(row.caseNo())).stream(), reasons.senders(row).stream())
                .toList();
    }

    /** Whoever sent it, and leads that agency: they believe that the child is looked after. */
    private List<Person> senders(HandOver row) {
        return Stream.concat(
                        reasons.senders(row).stream(),
                        Stream.ofNullable(row.address())
                                .flatMap(address -> directory.leadersOf(address.sender()).stream()))
                .distinct()
                .toList();
    }

    private void tellDropped(HandOver row, TaskDone done) {
        tell(
                Stream.concat(offices(cases.file(row.caseNo())).stream(), others(row, done))
                        .toList(),
                MessageKind.HANDOVER_DROPPED,
                row,
                "/" + Occasion.source(done));
    }

    private void decided(HandOver row, Given answer, TaskDone done) {
        if ("drop".equals(answer.text("refusedDecision"))) {
            stands(row, State.DROPPED, answer.text("droppedReason"), done, "dropped");
            tellDropped(row, done);
            return;
        }
        var other = answer.text(OTHER_TAKER);
        if (other != null) {
            readdress(row, directory.agency(other));
        }
        stands(row, State.WAITING, null, done, "sentAgain");
        tell(offices(cases.file(row.caseNo())), MessageKind.HANDOVER_WAITING, row, "/" + done.taskId());
    }

    /** Whoever else found the need that is given up. */
    private Stream<Person> others(HandOver row, TaskDone done) {
        var sender = Objects.requireNonNull(row.address()).sender();
        return reasons.senders(row).stream()
                .filter(person ->
                        !person.agencyCode().equals(sender) && !person.id().equals(done.personId()));
    }

    private void readdress(HandOver row, Agency other) {
        var to = address(row, other);
        table.address(row.id(), to);
        takesPart(cases.file(row.caseNo()), row, to);
        process.tell(Objects.requireNonNull(row.instanceId()), Map.of("takerCode", to.taker(), "takerRole", to.role()));
    }

    /** Where nobody of that agency works on the platform, the desk that acts for it has the task, and stands for it everywhere. */
    private Address address(HandOver row, Agency other) {
        var file = cases.file(row.caseNo());
        var desk = desk(file, other.type(), other.type().mainRole(), other.regionCode(), other.code());
        return addressOf(row).to(desk.agency().code(), desk.role());
    }

    /** As {@link #kept}, and whoever is asked next in the same process has his time from now on. */
    private void stands(HandOver row, State state, @Nullable String reason, TaskDone done, String act) {
        var from = counted(row, state, done.at());
        process.tell(done.instanceId(), Map.of("handedAt", Date.from(from)));
        kept(row, state, reason, done, row.state() == state ? row.since() : done.at(), act);
    }

    private void kept(HandOver row, State state, @Nullable String reason, TaskDone done, Instant since, String act) {
        table.decide(row.id(), state, done.personId(), reason, done.at(), since);
        messages.settle(subject(row));
        events.publishEvent(new HandOverDecided(row.caseNo(), row.id(), done.personId(), act));
    }

    private List<Person> offices(CaseFile file) {
        return directory.supervisorsOf(file.county());
    }

    private static String subject(HandOver row) {
        return "handOver:" + row.id();
    }

    private void tell(Collection<Person> to, MessageKind kind, HandOver row, String part) {
        tell(to, kind, row.caseNo(), subject(row) + part);
    }

    private void tell(Collection<Person> to, MessageKind kind, String caseNo, String about) {
        messages.tell(
                to, person -> new Notice(person.id(), kind, about, caseNo, null, "/cases/" + caseNo, clock.instant()));
    }

    // ------------------------------------------------------------------ forms

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return TASKS.contains(task.work())
                ? table.ofInstance(task.instanceId())
                        .filter(row -> row.address() != null)
                        .map(row -> values(task, row, Objects.requireNonNull(row.address()), reader))
                        .orElse(Map.of())
                : Map.of();
    }

    private Map<String, Object> values(WorkItem task, HandOver row, Address address, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var values = new LinkedHashMap<String, Object>();
        values.put("handedFact", word("casework.message." + row.message(), locale));
        values.put("handedTo", word("casework.process." + row.toProcess(), locale));
        values.put("handedBy", directory.agency(address.sender()).name(locale));
        values.put("handedWhy", reasons.why(row, locale));
        values.put("handedRemoval", row.message().equals(HandedOver.REMOVAL));
        values.put("handedFound", reasons.found(row, reader, locale));
        values.put("refusedBy", directory.agency(address.taker()).name(locale));
        values.put("takers", takers(task, row, address, locale));
        values.put("colleagues", colleagues(task));
        values.put("handedChanged", reasons.changed(row, reader, locale));
        values.put("handedMore", more(task, row).orElseGet(() -> word("handover.nothingMore", locale)));
        values.put("refusedBefore", refusals(task, row, locale));
        values.put("takenBefore", takenBefore(task, row));
        values.put("refusedWhy", refusedWhy(task, row));
        return values;
    }

    /** What was written since it was taken, before this task: also where it was answered long ago and is corrected now. */
    private String takenBefore(WorkItem task, HandOver row) {
        return before(task, row)
                .filter(answer -> answer.work() != Work.REFUSED_HAND_OVER)
                .map(answer -> new Given(answer.answers()))
                .filter(answer -> leadsTo(answer) == State.ACCEPTED)
                .map(HandOvers::said)
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String refusedWhy(WorkItem task, HandOver row) {
        return before(task, row)
                .filter(answer -> answer.work() != Work.REFUSED_HAND_OVER)
                .map(answer -> whyNot(new Given(answer.answers())))
                .filter(Objects::nonNull)
                .reduce("", (first, later) -> later);
    }

    /** Who sent it back and why: whoever is asked next need not find out again that it is nobody’s. */
    private String refusals(WorkItem task, HandOver row, Locale locale) {
        return before(task, row)
                .filter(answer -> "refuse".equals(answer.answers().get("handOverAnswer"))
                        || "notNeeded".equals(answer.answers().get("handOverOutcome")))
                .map(answer -> words.getMessage(
                        "handover.refusedBefore",
                        new Object[] {
                            directory
                                    .agency(worklist.item(answer.taskId()).agencyCode())
                                    .name(locale),
                            times.at(answer.at(), locale),
                            reason(new Given(answer.answers()))
                        },
                        locale))
                .collect(Collectors.joining("\n"));
    }

    private static String reason(Given answer) {
        return Stream.of("refusedReason", "droppedReason")
                .map(answer::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** What was answered of it before this task, also in the processes that it had before. */
    private Stream<Answer> before(WorkItem task, HandOver row) {
        var instances = table.instances(row.id());
        return worklist.answersOfCase(task.caseNo()).stream()
                .takeWhile(answer -> !answer.taskId().equals(task.id()))
                .filter(answer -> TASKS.contains(answer.work()))
                .filter(answer ->
                        instances.contains(worklist.item(answer.taskId()).instanceId()));
    }

    private Optional<String> more(WorkItem task, HandOver row) {
        return before(task, row)
                .map(answer -> new Given(answer.answers()).text("sentMore"))
                .filter(Objects::nonNull)
                .reduce((first, last) -> last);
    }

    /** Once it is answered, whoever was chosen is among them. */
    private List<Map<String, String>> takers(WorkItem task, HandOver row, Address address, Locale locale) {
        var has = task.open() ? address.taker() : task.work() == Work.REFUSED_HAND_OVER ? "" : task.agencyCode();
        return choice.of(
                task.caseNo(),
                agency -> agency.type().leadingRole() != null && !agency.code().equals(has),
                row.message().equals(HandedOver.REMOVAL)
                        ? PLACE_CHILDREN
                        : Set.of(matrix.of(row.message(), row.fromProcess()).taker()),
                locale);
    }

    /** A correction that leaves a placed child without the decision by which it was placed. */
    private Optional<String> takesPlacementBack(WorkItem task, Map<String, Object> answers) {
        if (task.open() || MUST_LEAVE.stream().noneMatch(key -> "no".equals(answers.get(key)))) {
            return Optional.empty();
        }
        var before = worklist.answers(task.id());
        return MUST_LEAVE.stream()
                .filter(key -> "no".equals(answers.get(key)) && "yes".equals(before.get(key)))
                .filter(key -> table.ofCase(task.caseNo()).stream()
                        .anyMatch(row -> row.message().equals(HandedOver.REMOVAL) && row.state() == State.DONE))
                .findFirst();
    }

    /** An answer that leaves a child with its guardian whom it found hurt, in danger or without anybody. */
    private Optional<String> leavesInDanger(WorkItem task, Given answer) {
        return MUST_LEAVE.stream()
                .filter(key ->
                        leaves(answer, key) && (task.open() || !leaves(new Given(worklist.answers(task.id())), key)))
                .findFirst();
    }

    private static boolean leaves(Given answer, String key) {
        return answer.foundInDanger() && "no".equals(answer.text(key));
    }

    /** A child goes to another county, stays where it was hurt, and loses the decision that placed it, on purpose only. */
    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var back = takesPlacementBack(task, answers);
        if (back.isPresent()) {
            var code = new Given(answers).foundInDanger() ? "placedByItInDanger" : "placedByIt";
            return List.of(new Problem(back.get(), code, List.of(), back.get() + "=no"));
        }
        var stays = leavesInDanger(task, new Given(answers));
        if (stays.isPresent()) {
            return List.of(new Problem(stays.get(), "staysInDanger", List.of(), stays.get() + "=no"));
        }
        var code = TASKS.contains(task.work()) ? new Given(answers).text(OTHER_TAKER) : null;
        if (code == null) {
            return List.of();
        }
        var file = cases.file(task.caseNo());
        var agency = directory.agency(code);
        var locale = LocaleContextHolder.getLocale();
        return choice.ofAnotherCounty(file, agency)
                ? List.of(new Problem(
                        OTHER_TAKER,
                        "otherCounty",
                        List.of(agency.name(locale), directory.regionName(file.county(), locale)),
                        OTHER_TAKER + "=" + code))
                : List.of();
    }

    private String word(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }

    /**
     * What is handed over, and from where.
     *
     * @param caseNo the case
     * @param instanceId the process that hands it over
     * @param process its process id
     * @param step the sending step
     * @param message the fact, a name of the link matrix
     * @param facts coded facts that go with it
     * @param regionCode where it happened
     * @param sender the agency that answered so, null for whoever answered last in that process
     * @param sourceKey what it comes from; once per source
     */
    record Sending(
            String caseNo,
            String instanceId,
            String process,
            String step,
            String message,
            Map<String, Object> facts,
            String regionCode,
            @Nullable String sender,
            String sourceKey) {}
}
