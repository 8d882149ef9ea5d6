package org.huhang.reporting;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Closing;
import org.huhang.casework.Dangers;
import org.huhang.casework.Deaths;
import org.huhang.casework.Duties;
import org.huhang.casework.Duty;
import org.huhang.casework.Given;
import org.huhang.casework.MergedPolice;
import org.huhang.casework.NoSuchCase;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.PartedTier;
import org.huhang.casework.WhoMustKnow;
import org.huhang.child.ChildFiles;
import org.huhang.correction.LookAgain;
import org.huhang.deadline.Deadlines;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.engine.Starts;
import org.huhang.form.Problem;
import org.huhang.handover.HandOversAnew;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Two cases turn out to be one: all that somebody knows, owes or is on the way to do in the one goes on in the other, with
 * the time that it has run already, or they stay apart.
 */
@Component
class Merging implements TaskRule {

    private static final Logger log = LoggerFactory.getLogger(Merging.class);

    /** To plan measures and to carry them out. */
    private static final Set<Work> HELP = EnumSet.of(Work.PLAN, Work.MEASURE);

    private final CaseRegister table;
    private final Cases cases;
    private final CaseProcess process;
    private final Starts starts;
    private final WhoMustKnow whoMustKnow;
    private final AskedToTakePart askedToTakePart;
    private final CasePlaces casePlaces;
    private final Duties duties;
    private final MergedPolice mergedPolice;
    private final HandOversAnew handOvers;
    private final AsGrave grave;
    private final PartedTier tiers;
    private final SameChildTable sameChild;
    private final Dangers dangers;
    private final Deaths deaths;
    private final LookAgain lookAgain;
    private final Triage triage;
    private final ReportDelivery delivery;
    private final ChildFiles children;
    private final Documents documents;
    private final Intake intake;
    private final Worklist worklist;
    private final Messages messages;
    private final Directory directory;
    private final Deadlines deadlines;
    private final Clock clock;

    Merging(
            CaseRegister table,
            Cases cases,
            CaseProcess process,
            Starts starts,
            WhoMustKnow whoMustKnow,
            AskedToTakePart askedToTakePart,
            CasePlaces casePlaces,
            Duties duties,
            MergedPolice mergedPolice,
            HandOversAnew handOvers,
            AsGrave grave,
            PartedTier tiers,
            SameChildTable sameChild,
            Dangers dangers,
            Deaths deaths,
            LookAgain lookAgain,
            Triage triage,
            ReportDelivery delivery,
            ChildFiles children,
            Documents documents,
            Intake intake,
            Worklist worklist,
            Messages messages,
            Directory directory,
            Deadlines deadlines,
            Clock clock) {
        this.table = table;
        this.cases = cases;
        this.process = process;
        this.starts = starts;
        this.whoMustKnow = whoMustKnow;
        this.askedToTakePart = askedToTakePart;
        this.casePlaces = casePlaces;
        this.duties = duties;
        this.mergedPolice = mergedPolice;
        this.handOvers = handOvers;
        this.grave = grave;
        this.tiers = tiers;
        this.sameChild = sameChild;
        this.dangers = dangers;
        this.deaths = deaths;
        this.lookAgain = lookAgain;
        this.triage = triage;
        this.delivery = delivery;
        this.children = children;
        this.documents = documents;
        this.intake = intake;
        this.worklist = worklist;
        this.messages = messages;
        this.directory = directory;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (!"merge".equals(answers.get("intakeDecision"))) {
            return List.of();
        }
        if (openCase(new Given(answers).text("mergeInto")) == null) {
            return List.of(new Problem("mergeInto", "mergeClosed", List.of()));
        }
        if (table.siblings(task.caseNo(), String.valueOf(answers.get("mergeInto")))) {
            return List.of(new Problem("mergeInto", "mergeSiblings", List.of()));
        }
        if (helpBegan(task.caseNo())) {
            return List.of(new Problem("mergeInto", "mergeHelpBegan", List.of()));
        }
        return policeAnswered(task.caseNo())
                ? List.of(new Problem("mergeInto", "mergePoliceAtWork", List.of()))
                : List.of();
    }

    private @Nullable CaseFile openCase(@Nullable String caseNo) {
        return caseNo == null ? null : table.lock(caseNo).filter(CaseFile::open).orElse(null);
    }

    /** What police have begun to write down cannot be moved under them. */
    private boolean policeAnswered(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> CaseProcess.POLICE_WORK.contains(item.processKey()))
                .anyMatch(item -> item.state() == WorkItem.State.DONE);
    }

    /** Measures that agencies carry out for the child have no place in a case that plans its own. */
    private boolean helpBegan(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.state() != WorkItem.State.WITHDRAWN && HELP.contains(item.work()));
    }

    /** What people began, or what was handed to a process, is not called off for a report. */
    private boolean carriesOn(String caseNo) {
        return process.running(caseNo).stream().anyMatch(one -> starts.carriesCases(one.definitionId()));
    }

    /**
     * Carries a case over into another.
     *
     * @param call the step of the case that ends with this
     * @return false if the other was closed meanwhile, or police began to work here: then nothing has changed
     */
    boolean merge(String caseNo, String instanceId) {
        return merge(caseNo, named(caseNo), instanceId);
    }

    /**
     * Whether a case can be carried over into another.
     *
     * @param caseNo the case that would end
     * @param other the case that would go on
     * @return false if one of them is closed, or in the first police have begun to write down something, help has begun, or a
     *     process runs that it is about
     */
    boolean possible(String caseNo, String other) {
        return openCase(caseNo) != null
                && openCase(other) != null
                && !policeAnswered(caseNo)
                && !helpBegan(caseNo)
                && !carriesOn(caseNo)
                && !table.siblings(caseNo, other)
                && !certainlyTwo(cases.file(caseNo), cases.file(other));
    }

    /** Whoever says so, two identity numbers are two children. */
    private boolean certainlyTwo(CaseFile one, CaseFile other) {
        return children.certainlyTwo(children.file(one.childId()), children.file(other.childId()));
    }

    /**
     * Carries a case over into another.
     *
     * @param caseNo the case that ends with this
     * @param other the case that goes on
     * @param instanceId the process that does it; every other process of the first case is called off
     * @return false if the other was closed meanwhile, or police began to work here: then nothing has changed
     */
    boolean merge(String caseNo, @Nullable String other, String instanceId) {
        var from = table.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        var into = openCase(other);
        if (into == null
                || policeAnswered(caseNo)
                || helpBegan(caseNo)
                || carriesOn(caseNo)
                || table.siblings(caseNo, into.caseNo())
                || certainlyTwo(from, into)) {
            log.info(
                    "case {} is not merged: {}", caseNo, into == null ? "the other is closed" : "it goes on by itself");
            return false;
        }
        var reports = intake.ofCase(caseNo);
        var danger = dangers.standing(from).orElse(null);
        var acute = dangers.acute(from);
        var dead = deaths.said(from) != null;
        children.unite(from.childId(), into.childId(), into.caseNo());
        documents.move(new FolderId(from.folderId()), new FolderId(into.folderId()));
        children.moveFacts(caseNo, into.caseNo());
        worklist.goesOn(caseNo, into.caseNo());
        table.moveAll(caseNo, into.caseNo());
        handOvers.moveAll(caseNo, into.caseNo());
        intake.moveAll(caseNo, into.caseNo());
        var atWork = atWork(caseNo);
        // Before the tier rises, which would call the police for that alone: whoever was on the way to the child still
        // is.
        carryOn(from, cases.file(into.caseNo()), instanceId, acute);
        handOvers.beginMissing(into.caseNo());
        tiers.asksNoMore(from);
        grave.atLeastAs(from, into);
        tellParties(from, into, atWork, cases.file(into.caseNo()).secret());
        // What an intake answered, it answered to decide on merging; what the report says is registered here.
        var registered = registered(caseNo);
        reports.forEach(report -> delivery.cameAlong(
                report, from, cases.file(into.caseNo()), registered ? clock.instant() : report.filedAt()));
        if (danger != null) {
            dangers.cameAlong(cases.file(into.caseNo()), caseNo, danger);
        }
        if (dead) {
            deaths.cameAlong(into);
        }
        log.info("case {} merged into {}", caseNo, into.caseNo());
        return true;
    }

    /** Whether somebody has answered as its intake; then nobody is late with it. */
    private boolean registered(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.state() == WorkItem.State.DONE && item.work() == Work.INTAKE);
    }

    /** Who took part there takes part here, and is told where; of a secret case only that theirs went on elsewhere. */
    private void tellParties(CaseFile from, CaseFile into, List<Person> atWork, boolean secret) {
        var agencies = new TreeSet<>(cases.parties(from.caseNo()).agencies().keySet());
        var named = secret ? from : into;
        if (!into.secret()) {
            agencies.forEach(agency -> table.addParty(into.caseNo(), agency, merged(from)));
            cases.describe(into.caseNo());
        }
        var numbers = from.caseNo() + " → " + into.caseNo();
        var both = new Notice.About(numbers, numbers);
        messages.tell(
                Stream.concat(
                                agencies.stream().flatMap(agency -> directory.leadersOf(agency).stream()),
                                atWork.stream())
                        .distinct()
                        .toList(),
                leader -> new Notice(
                        leader.id(),
                        MessageKind.CASE_MERGED,
                        merged(from),
                        named.caseNo(),
                        secret ? null : both,
                        secret && !cases.mayOpen(leader, named.caseNo()) ? null : "/cases/" + named.caseNo(),
                        clock.instant()));
    }

    /** Whoever holds an open task of the case, or may take it. */
    private List<Person> atWork(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .flatMap(item -> item.holder() == null
                        ? directory.peopleOf(item.group()).stream()
                        : Stream.of(directory.person(item.holder())))
                .toList();
    }

    private @Nullable String named(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .map(answer -> new Given(answer.answers()).text("mergeInto"))
                .filter(java.util.Objects::nonNull)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /**
     * Whatever runs beside the main process of the one case begins in the other before it is called off here: police and
     * agencies are called there, reports of other places registered, questions about the child asked.
     */
    private void carryOn(CaseFile from, CaseFile into, String caller, boolean acute) {
        var why = new Occasion(Cause.MERGED, merged(from), casePlaces.placeOf(from));
        var running = process.running(from.caseNo()).stream()
                .filter(one -> !one.instanceId().equals(caller))
                .toList();
        if (oldEmergency(from)) {
            whoMustKnow.sent(into, why);
        }
        running.forEach(one -> carryOn(one, from, into, acute, why.goesOnFrom(one.instanceId())));
        sameChild.openOf(from.caseNo()).forEach(asked -> carryOn(asked, from, into));
        running.forEach(one -> process.cancel(one.instanceId(), "merged"));
    }

    private void carryOn(ProcessOfCase one, CaseFile from, CaseFile into, boolean acute, Occasion why) {
        if (CaseProcess.POLICE_WORK.contains(one.processKey())) {
            mergedPolice.goesOn(from.caseNo(), one, into, acute, why);
        } else {
            duties.owed(one.instanceId()).ifPresent(owed -> carryOn(owed, into, why));
            lookAgain.goesOn(one.instanceId(), into);
        }
    }

    private void carryOn(Duty owed, CaseFile into, Occasion why) {
        if (owed.kind() == Duty.Kind.AGENCY) {
            askedToTakePart.named(into, owed.agency(), null, why);
        } else if (owed.kind() == Duty.Kind.COUNTY) {
            var report = intake.report(owed.report().orElseThrow());
            whoMustKnow.county(into, report, triage.of(report).firstReceiver(), report.filedAt());
        }
    }

    /** Whether two children are one is asked about the case that goes on; of two cases that are one now it is answered. */
    private void carryOn(SameChildTable.Asked question, CaseFile from, CaseFile into) {
        var asks = question.asking().equals(from.caseNo());
        var apart = sameChild.goesOn(question, from.caseNo(), into.caseNo());
        if (!asks && apart) {
            var instance = process.sameChildAsked(into);
            sameChild.runs(question.id(), instance);
            deadlines.carryOn(question.instanceId(), instance);
            tellDanger(cases.file(question.asking()));
        } else if (asks && !apart) {
            process.cancel(question.instanceId(), "merged");
        } else if (asks) {
            tellDanger(into);
        }
    }

    private void tellDanger(CaseFile asking) {
        sameChild.askedBy(asking.caseNo()).forEach(asked -> dangers.asked(asking, asked.other(), asked.instanceId()));
    }

    /** Older versions of the main process have the emergency inside. */
    private boolean oldEmergency(CaseFile from) {
        return worklist.ofCase(from.caseNo()).stream()
                .anyMatch(item -> item.open()
                        && !CaseProcess.POLICE_WORK.contains(item.processKey())
                        && Closing.EMERGENCY.contains(item.work()));
    }

    private static String merged(CaseFile from) {
        return "case:" + from.caseNo();
    }
}
