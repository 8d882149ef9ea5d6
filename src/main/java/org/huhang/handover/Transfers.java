package org.huhang.handover;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
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
import org.huhang.agency.AgencyFunction;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.WhoMustKnow;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.StepCall;
import org.huhang.engine.Tasks;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.Answer;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What one agency holds to be another one's: a case goes to the competent police unit, an intake to the agency that must
 * register it. An agency of the platform gets the work at once and takes it or sends it back; of one outside it is recorded
 * who was spoken to. Nothing goes into the void: until the receiver answers, the transfer is open.
 */
@Component
public class Transfers implements TaskFacts, TaskRule {

    private static final Logger log = LoggerFactory.getLogger(Transfers.class);

    /**
     * The statutory term of a transfer: 24 hours from receiving the report (Police rules on administrative cases 61(2)). Kept only
     * when the other unit has taken it; who keeps the case after all owes none.
     */
    private static final String TERM = "TL-04";

    /** How a transfer is named as a source. */
    private static final String SUBJECT = "transfer:";

    /** The message by which somebody is asked whether a receiver outside the platform took what was sent. */
    static final String OUTSIDE_NAMED = "outsideNamed";

    private static final String ID = "transferId";
    private static final String RECEIVED = "receivedAt";
    private static final String REPORTED = "reportedAt";
    private static final String SENT_AT = "sentAt";

    private static final String OUTSIDE = "outside";
    private static final String SEND_BACK = "sendBack";
    private static final Set<String> WHERE_TO = Set.of(
            "transferWhere",
            "transferToAgency",
            "transferOutside",
            "forwardWhere",
            "forwardToAgency",
            "forwardOutside");

    /** Where a receiver of the platform says whether it takes what was sent, by the question that it answers. */
    private static final Map<Work, String> ANSWERS =
            Map.of(Work.TAKE_TRANSFER, "transferAnswer", Work.INTAKE, "intakeDecision");

    private static final Set<String> RETURNS = Set.of("return", SEND_BACK);

    private static final Set<String> HANDED =
            Set.of("notPoliceApproved", "handedWhere", "handedToAgency", "handedOutside");

    /** Where somebody says whether a receiver outside the platform took what was sent, and what that was. */
    static final Map<Work, Transfer.Kind> CONFIRMS = Map.of(
            Work.CONFIRM_OUTSIDE, Transfer.Kind.POLICE,
            Work.CONFIRM_FORWARDED, Transfer.Kind.INTAKE,
            Work.CONFIRM_TAKEN, Transfer.Kind.PROTECTION);

    private static final Set<AgencyType> INTAKES =
            Set.of(AgencyType.TOWNSHIP, AgencyType.POLICE, AgencyType.CIVIL, AgencyType.EDU, AgencyType.PROC);

    /** Who can go on protecting a child where police have nothing to do. */
    private static final Set<AgencyType> PROTECTING = Stream.of(AgencyType.values())
            .filter(type -> type != AgencyType.POLICE && type.leadingRole() != null)
            .collect(Collectors.toUnmodifiableSet());

    private final TransferTable table;
    private final Jurisdiction jurisdiction;
    private final CaseRegister register;
    private final Cases cases;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Directory directory;
    private final Exclusions exclusions;
    private final AgencyChoice choice;
    private final Deadlines deadlines;
    private final Messages messages;
    private final Tasks tasks;
    private final WhoMustKnow whoMustKnow;
    private final Dangers dangers;
    private final HandOversAnew handOversAnew;
    private final Clock clock;

    Transfers(
            TransferTable table,
            Jurisdiction jurisdiction,
            CaseRegister register,
            Cases cases,
            CaseProcess process,
            Worklist worklist,
            Directory directory,
            Exclusions exclusions,
            AgencyChoice choice,
            Deadlines deadlines,
            Messages messages,
            Tasks tasks,
            WhoMustKnow whoMustKnow,
            Dangers dangers,
            HandOversAnew handOversAnew,
            Clock clock) {
        this.table = table;
        this.jurisdiction = jurisdiction;
        this.register = register;
        this.cases = cases;
        this.process = process;
        this.worklist = worklist;
        this.directory = directory;
        this.exclusions = exclusions;
        this.choice = choice;
        this.deadlines = deadlines;
        this.messages = messages;
        this.tasks = tasks;
        this.whoMustKnow = whoMustKnow;
        this.dangers = dangers;
        this.handOversAnew = handOversAnew;
        this.clock = clock;
    }

    // ------------------------------------------------------------------ steps

    /** The case goes to the police unit that the last acceptance named; this instance works for that unit from now on. */
    void sendPolice(StepCall call) {
        var answer = last(call.caseNo(), Work.ACCEPTANCE);
        var sent = send(call, answer, Transfer.Kind.POLICE, "transfer");
        deadlines.startCaseTerm(call.caseNo(), TERM, first(call, RECEIVED), call.facts());
        if (sent.toAgency() == null) {
            outside(call, sent);
            return;
        }
        var to = directory.agency(sent.toAgency());
        call.set(firstHopOnly(call, RECEIVED, place(call, to, sent)));
        keepGoing(sent, directory.leadersOf(to.code()));
    }

    /** What was sent back is the sender's again. */
    void returnPolice(StepCall call) {
        var sent = current(call);
        call.set(firstHopOnly(call, RECEIVED, place(call, directory.agency(sent.fromAgency()), sent)));
        cameBack(call.caseNo(), Objects.requireNonNull(sent.toAgency()));
    }

    /** What waits with the other agencies of a receiver that has nothing to do with the case is not left there. */
    private void cameBack(String caseNo, String receiver) {
        handOversAnew.comeBack(cases.file(caseNo), directory.agency(receiver).regionCode());
    }

    /** The intake goes to the agency that the last one named, which registers the report. */
    void forward(StepCall call) {
        var answer = last(call.caseNo(), Work.INTAKE);
        var sent = send(call, answer, Transfer.Kind.INTAKE, "forward");
        if (sent.toAgency() == null) {
            outside(call, sent);
            return;
        }
        moveIntake(call, directory.agency(sent.toAgency()), sent);
    }

    /** What was sent back is for the intake that had it before. */
    void returnForward(StepCall call) {
        var sent = current(call);
        moveIntake(call, directory.agency(sent.fromAgency()), sent);
    }

    /** What an agency sent last, as long as nobody took it or sent it back. */
    private Optional<Transfer> standing(String caseNo, Transfer.Kind kind, String from) {
        return table.ofCase(caseNo).stream()
                .filter(sent -> sent.kind() == kind)
                .reduce((first, later) -> later)
                .filter(sent -> sent.fromAgency().equals(from))
                .filter(sent -> sent.state() == Transfer.State.SENT || sent.state() == Transfer.State.OUTSIDE);
    }

    /** Whether a correction of an answer that sends a case changes where to. */
    public static boolean sentElsewhere(Set<String> changed) {
        return WHERE_TO.stream().anyMatch(changed::contains);
    }

    /**
     * An answer that sent a case is corrected before anybody took it: it is the sender's again, as if it had never left.
     *
     * @param call knows the process and tells it
     * @param kind what was sent
     * @param from the code of the agency that answered
     * @param answer what it answers now
     */
    public void takeBack(StepCall call, Transfer.Kind kind, String from, Given answer) {
        standing(call.caseNo(), kind, from).ifPresent(sent -> {
            table.takeBack(sent.id(), clock.instant());
            if (kind == Transfer.Kind.POLICE) {
                deadlines.withdrawCaseTerm(sent.caseNo(), TERM);
            }
            if (sent.toAgency() != null) {
                call.set(hereAgain(call, sent));
                if (kind == Transfer.Kind.INTAKE) {
                    placeAgain(sent, directory.agency(sent.fromAgency()), answer);
                }
            }
        });
    }

    private void placeAgain(Transfer sent, Agency from, Given answer) {
        var police = answer.text("policeCode");
        var where = Stream.of("incidentVillage", "incidentTownship")
                .map(answer::text)
                .filter(Objects::nonNull)
                .findFirst();
        lies(
                sent.caseNo(),
                where.orElse(from.regionCode()),
                answer.text("schoolCode"),
                police != null || from.type() != AgencyType.POLICE ? police : from.code());
    }

    /**
     * What a receiver answered is corrected to the contrary: the transfer, its sender and whoever has the case say the same
     * again. What was sent back after all comes to the sender as any return does.
     *
     * @param corrected the correction
     * @param goesBack knows the process, which goes on from the answer anew, and tells it; null where others have answered
     *     since, so that a sender is asked anew and a receiver only looks again
     */
    public void answeredAnew(AnswerCorrected corrected, @Nullable StepCall goesBack) {
        var done = corrected.asDone();
        var question = ANSWERS.get(done.work());
        if (question == null || !done.tells(Set.of(question))) {
            return;
        }
        var answer = new Given(done.answers());
        var returned = returns(answer.text(question));
        received(corrected.item())
                .filter(sent -> sent.state() == (returned ? Transfer.State.ACCEPTED : Transfer.State.RETURNED))
                .ifPresent(sent -> {
                    if (returned) {
                        cameBackAfterAll(sent, answer, corrected, goesBack == null);
                    } else if (goesBack != null) {
                        wasTakenAfterAll(sent, answer, done, goesBack);
                    } else if (keptBy(sent, done)) {
                        table.decideAnew(sent.id(), Transfer.State.ACCEPTED, done.personId(), null, done.at());
                    }
                });
    }

    private void cameBackAfterAll(Transfer sent, Given answer, AnswerCorrected corrected, boolean begun) {
        var done = corrected.asDone();
        table.decideAnew(sent.id(), Transfer.State.RETURNED, done.personId(), why(answer), done.at());
        cameBack(sent, done);
        if (begun) {
            isTheirsAgain(sent, corrected);
        }
    }

    /** The process goes on where the receiver has begun; so whoever sent it has the step of a return beside it. */
    private void isTheirsAgain(Transfer sent, AnswerCorrected corrected) {
        var file = cases.file(sent.caseNo());
        var police = sent.kind() == Transfer.Kind.POLICE;
        var place = new Occasion.Place(
                directory.agency(sent.fromAgency()).regionCode(), police ? sent.fromAgency() : null, null);
        var why = new Occasion(Occasion.Cause.CORRECTED, Occasion.source(corrected), place);
        if (police) {
            cameBack(sent.caseNo(), Objects.requireNonNull(sent.toAgency()));
            whoMustKnow.acceptAgain(file, sent.fromAgency(), why);
        } else {
            whoMustKnow.named(
                    file, sent.fromAgency(), agencyOf(corrected.asDone().group()), why);
        }
    }

    /** Whether a receiver that had begun still has the process. */
    private boolean keptBy(Transfer sent, TaskDone done) {
        var here = process.facts(done.instanceId())
                .text(sent.kind() == Transfer.Kind.POLICE ? "policeCode" : AgencyFunction.INTAKE);
        return Objects.equals(here, sent.toAgency());
    }

    private void wasTakenAfterAll(Transfer sent, Given answer, TaskDone done, StepCall call) {
        table.decideAnew(sent.id(), Transfer.State.ACCEPTED, done.personId(), null, done.at());
        var to = directory.agency(Objects.requireNonNull(sent.toAgency()));
        var facts = place(call, to, sent);
        var first = !jurisdiction.again(sent);
        if (sent.kind() == Transfer.Kind.POLICE) {
            deadlines.endCaseTerm(sent.caseNo(), TERM, done.at());
            call.set(first ? facts : firstHopOnly(call, RECEIVED, facts));
        } else {
            placeAgain(sent, to, answer);
            facts.put("firstReceiver", to.type().name());
            facts.put(AgencyFunction.INTAKE, to.code());
            facts.put(REPORTED, Date.from(sent.sentAt()));
            call.set(first ? facts : firstHopOnly(call, REPORTED, facts));
        }
    }

    /** The task that follows lies there too: its form, and a correction of it, asks for the townships of that county. */
    private void lies(String caseNo, String region, @Nullable String school, @Nullable String police) {
        register.place(caseNo, region, school, police);
        cases.describe(caseNo);
    }

    private static boolean returns(@Nullable String said) {
        return said != null && RETURNS.contains(said);
    }

    /** What came to whoever answered a task, and was answered by it. */
    private Optional<Transfer> received(WorkItem item) {
        var kind = item.work() == Work.INTAKE ? Transfer.Kind.INTAKE : Transfer.Kind.POLICE;
        return table.ofCase(item.caseNo()).stream()
                .filter(sent -> sent.kind() == kind && sent.toAgency() != null)
                .filter(sent -> !sent.fromAgency().equals(item.agencyCode())
                        && !sent.sentAt().isAfter(item.receivedAt()))
                .reduce((first, later) -> later);
    }

    private Map<String, Object> hereAgain(StepCall call, Transfer sent) {
        var from = directory.agency(sent.fromAgency());
        var facts = place(call, from, sent);
        // What came to the sender can still be sent back by it.
        table.ofCase(sent.caseNo()).stream()
                .filter(one -> one.kind() == sent.kind() && from.code().equals(one.toAgency()))
                .reduce((first, later) -> later)
                .ifPresent(came -> facts.put(ID, came.id().toString()));
        return sent.kind() == Transfer.Kind.POLICE ? firstHopOnly(call, RECEIVED, facts) : intakeAt(call, from, facts);
    }

    /** Until the other side has said that it took it, whoever sent it keeps the child in danger. */
    private void outside(StepCall call, Transfer sent) {
        call.set(Map.of("transferOutside", true, SENT_AT, Date.from(sent.sentAt())));
        keepGoing(sent, List.of());
    }

    /** Where the child is in danger, the police of the place that the case goes to do not wait for its papers. */
    private void keepGoing(Transfer sent, List<Person> receivers) {
        var file = cases.file(sent.caseNo());
        if (dangers.acute(file)) {
            whoMustKnow.passedOn(file, SUBJECT + sent.id());
            dangers.alarm(file, SUBJECT + sent.id(), receivers);
        }
    }

    private void moveIntake(StepCall call, Agency to, Transfer sent) {
        call.set(intakeAt(call, to, place(call, to, sent)));
        keepGoing(sent, directory.leadersOf(to.code()));
    }

    private Map<String, Object> intakeAt(StepCall call, Agency to, Map<String, Object> facts) {
        facts.put("firstReceiver", to.type().name());
        facts.put(AgencyFunction.INTAKE, to.code());
        facts.put(REPORTED, Date.from(clock.instant()));
        lies(call.caseNo(), where(call, to), null, (String) facts.get("policeCode"));
        return firstHopOnly(call, REPORTED, facts);
    }

    /**
     * Who gets a matter for the first time has the time of the law from then on. Whatever hop or return comes after it gives
     * nobody new time: the terms run from when it was first received.
     */
    private static Map<String, Object> firstHopOnly(StepCall call, String start, Map<String, Object> facts) {
        var first = first(call, start);
        if (first != null) {
            facts.put(firstOf(start), Date.from(first));
            if (call.facts().date(firstOf(start)) != null) {
                facts.put(start, Date.from(first));
            }
        }
        return facts;
    }

    /** Where an instance keeps when a matter was received before it was passed on. */
    private static String firstOf(String start) {
        return start.equals(RECEIVED) ? "firstReceivedAt" : "firstReportedAt";
    }

    private static java.time.@Nullable Instant first(StepCall call, String start) {
        var kept = instant(call, firstOf(start));
        return kept == null ? instant(call, start) : kept;
    }

    /** A matter goes to where its new agency is; an office above the counties takes it where it happened. */
    private String where(StepCall call, Agency to) {
        return directory.findCounty(to.regionCode()).isEmpty()
                ? Objects.requireNonNull(call.facts().text("regionCode"))
                : to.regionCode();
    }

    private Map<String, Object> place(StepCall call, Agency agency, Transfer sent) {
        var region = where(call, agency);
        var facts = new HashMap<String, Object>(Map.of(
                "transferOutside",
                false,
                ID,
                sent.id().toString(),
                SENT_AT,
                Date.from(sent.sentAt()),
                RECEIVED,
                Date.from(sent.sentAt()),
                "regionCode",
                region,
                "incidentTownship",
                region,
                "incidentVillage",
                region));
        var police = agency.type() == AgencyType.POLICE ? Optional.of(agency) : policeOf(region, call);
        police.ifPresent(unit -> facts.put("policeCode", unit.code()));
        return facts;
    }

    /** The police of the place, if it lies outside the county, or wider region, of those bound to the case. */
    private Optional<Agency> policeOf(String region, StepCall call) {
        return Optional.ofNullable(call.facts().text("policeCode"))
                .flatMap(directory::findAgency)
                .filter(bound -> !directory.within(
                        region, directory.findCounty(bound.regionCode()).orElse(bound.regionCode())))
                .map(bound -> directory
                        .responsible(
                                AgencyType.POLICE,
                                AgencyType.POLICE.mainRole(),
                                region,
                                null,
                                AgencyFunction.excluded(call.facts()))
                        .agency());
    }

    private Transfer send(StepCall call, Answer answer, Transfer.Kind kind, String verb) {
        var given = new Given(answer.answers());
        var outside = OUTSIDE.equals(given.text(verb + "Where"));
        var at = outside ? given.moment(verb.equals("forward") ? "forwardedAt" : "transferredAt") : null;
        var sent = table.insert(
                new Transfer(
                        UUID.randomUUID(),
                        call.caseNo(),
                        kind,
                        agencyOf(answer.group()),
                        outside ? null : Objects.requireNonNull(given.text(verb + "ToAgency")),
                        outside ? given.text(verb + "Outside") : null,
                        outside ? given.text("spokenTo") : null,
                        at == null ? clock.instant() : at,
                        outside ? Transfer.State.OUTSIDE : Transfer.State.SENT),
                call.callId());
        if (jurisdiction.again(sent)) {
            tellAgain(sent);
        }
        log.info("transfer {} of case {}: {}", sent.id(), sent.caseNo(), sent.state());
        return sent;
    }

    /** A case that nobody keeps is watched: of police by the procuratorate, of intakes by those who oversee the place. */
    private void tellAgain(Transfer sent) {
        var file = cases.file(sent.caseNo());
        var to = directory.supervisorsOf(file.county());
        if (sent.kind() == Transfer.Kind.POLICE) {
            var desk = directory.responsible(
                    AgencyType.PROC,
                    AgencyType.PROC.mainRole(),
                    file.regionCode(),
                    null,
                    exclusions.agencies(sent.caseNo()));
            to = Stream.concat(
                            directory.peopleOf(desk.group()).stream(),
                            directory.leadersOf(desk.agency().code()).stream())
                    .toList();
        }
        tell(to, MessageKind.TRANSFERRED_AGAIN, sent, "", clock.instant());
    }

    /** Each answer that says so is told, whatever an earlier one said of the same transfer. */
    private void tellBehind(Transfer sent, MessageKind kind, TaskDone done) {
        tell(behind(sent), kind, sent, "/" + Occasion.source(done), done.at());
    }

    private void tell(List<Person> to, MessageKind kind, Transfer sent, String part, java.time.Instant at) {
        messages.tell(
                to,
                person -> new Notice(
                        person.id(),
                        kind,
                        SUBJECT + sent.id() + part,
                        sent.caseNo(),
                        null,
                        "/cases/" + sent.caseNo(),
                        at));
    }

    private Answer last(String caseNo, Work work) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == work)
                .reduce((first, later) -> later)
                .orElseThrow(() -> new IllegalStateException(work.code() + " of " + caseNo + " was never answered"));
    }

    private Transfer current(StepCall call) {
        return Optional.ofNullable(call.facts().text(ID))
                .flatMap(id -> table.find(UUID.fromString(id)))
                .orElseThrow(() -> new IllegalStateException("no transfer in " + call.instanceId()));
    }

    private static java.time.@Nullable Instant instant(StepCall call, String variable) {
        var date = call.facts().date(variable);
        return date == null ? null : date.toInstant();
    }

    private static String agencyOf(String group) {
        return group.substring(0, group.indexOf(':'));
    }

    // ------------------------------------------------------------------ the receiver answers

    /** In the transaction of the answer: taken, or sent back with a word to the sender's leaders. */
    @EventListener
    void on(TaskDone done) {
        var answer = new Given(done.answers());
        switch (done.work()) {
            case TAKE_TRANSFER -> answered("return".equals(answer.text("transferAnswer")), answer, done);
            case INTAKE -> answered(SEND_BACK.equals(answer.text("intakeDecision")), answer, done);
            case CONFIRM_OUTSIDE, CONFIRM_FORWARDED, CONFIRM_TAKEN -> confirmed(answer, done);
            case NOT_POLICE -> notPolice(answer, done);
            case ACCEPTANCE -> {
                if ("yes".equals(answer.text("ownJurisdiction"))) {
                    deadlines.withdrawCaseTerm(done.caseNo(), TERM);
                }
            }
            default -> {
                // Other tasks answer no transfer.
            }
        }
    }

    /** A corrected choice of whoever goes on protecting the child. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.work() == Work.NOT_POLICE && done.tells(HANDED)) {
            var before = protecting(new Given(corrected.correction().before()));
            if (before != null && !before.equals(protecting(new Given(done.answers())))) {
                whoMustKnow.noLonger(cases.file(done.caseNo()), before, corrected);
            }
            notPolice(new Given(done.answers()), done);
        } else if (CONFIRMS.containsKey(done.work()) && done.tells(Set.of("outsideTaken"))) {
            confirmed(new Given(done.answers()), done);
        }
        if (done.work() == Work.ACCEPTANCE && done.tells(Set.of("ownJurisdiction", "transferToAgency"))) {
            Optional.ofNullable(new Given(corrected.correction().before()).text("transferToAgency"))
                    .ifPresent(before -> cameBack(done.caseNo(), before));
        }
    }

    private static @Nullable String protecting(Given answer) {
        return "yes".equals(answer.text("notPoliceApproved")) ? answer.text("handedToAgency") : null;
    }

    /**
     * Whether somebody outside the platform took what was sent. If not, it is the sender's again: its leaders know, and the
     * police of the place go to a child in danger once more.
     */
    private void confirmed(Given answer, TaskDone done) {
        var kind = CONFIRMS.get(done.work());
        if ("notYet".equals(answer.text("outsideTaken"))) {
            lastOutside(done.caseNo(), kind).ifPresent(sent -> tellBehind(sent, MessageKind.OUTSIDE_NOT_REACHED, done));
            return;
        }
        if (answer.yes("outsideTaken")) {
            if (kind == Transfer.Kind.POLICE) {
                deadlines.endCaseTerm(done.caseNo(), TERM, done.at());
            }
            return;
        }
        lastOutside(done.caseNo(), kind).ifPresent(sent -> cameBack(sent, done));
        var file = cases.file(done.caseNo());
        if (dangers.acute(file)) {
            whoMustKnow.onScene(file, Occasion.ofAnswer(done, Occasion.Cause.DANGER, whoMustKnow.placeOf(file)));
        }
    }

    private Optional<Transfer> lastOutside(String caseNo, Transfer.@Nullable Kind kind) {
        return table.ofCase(caseNo).stream()
                .filter(sent -> sent.kind() == kind && sent.state() == Transfer.State.OUTSIDE)
                .reduce((first, later) -> later);
    }

    /** What is no matter for police is somebody else's: who goes on protecting the child gets a task, or is asked for. */
    private void notPolice(Given answer, TaskDone done) {
        var other = protecting(answer);
        if (!answer.yes("notPoliceApproved")) {
            return;
        }
        var file = cases.file(done.caseNo());
        if (OUTSIDE.equals(answer.text("handedWhere"))) {
            handedOutside(file, answer, done);
        } else if (other != null) {
            var place = whoMustKnow.placeOf(file);
            var by = agencyOf(done.group());
            if (dangers.acute(file)) {
                // What it is at already says nothing of a child that police leave to it.
                whoMustKnow.asks(file, other, by, Occasion.ofAnswer(done, Occasion.Cause.LEFT, place));
            } else {
                whoMustKnow.named(file, other, by, Occasion.ofAnswer(done, Occasion.Cause.NAMED, place));
            }
        }
    }

    private void handedOutside(CaseFile file, Given answer, TaskDone done) {
        var sent = table.insert(
                new Transfer(
                        UUID.randomUUID(),
                        file.caseNo(),
                        Transfer.Kind.PROTECTION,
                        agencyOf(done.group()),
                        null,
                        answer.text("handedOutside"),
                        answer.text("handedSpokenTo"),
                        done.at(),
                        Transfer.State.OUTSIDE),
                Occasion.source(done));
        var facts =
                new HashMap<>(CaseProcess.facts(file, whoMustKnow.placeOf(file).regionCode()));
        facts.put("namedBy", sent.fromAgency());
        facts.put(SENT_AT, Date.from(sent.sentAt()));
        process.start(OUTSIDE_NAMED, file.caseNo(), facts);
        keepGoing(sent, List.of());
    }

    private void answered(boolean returned, Given answer, TaskDone done) {
        var id = done.facts().get().text(ID);
        if (id != null) {
            table.find(UUID.fromString(id))
                    .filter(sent -> sent.state() == Transfer.State.SENT)
                    .ifPresent(sent -> answered(sent, returned, answer, done));
        }
    }

    private void answered(Transfer sent, boolean returned, Given answer, TaskDone done) {
        var state = returned ? Transfer.State.RETURNED : Transfer.State.ACCEPTED;
        if (!table.decide(sent.id(), state, done.personId(), why(answer), done.at())) {
            return;
        }
        if (sent.kind() == Transfer.Kind.POLICE && !returned) {
            deadlines.endCaseTerm(sent.caseNo(), TERM, done.at());
        }
        if (returned) {
            cameBack(sent, done);
        }
    }

    private static @Nullable String why(Given answer) {
        return answer.text("returnReason") == null ? answer.text("sendBackReason") : answer.text("returnReason");
    }

    /** Whoever leads the sender, and whoever oversees the case and the sender's place, must see that somebody takes it. */
    private void cameBack(Transfer sent, TaskDone done) {
        tellBehind(sent, MessageKind.TRANSFER_RETURNED, done);
    }

    /** Whoever leads the sender, or oversees its place or the case. */
    private List<Person> behind(Transfer sent) {
        return Stream.of(
                        directory.leadersOf(sent.fromAgency()),
                        directory.supervisorsOf(
                                directory.agency(sent.fromAgency()).regionCode()),
                        directory.supervisorsOf(cases.file(sent.caseNo()).county()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    // ------------------------------------------------------------------ forms

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        return switch (task.work()) {
            case ACCEPTANCE -> Map.of("transferUnits", units(task, Set.of(AgencyType.POLICE), locale));
            case INTAKE -> Map.of("forwardAgencies", units(task, INTAKES, locale));
            case NOT_POLICE -> Map.of("handedAgencies", options(task, PROTECTING, locale));
            case CONFIRM_OUTSIDE, CONFIRM_FORWARDED, CONFIRM_TAKEN -> sentTo(task);
            default -> Map.of();
        };
    }

    private Map<String, Object> sentTo(WorkItem task) {
        return lastOutside(task.caseNo(), CONFIRMS.get(task.work()))
                .map(sent -> Map.<String, Object>of("sentTo", sent.outside() + " · " + sent.spokenTo()))
                .orElse(Map.of());
    }

    private List<Map<String, String>> units(WorkItem task, Set<AgencyType> types, Locale locale) {
        return superior(task)
                .map(superior -> List.of(option(superior, locale)))
                .orElseGet(() -> options(task, types, locale));
    }

    private Optional<Agency> superior(WorkItem task) {
        var kind = task.work() == Work.ACCEPTANCE ? Transfer.Kind.POLICE : Transfer.Kind.INTAKE;
        // What the answer itself sent is what its correction is about.
        var own = task.open() ? Optional.<Transfer>empty() : standing(task.caseNo(), kind, task.agencyCode());
        return jurisdiction.commonSuperior(
                task.caseNo(), kind, task.agencyCode(), own.map(Transfer::id).orElse(null));
    }

    private static Map<String, String> option(Agency agency, Locale locale) {
        return Map.of("value", agency.code(), "label", agency.name(locale));
    }

    private List<Map<String, String>> options(WorkItem task, Set<AgencyType> types, Locale locale) {
        var own = agencyOf(task.group());
        return choice.of(
                task.caseNo(),
                agency -> types.contains(agency.type()) && !agency.code().equals(own),
                locale);
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var problems = new ArrayList<Problem>();
        if (task.work() == Work.INTAKE
                && SEND_BACK.equals(answers.get("intakeDecision"))
                && open(task).isEmpty()) {
            problems.add(new Problem("intakeDecision", "nothingToSendBack", List.of()));
        }
        var where = Map.of(Work.ACCEPTANCE, "transferWhere", Work.INTAKE, "forwardWhere")
                .get(task.work());
        if (where != null && OUTSIDE.equals(answers.get(where))) {
            superior(task)
                    .ifPresent(superior -> problems.add(new Problem(
                            where, "commonSuperiorDecides", List.of(superior.name(LocaleContextHolder.getLocale())))));
        }
        var back = ANSWERS.get(task.work());
        if (back != null
                && returns(String.valueOf(answers.get(back)))
                && open(task).filter(jurisdiction::designated).isPresent()) {
            problems.add(new Problem(back, "designatedBySuperior", List.of()));
        }
        return problems;
    }

    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        var designated = open(task).filter(jurisdiction::designated).isPresent();
        return switch (task.work()) {
            case INTAKE -> {
                var never = new HashMap<String, Set<String>>();
                if (open(task).isEmpty() || designated) {
                    never.put("intakeDecision", Set.of(SEND_BACK));
                }
                if (superior(task).isPresent()) {
                    never.put("forwardWhere", Set.of(OUTSIDE));
                }
                yield never;
            }
            case ACCEPTANCE -> superior(task).isPresent() ? Map.of("transferWhere", Set.of(OUTSIDE)) : Map.of();
            case TAKE_TRANSFER -> designated ? Map.of("transferAnswer", Set.of("return")) : Map.of();
            default -> Map.of();
        };
    }

    /** What whoever has a task must take or send back; of an answered one what its correction may still send back. */
    private Optional<Transfer> open(WorkItem task) {
        if (!task.open()) {
            return received(task);
        }
        return Optional.ofNullable(tasks.fact(task.engineTaskId(), ID).text(ID))
                .flatMap(id -> table.find(UUID.fromString(id)))
                .filter(sent -> sent.state() == Transfer.State.SENT);
    }
}
