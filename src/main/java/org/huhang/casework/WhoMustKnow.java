package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.InstanceEnded;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one place that asks "who must know now?", and makes it so in the transaction of what happened: a report, a merge, a
 * raised tier, an answer, a named agency, a press. What is owed and not there yet begins as a
 * process of the case, beside whatever else runs in it, at the place where it happened. What was made once for a source is
 * not made again.
 */
@Component
public class WhoMustKnow {

    private static final Logger log = LoggerFactory.getLogger(WhoMustKnow.class);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static final String PRESS = "emergency:";

    private final DutyTable duties;
    private final CaseTable cases;
    private final PassedOn passedOn;
    private final CaseProcess process;
    private final Worklist worklist;
    private final TaskNames names;
    private final Intake intake;
    private final Directory directory;
    private final Messages messages;
    private final Deadlines deadlines;
    private final Clock clock;

    WhoMustKnow(
            DutyTable duties,
            CaseTable cases,
            PassedOn passedOn,
            CaseProcess process,
            Worklist worklist,
            TaskNames names,
            Intake intake,
            Directory directory,
            Messages messages,
            Deadlines deadlines,
            Clock clock) {
        this.duties = duties;
        this.cases = cases;
        this.passedOn = passedOn;
        this.process = process;
        this.worklist = worklist;
        this.names = names;
        this.intake = intake;
        this.directory = directory;
        this.messages = messages;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * What a process of a case is there for.
     *
     * @param instanceId the process
     * @return empty if no duty began it
     */
    public Optional<Duty> owed(String instanceId) {
        return duties.of(instanceId);
    }

    /**
     * Who asked the agency for which a process is there.
     *
     * @param instanceId the process
     * @return empty if nobody did
     */
    public Optional<String> askedBy(String instanceId) {
        return duties.askedBy(instanceId);
    }

    /**
     * The processes in which somebody is, or was, asked because of one source.
     *
     * @param source what asked
     * @return the first one first
     */
    public List<String> asked(String source) {
        return duties.instances(source);
    }

    /**
     * The process in which a report of a case is registered that did not open it.
     *
     * @param caseNo the case
     * @param reportId the report
     * @return empty if there is none
     */
    public Optional<String> registering(String caseNo, UUID reportId) {
        return duties.instance(caseNo, Duty.Kind.COUNTY, "report:" + reportId);
    }

    /** A unit reported in a case that runs: what is still to be told is owed to it from now on. */
    public void unitJoined(CaseFile file) {
        process.tellAll(file.caseNo(), Map.of("reporterIsUnit", true));
        process.running(file.caseNo()).stream()
                .filter(running -> running.processKey().equals(CaseProcess.POLICE))
                .forEach(running -> process.unitJoined(running.instanceId()));
    }

    /** Whoever takes reports in where this one happened registers it, and has the time for it from {@code since} on. */
    public void county(CaseFile file, Report report, String firstReceiver, Instant since) {
        var place = Place.of(report.incident().regionCode());
        start(file, Duty.Kind.COUNTY, Occasion.ofReport(report.id(), Cause.REPORTED, place), null, () -> {
            var facts = facts(file, place);
            facts.put("firstReceiver", firstReceiver);
            facts.put("reportId", report.id().toString());
            facts.put("reportedAt", Date.from(since));
            facts.put("reporterIsUnit", report.fromUnit());
            return process.start(CaseProcess.REPORT_JOINED, file.caseNo(), facts);
        });
    }

    /**
     * Police must work on the case: unless somebody of them in this county has a task of it, their process begins. Whoever
     * has such a task is told that there is more to it.
     *
     * @return whether it began now, so that its first task, going there, is open
     */
    public boolean police(CaseFile file, Occasion why) {
        var open = openPolice(file.caseNo(), why.place());
        if (open.isEmpty() && why.cause() == Cause.CONFIRMED) {
            var before = policeAnswered(file.caseNo(), why.place());
            if (before.isPresent()) {
                if (seen(file, Duty.Kind.POLICE, why, null)) {
                    again(file, before.get(), why);
                }
                return false;
            }
        }
        if (open.isEmpty()) {
            return start(file, Duty.Kind.POLICE, why, null, () -> policeHandling(file, CaseProcess.POLICE_NEEDED, why));
        }
        // A report tells everybody who works on the case by itself, and a task of this hour is read together with the
        // case.
        if (seen(file, Duty.Kind.POLICE, why, null)
                && !why.ofReport()
                && open.stream().noneMatch(this::justCalled)) {
            open.forEach(item -> again(file, item, why));
        }
        return false;
    }

    /** Police who work on the case are told of something new, and where; a task of this hour does not tell it. */
    public void newEvent(CaseFile file, Occasion why) {
        var region = why.place().regionCode();
        var where = new Notice.About(
                directory.regionName(region, Locale.CHINESE), directory.regionName(region, Locale.ENGLISH));
        tellPolice(file, MessageKind.NEW_EVENT, why.source(), where);
    }

    /** Police who work on the case of a child in danger are told, once for each number, how many more its home has. */
    void childrenAtHome(CaseFile file, int more) {
        var number = String.valueOf(more);
        tellPolice(
                file,
                MessageKind.CHILDREN_AT_HOME,
                "home:" + file.caseNo() + "/" + number,
                new Notice.About(number, number));
    }

    private void tellPolice(CaseFile file, MessageKind kind, String subject, Notice.About about) {
        worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && !BESIDE.contains(item.work()))
                .filter(item -> directory.agency(item.agencyCode()).type() == AgencyType.POLICE)
                .map(WorkItem::group)
                .distinct()
                .forEach(group -> tell(group, kind, file, subject, about));
    }

    /** Police must go there now: by their process if it begins, by the emergency process if they have begun already. */
    public void policeAtOnce(CaseFile file, Occasion why) {
        if (!police(file, why)) {
            onScene(file, why);
        }
    }

    /**
     * Another child that lives with this one is in danger: police look at this one too. Where it is they who say so, and they
     * were sent to this child within the hour, they know.
     */
    void atHome(CaseFile file, Occasion why, boolean policeSaySo) {
        if (policeSaySo && sentThisHour(file.caseNo(), why.place())) {
            seen(file, Duty.Kind.ON_SCENE, why, null);
        } else {
            policeAtOnce(file, why);
        }
    }

    private boolean sentThisHour(String caseNo, Place place) {
        var since = clock.instant().minus(AN_HOUR);
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() != WorkItem.State.WITHDRAWN && FIRST_RESPONSE.contains(item.work()))
                .filter(item -> policeOf(item, place))
                .anyMatch(item -> item.receivedAt().isAfter(since));
    }

    private String policeHandling(CaseFile file, String message, Occasion why) {
        var facts = facts(file, why.place());
        facts.put("policeReason", why.cause().code());
        facts.put("receivedAt", receivedAt(why));
        facts.put("reporterIsUnit", intake.ofCase(file.caseNo()).stream().anyMatch(Report::fromUnit));
        if (why.cause() == Cause.HOME) {
            // Whoever stands before one child of a home looks at the others in the same hour, whatever their tier.
            facts.put("emergency", true);
        }
        var instance = process.start(message, file.caseNo(), facts);
        process.policeWork(file.caseNo(), true, Set.of(instance));
        return instance;
    }

    /** Police must go to the child: unless some of this county are on their way already, the emergency process begins. */
    public boolean onScene(CaseFile file, Occasion why) {
        if (onTheWay(file.caseNo(), why.place())) {
            seen(file, Duty.Kind.ON_SCENE, why, null);
            return false;
        }
        return start(file, Duty.Kind.ON_SCENE, why, null, () -> emergency(file, why));
    }

    private String emergency(CaseFile file, Occasion why) {
        var facts = facts(file, why.place());
        facts.put("immediateDanger", true);
        facts.put("emergency", true);
        facts.put("receivedAt", receivedAt(why));
        var instance = process.start(CaseProcess.CHILD_IN_DANGER, file.caseNo(), facts);
        process.policeWork(file.caseNo(), true, Set.of(instance));
        return instance;
    }

    /** Police went there and did not find the child: they go on looking where they were. */
    void search(CaseFile file, TaskDone done) {
        var region = directory.agency(worklist.item(done.taskId()).agencyCode()).regionCode();
        var place = places(file).stream()
                .filter(one -> directory.findCounty(one.regionCode()).equals(directory.findCounty(region)))
                .findFirst()
                .orElseGet(() -> directory.findCounty(region).isPresent() ? Place.of(region) : placeOf(file));
        var why = new Occasion(Cause.DANGER, Occasion.source(done) + "/notFound", place);
        start(file, Duty.Kind.ON_SCENE, why, null, () -> emergency(file, why));
    }

    /** Since when police know: what went on in another case was received there. */
    private Date receivedAt(Occasion why) {
        var before = why.goesOn() == null ? null : process.facts(why.goesOn()).date("receivedAt");
        return before == null ? Date.from(clock.instant()) : before;
    }

    /** The button: a press begins the emergency process wherever the child may be, whatever else runs. */
    List<String> pressed(CaseFile file, UUID press) {
        places(file).stream()
                .map(place -> new Occasion(Cause.DANGER, PRESS + press, place))
                .forEach(why -> sent(file, why));
        return sentBy(press);
    }

    /**
     * What police were called for in a case that was merged goes on here. Whoever has not been to a child in danger yet still
     * has to go where that one is, whoever is on the way to the other and whatever was seen of it.
     *
     * @param from the case that was merged
     * @param one their process there
     * @param file the case that goes on
     * @param acute whether the merged case was RED or its child in danger
     * @param merged the merge
     */
    public void goesOn(String from, ProcessOfCase one, CaseFile file, boolean acute, Occasion merged) {
        var before = duties.of(one.instanceId()).orElse(null);
        var why = before == null ? merged : calledBefore(before, merged);
        if (!why.place().regionCode().equals(file.regionCode())) {
            newEvent(file, why);
        }
        if (one.processKey().equals(CaseProcess.EMERGENCY)) {
            sent(file, why);
        } else if (!notThereYet(from, one)) {
            police(file, why);
        } else if (!acute && (before == null || !before.ofDanger() && !before.ofMerge())) {
            policeAtOnce(file, why);
        } else if (!police(file, why)) {
            sent(file, why);
        }
    }

    /** A press is the same press, and what came with an earlier merge was another child's perhaps: neither is one with the rest. */
    private Occasion calledBefore(Duty before, Occasion merged) {
        var itself = before.source().startsWith(PRESS) || before.ofMerge();
        return new Occasion(
                Cause.MERGED,
                itself ? before.source() : merged.source(),
                merged.place().regionCode().equals(before.place()) ? merged.place() : Place.of(before.place()),
                merged.goesOn());
    }

    /**
     * Police are sent to a child, whoever is on the way for something else.
     *
     * @param file the case
     * @param why what happened, and where
     */
    public void sent(CaseFile file, Occasion why) {
        start(file, Duty.Kind.ON_SCENE, why, null, () -> emergency(file, why));
    }

    /**
     * Whether others of the police have still to go because of another child perhaps: one of the cases that were merged called
     * for them, or for whoever did this task. Then none but the last of them says for all that nobody is in danger.
     *
     * @param caseNo the case
     * @param task an answered task of it
     */
    boolean stillToGoElsewhere(String caseNo, UUID task) {
        var toGo = worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && !item.id().equals(task) && FIRST_RESPONSE.contains(item.work()))
                .toList();
        return !toGo.isEmpty()
                && Stream.concat(toGo.stream(), Stream.of(worklist.item(task)))
                        .flatMap(item -> duties.of(item.instanceId()).stream())
                        .anyMatch(Duty::ofMerge);
    }

    /** The processes that a press began, the one at the place of the case first; none if none could begin. */
    List<String> sentBy(UUID press) {
        return duties.instances(PRESS + press);
    }

    /**
     * An agency is asked to take part. Police are asked as police; one that has an open task of the case is told that it is
     * asked again; whose intake has just said so itself knows; any other gets a task that says what is wanted of it. Who must
     * do what a correction found missing gets that task whatever else it has.
     *
     * @param by the agency that names it, null if a table did
     */
    public void named(CaseFile file, String agencyCode, @Nullable String by, Occasion why) {
        cases.addParty(file.caseNo(), agencyCode, why.source(), clock.instant());
        var agency = directory.agency(agencyCode);
        if (agency.type() == AgencyType.POLICE && (police(file, why) || !why.missed())) {
            return;
        }
        var its = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.agencyCode().equals(agencyCode) && item.state() != WorkItem.State.WITHDRAWN)
                .toList();
        var open = its.stream()
                .filter(WorkItem::open)
                .filter(item -> !why.missed() || askedAnew(item))
                .findFirst();
        if (open.isPresent()) {
            if (seen(file, Duty.Kind.AGENCY, why, agencyCode)) {
                again(file, open.get(), why);
            }
            return;
        }
        if (!why.missed() && !its.isEmpty() && saidSoItself(file.caseNo(), its.get(its.size() - 1))) {
            return;
        }
        asks(file, agencyCode, by, why);
    }

    /** An agency gets a task that says what is wanted of it, whatever else it is at. */
    public void asks(CaseFile file, String agencyCode, @Nullable String by, Occasion why) {
        cases.addParty(file.caseNo(), agencyCode, why.source(), clock.instant());
        // What a table names comes back to the office that coordinates the place.
        var asking = by == null ? directory.coordinating(file.county()).code() : by;
        start(file, Duty.Kind.AGENCY, why, agencyCode, () -> {
            var facts = facts(file, why.place());
            facts.put("namedAgency", agencyCode);
            facts.put("namedBy", asking);
            return process.start(CaseProcess.AGENCY_NAMED, file.caseNo(), facts);
        });
        duties.askedBy(file.caseNo(), agencyCode, why.source(), asking);
    }

    /**
     * What police had passed on is theirs again while the receiver is at it already: they accept it as after any return, unless
     * they work on it still.
     */
    public void acceptAgain(CaseFile file, String police, Occasion why) {
        cases.addParty(file.caseNo(), police, why.source(), clock.instant());
        var has = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && item.agencyCode().equals(police))
                .filter(item -> item.processKey().equals(CaseProcess.POLICE) && !BESIDE.contains(item.work()))
                .findFirst();
        if (has.isEmpty()) {
            start(file, Duty.Kind.AGENCY, why, police, () -> policeHandling(file, CaseProcess.POLICE_WERE_THERE, why));
        } else if (seen(file, Duty.Kind.AGENCY, why, police)) {
            again(file, has.get(), why);
        }
    }

    /** Whether it asks for what a correction found missing or police left undone, and is not only taken note of. */
    public boolean askedAnew(WorkItem item) {
        return item.work() == Work.TAKE_PART
                && duties.of(item.instanceId())
                        .filter(owed -> Set.of(Cause.CORRECTED.code(), Cause.LEFT.code())
                                .contains(owed.cause()))
                        .isPresent();
    }

    /** Whose intake was the last to say anything has just named itself; who passed the intake on has not. */
    private boolean saidSoItself(String caseNo, WorkItem last) {
        return INTAKES.contains(last.work())
                && worklist.ofCase(caseNo).stream()
                        .filter(item -> item.state() == WorkItem.State.DONE && INTAKES.contains(item.work()))
                        .noneMatch(item -> !item.agencyCode().equals(last.agencyCode())
                                && item.endedAt() != null
                                && last.endedAt() != null
                                && item.endedAt().isAfter(last.endedAt()));
    }

    private void again(CaseFile file, WorkItem last, Occasion why) {
        again(file, last, why.source());
    }

    /** Whoever has or had a task of the case is asked once more. */
    public void again(CaseFile file, WorkItem task, String source) {
        tell(task.group(), MessageKind.AGENCY_NAMED, file, source);
    }

    /**
     * An agency was asked to take part by mistake. A task that only this asked for and that nobody answered is withdrawn. What
     * else it has stays its own to decide; the desks that have or had a task of the case are told which.
     *
     * @param corrected the correction
     */
    public void noLonger(CaseFile file, String agencyCode, AnswerCorrected corrected) {
        var asking = duties.onlyAsking(file.caseNo(), agencyCode)
                .filter(instance -> nobodyAnswered(file.caseNo(), instance));
        asking.ifPresent(instance -> process.cancel(instance, "corrected"));
        if (asking.isEmpty() && theirs(file, agencyCode).anyMatch(item -> item.open() && isAskedBy(item, corrected))) {
            perhapsNeedless(file, agencyCode, corrected);
        } else {
            byMistake(file, agencyCode, corrected, asking.isPresent());
        }
    }

    /** Whether it is a task of what the corrected answer asked for, or somebody else beside it. */
    private boolean isAskedBy(WorkItem item, AnswerCorrected corrected) {
        return duties.of(item.instanceId())
                .filter(owed -> owed.kind() == Duty.Kind.AGENCY
                        || Occasion.taskOf(owed.source())
                                .filter(corrected.item().id()::equals)
                                .isPresent())
                .isPresent();
    }

    /** An agency has the very task still that rested on an answer that was corrected: nobody says that it need not do it. */
    public void perhapsNeedless(CaseFile file, String agencyCode, AnswerCorrected corrected) {
        tell(file, agencyCode, MessageKind.PERHAPS_NEEDLESS, corrected);
    }

    /**
     * What an agency had to do rested on an answer that was corrected: it is told whether it still has the task. Who was sent to
     * a child in danger still is, whatever was taken from him beside.
     *
     * @param withdrawn whether the task was taken from it; otherwise it has it as long as any of its tasks is open
     */
    public void byMistake(CaseFile file, String agencyCode, AnswerCorrected corrected, boolean withdrawn) {
        var has = theirs(file, agencyCode)
                .anyMatch(
                        item -> item.open() && (!withdrawn || item.processKey().equals(CaseProcess.EMERGENCY)));
        tell(file, agencyCode, has ? MessageKind.ASKED_BY_MISTAKE : MessageKind.NO_LONGER_NEEDED, corrected);
    }

    private Stream<WorkItem> theirs(CaseFile file, String agencyCode) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.agencyCode().equals(agencyCode));
    }

    /** The desks that have or had a task of the case. */
    private void tell(CaseFile file, String agencyCode, MessageKind kind, AnswerCorrected corrected) {
        theirs(file, agencyCode)
                .map(WorkItem::group)
                .distinct()
                .forEach(group -> tell(group, kind, file, Occasion.source(corrected), name(corrected.item())));
    }

    /** Whoever held a task of the agency that corrects is told that it was taken from him. */
    public void takenFrom(Person holder, AnswerCorrected corrected) {
        var caseNo = corrected.item().caseNo();
        messages.tell(
                List.of(holder),
                person -> new Notice(
                        person.id(),
                        MessageKind.NO_LONGER_NEEDED,
                        Occasion.source(corrected),
                        caseNo,
                        name(corrected.item()),
                        "/cases/" + caseNo,
                        clock.instant()));
    }

    /** What an asking rested on: the step whose answer was wrong. */
    private Notice.About name(WorkItem item) {
        return new Notice.About(names.of(item, Locale.CHINESE), names.of(item, Locale.ENGLISH));
    }

    /**
     * Who is at what a correction found missing: holds one of the missed tasks, did it since, or was asked for it.
     *
     * @param caseNo the case
     * @param missed the keys of the tasks that were missed
     * @param source the correction
     * @param since from when what anybody is asked for because of a correction is meant for this one
     * @return kinds of agencies; whatever else they have in the case does not count
     */
    public Set<AgencyType> atIt(String caseNo, Set<String> missed, String source, Instant since) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() != WorkItem.State.WITHDRAWN)
                .filter(item -> missed.contains(item.elementId())
                        ? item.open() || Objects.requireNonNull(item.endedAt()).isAfter(since)
                        : askedFor(item, source, since))
                .map(item -> directory.agency(item.agencyCode()).type())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean askedFor(WorkItem item, String source, Instant since) {
        return duties.of(item.instanceId())
                .filter(owed -> owed.cause().equals(Cause.CORRECTED.code()))
                .filter(owed ->
                        owed.source().equals(source) || !item.receivedAt().isBefore(since))
                .isPresent();
    }

    public boolean nobodyAnswered(String caseNo, String instance) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.instanceId().equals(instance))
                .allMatch(WorkItem::open);
    }

    private void tell(String group, MessageKind kind, CaseFile file, String source) {
        tell(group, kind, file, source, null);
    }

    private void tell(String group, MessageKind kind, CaseFile file, String source, Notice.@Nullable About about) {
        messages.tell(
                Stream.concat(
                                directory.peopleOf(group).stream(),
                                directory.leadersOf(group.substring(0, group.indexOf(':'))).stream())
                        .toList(),
                person -> new Notice(
                        person.id(), kind, source, file.caseNo(), about, "/cases/" + file.caseNo(), clock.instant()));
    }

    /** Somebody, or a table, says that the child of a case is in extreme danger: police, where the case is. */
    @EventListener
    void on(CaseRetiered retiered) {
        if (retiered.riskTier().equals("RED")) {
            var file = cases.find(retiered.caseNo()).orElseThrow();
            var why = new Occasion(Cause.RED, retiered.source(), placeOf(file));
            if (!saidByPolice(file, why)) {
                policeAtOnce(file, why);
                elsewhere(file, why);
            }
        }
    }

    /**
     * Police who say so themselves are there already, and their process goes on with the next task of it. Who says so later,
     * by a correction, has left, and may have given the case to others.
     */
    private boolean saidByPolice(CaseFile file, Occasion why) {
        var theirs = !why.ofCorrection()
                && worklist.ofCase(file.caseNo()).stream()
                        .filter(item -> why.isOfTask(item.id()) && !BESIDE.contains(item.work()))
                        .anyMatch(item -> directory.agency(item.agencyCode()).type() == AgencyType.POLICE);
        if (theirs) {
            seen(file, Duty.Kind.POLICE, why, null);
        }
        return theirs;
    }

    /**
     * The answer to a task says that the child is in danger: police go there, unless it is they who say so.
     *
     * @param file the case
     * @param why the task and the place
     */
    void danger(CaseFile file, Occasion why) {
        if (!saidByPolice(file, why)) {
            onScene(file, why);
            elsewhere(file, why);
        }
    }

    /** A case goes to other police or to another intake while the child is in danger: nobody waits for its papers. */
    public void passedOn(CaseFile file, String source) {
        places(file).forEach(place -> onScene(file, new Occasion(Cause.DANGER, source, place)));
    }

    /** Police who got the case from others go too: nobody knows at which of the places the child is. */
    public void elsewhere(CaseFile file, Occasion why) {
        places(file).stream()
                .filter(place -> !place.equals(why.place()))
                .forEach(place -> onScene(file, new Occasion(why.cause(), why.source(), place)));
    }

    /**
     * What police did on the spot is followed by what they must do in writing, unless they are at that already; the main
     * process of a case waits until they are done.
     */
    @EventListener
    void on(InstanceEnded ended) {
        // What is called off belongs to a case that was merged, and goes on in the other one.
        if (ended.endState() == null || !CaseProcess.POLICE_WORK.contains(ended.processKey())) {
            return;
        }
        if (ended.processKey().equals(CaseProcess.EMERGENCY)) {
            wasThere(ended);
        }
        var others = process.running(ended.caseNo()).stream()
                .filter(running -> !running.instanceId().equals(ended.instanceId()))
                .anyMatch(running -> CaseProcess.POLICE_WORK.contains(running.processKey()));
        if (!others) {
            process.policeWork(ended.caseNo(), false, Set.of(ended.instanceId()));
        }
    }

    private void wasThere(InstanceEnded ended) {
        var file = cases.find(ended.caseNo()).filter(CaseFile::open).orElse(null);
        if (file == null) {
            return;
        }
        var bound = placeOf(file);
        var place = duties.of(ended.instanceId())
                .map(Duty::place)
                .filter(region -> !directory.countyOf(region).equals(directory.countyOf(bound.regionCode())))
                .map(Place::of)
                .orElse(bound);
        if (openPolice(file.caseNo(), place).stream()
                .allMatch(item -> item.processKey().equals(CaseProcess.EMERGENCY))) {
            var why = new Occasion(Cause.DANGER, "instance:" + ended.instanceId(), place);
            start(file, Duty.Kind.POLICE, why, null, () -> policeHandling(file, CaseProcess.POLICE_WERE_THERE, why));
        }
    }

    /**
     * Where the case is, as narrow as known, with the police and the school bound to it.
     *
     * @param file the case
     * @return its place
     */
    public Place placeOf(CaseFile file) {
        var bound = cases.bound(file.caseNo());
        return new Place(file.regionCode(), bound.policeCode(), bound.schoolCode());
    }

    /**
     * Where a child in danger may be: where the case is, and where police got it from others. Until they take it, it is the
     * sender's as well; a superior who only decides whose it is goes nowhere.
     *
     * @param file the case
     * @return one place of each county, that of the case first
     */
    List<Place> places(CaseFile file) {
        var byCounty = new LinkedHashMap<String, Place>();
        var here = placeOf(file);
        byCounty.put(directory.findCounty(here.regionCode()).orElse(here.regionCode()), here);
        for (var code : policeAtIt(file.caseNo())) {
            var region = directory.agency(code).regionCode();
            directory
                    .findCounty(region)
                    .ifPresent(county -> byCounty.putIfAbsent(county, new Place(region, code, null)));
        }
        return List.copyOf(byCounty.values());
    }

    /** Who got it from others, and who works on it because another report came from there. */
    private Set<String> policeAtIt(String caseNo) {
        var all = new LinkedHashSet<>(passedOn.otherPolice(caseNo));
        worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && CaseProcess.POLICE_WORK.contains(item.processKey()))
                .map(WorkItem::agencyCode)
                .filter(code -> directory.agency(code).type() == AgencyType.POLICE)
                .forEach(all::add);
        return all;
    }

    /** Who oversees a case: of its county, and of each county where a child in danger may be. */
    List<Person> overseers(CaseFile file) {
        return Stream.concat(
                        Stream.of(file.county()),
                        places(file).stream().flatMap(place -> directory.findCounty(place.regionCode()).stream()))
                .distinct()
                .flatMap(county -> directory.supervisorsOf(county).stream())
                .distinct()
                .toList();
    }

    /** Somebody is at it already; that he was asked for this source too is kept. False if it was before. */
    private boolean seen(CaseFile file, Duty.Kind kind, Occasion why, @Nullable String agency) {
        return duties.claim(UUID.randomUUID(), file.caseNo(), kind, why, agency, clock.instant());
    }

    private boolean start(CaseFile file, Duty.Kind kind, Occasion why, @Nullable String agency, Beginning begins) {
        var id = UUID.randomUUID();
        if (!duties.claim(id, file.caseNo(), kind, why, agency, clock.instant())) {
            return false;
        }
        var instance = begins.instance();
        duties.took(id, instance);
        if (why.goesOn() != null) {
            deadlines.carryOn(why.goesOn(), instance);
        }
        log.info(
                "case {}: {} must know, because {}",
                file.caseNo(),
                kind,
                why.cause().code());
        return true;
    }

    private static Map<String, Object> facts(CaseFile file, Place place) {
        var facts = new LinkedHashMap<>(CaseProcess.facts(file, place.regionCode()));
        if (place.policeCode() != null) {
            facts.put("policeCode", place.policeCode());
        }
        if (place.schoolCode() != null) {
            facts.put("schoolCode", place.schoolCode());
        }
        return facts;
    }

    /** Open tasks of police as police, in the county of the place; taking a report in or answering it is not one. */
    private List<WorkItem> openPolice(String caseNo, Place place) {
        return worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .filter(item -> !BESIDE.contains(item.work()))
                .filter(item -> policeOf(item, place))
                .toList();
    }

    /** Police of the county were quicker than intake. */
    private Optional<WorkItem> policeAnswered(String caseNo, Place place) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() == WorkItem.State.DONE && !BESIDE.contains(item.work()))
                .filter(item -> policeOf(item, place))
                .reduce((first, last) -> last);
    }

    private boolean policeOf(WorkItem item, Place place) {
        var agency = directory.agency(item.agencyCode());
        return agency.type() == AgencyType.POLICE
                && (agency.code().equals(place.policeCode())
                        || directory.within(agency.regionCode(), directory.countyOf(place.regionCode())));
    }

    /** Whether the first task of a process of police, to go there, is still open. */
    private boolean notThereYet(String caseNo, ProcessOfCase one) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.open()
                        && item.instanceId().equals(one.instanceId())
                        && FIRST_RESPONSE.contains(item.work()));
    }

    /** Somebody of the county was sent and has not come back yet. */
    private boolean onTheWay(String caseNo, Place place) {
        return openPolice(caseNo, place).stream()
                .anyMatch(item -> FIRST_RESPONSE.contains(item.work()) && justCalled(item));
    }

    /** Who has not gone after an hour is not on the way. */
    private boolean justCalled(WorkItem item) {
        return item.open() && item.receivedAt().isAfter(clock.instant().minus(AN_HOUR));
    }

    /** What police may have to do with a case beside working on it. */
    static final Set<Work> BESIDE = EnumSet.of(
            Work.INTAKE,
            Work.FURTHER_INTAKE,
            Work.FEEDBACK,
            Work.SERVE_NOT_POLICE,
            Work.SAME_CHILD,
            Work.LOOK_AGAIN,
            Work.TAKE_PART,
            Work.ARRANGE_OTHERWISE,
            Work.TAKE_HAND_OVER,
            Work.FINISH_HAND_OVER,
            Work.REFUSED_HAND_OVER,
            Work.MEASURE,
            Work.CLOSING,
            Work.CONFIRM_TAKEN);

    /** To go there. */
    public static final Set<Work> FIRST_RESPONSE = EnumSet.of(Work.FIRST_RESPONSE, Work.EMERGENCY_RESPONSE);

    private static final Set<Work> INTAKES = EnumSet.of(Work.INTAKE, Work.FURTHER_INTAKE);

    /** Begins a process and says which. */
    private interface Beginning {
        String instance();
    }
}
