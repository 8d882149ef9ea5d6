package org.huhang.casework;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.intake.Report;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
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

    /** How the source of a press begins. */
    static final String PRESS = "emergency:";

    private final PoliceAtCase atCase;
    private final PoliceBegun begun;
    private final Duties duties;
    private final CasePlaces places;
    private final DesksTold desks;
    private final CaseTable cases;
    private final CaseProcess process;
    private final TakenIn takenIn;
    private final Worklist worklist;
    private final Directory directory;

    WhoMustKnow(
            PoliceAtCase atCase,
            PoliceBegun begun,
            Duties duties,
            CasePlaces places,
            DesksTold desks,
            CaseTable cases,
            CaseProcess process,
            TakenIn takenIn,
            Worklist worklist,
            Directory directory) {
        this.atCase = atCase;
        this.begun = begun;
        this.duties = duties;
        this.places = places;
        this.desks = desks;
        this.cases = cases;
        this.process = process;
        this.takenIn = takenIn;
        this.worklist = worklist;
        this.directory = directory;
    }

    /** A unit reported in a case that runs: what is still to be told is owed to it from now on. */
    public void unitJoined(CaseFile file) {
        process.tellAll(file.caseNo(), Map.of("reporterIsUnit", true));
        process.running(file.caseNo()).stream()
                .filter(running -> running.processKey().equals(CaseProcess.POLICE))
                .forEach(running -> process.unitJoined(running.instanceId()));
    }

    /**
     * Whoever takes reports in where this one happened registers it, and has the time for it from {@code since} on. The first
     * report of a case that began with something else is taken in as any first report is; if it happened in another county, where
     * the case is.
     */
    public void county(CaseFile file, Report report, String firstReceiver, Instant since) {
        var place = Place.of(report.incident().regionCode());
        var why = Occasion.ofReport(report.id(), Cause.REPORTED, place);
        var here = directory.countyOf(place.regionCode()).equals(file.county());
        if (takenIn.ever(file.caseNo())) {
            further(file, report, firstReceiver, since, why);
        } else if (here) {
            duties.start(
                    file, Duty.Kind.COUNTY, why, null, () -> takenIn.begin(file, report, firstReceiver, place, since));
        } else {
            takenIn.begin(file, report, firstReceiver, places.placeOf(file), since);
            further(file, report, firstReceiver, since, why);
        }
    }

    private void further(CaseFile file, Report report, String firstReceiver, Instant since, Occasion why) {
        duties.start(file, Duty.Kind.COUNTY, why, null, () -> {
            var facts = CaseProcess.factsAt(file, why.place());
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
        var open = atCase.open(file.caseNo(), why.place());
        var before = open.isEmpty() && why.cause() == Cause.CONFIRMED
                ? atCase.answered(file.caseNo(), why.place())
                : Optional.<WorkItem>empty();
        if (open.isEmpty() && before.isEmpty()) {
            return handling(file, why);
        }
        if (duties.seen(file, Duty.Kind.POLICE, why, null)) {
            before.ifPresent(item -> desks.again(file, item, why.source()));
            // A report tells everybody who works on the case by itself, and a task of this hour is read together with
            // the
            // case.
            if (!why.ofReport() && open.stream().noneMatch(atCase::justCalled)) {
                open.forEach(item -> desks.again(file, item, why.source()));
            }
        }
        return false;
    }

    /**
     * A case was opened by a report that is for police: they work on it from the first visit to the decision, also where
     * some of them are on the way already because of what came along.
     *
     * @return whether it began now, so that its first task, going there, is open
     */
    public boolean policeFromTheStart(CaseFile file, Occasion why) {
        var works = process.running(file.caseNo()).stream()
                .anyMatch(one -> one.processKey().equals(CaseProcess.POLICE));
        return works ? police(file, why) : handling(file, why);
    }

    private boolean handling(CaseFile file, Occasion why) {
        return duties.start(
                file, Duty.Kind.POLICE, why, null, () -> begun.handling(file, CaseProcess.POLICE_NEEDED, why));
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
        if (policeSaySo && atCase.sentThisHour(file.caseNo(), why.place())) {
            duties.seen(file, Duty.Kind.ON_SCENE, why, null);
        } else {
            policeAtOnce(file, why);
        }
    }

    /** Police must go to the child: unless some of this county are on their way already, the emergency process begins. */
    public boolean onScene(CaseFile file, Occasion why) {
        if (atCase.onTheWay(file.caseNo(), why.place())) {
            duties.seen(file, Duty.Kind.ON_SCENE, why, null);
            return false;
        }
        return duties.start(file, Duty.Kind.ON_SCENE, why, null, () -> begun.emergency(file, why));
    }

    /** Police went there and did not find the child: they go on looking where they were, in one task. */
    void search(CaseFile file, TaskDone done) {
        var region = directory.agency(worklist.item(done.taskId()).agencyCode()).regionCode();
        var place = places.places(file).stream()
                .filter(one -> directory.findCounty(one.regionCode()).equals(directory.findCounty(region)))
                .findFirst()
                .orElseGet(() -> directory.findCounty(region).isPresent() ? Place.of(region) : places.placeOf(file));
        var why = new Occasion(Cause.DANGER, Occasion.source(done) + Duty.NOT_FOUND, place);
        var looking = atCase.open(file.caseNo(), place).stream()
                .filter(item -> !item.id().equals(done.taskId()) && PoliceAtCase.FIRST_RESPONSE.contains(item.work()))
                .filter(item ->
                        duties.owed(item.instanceId()).filter(Duty::ofSearch).isPresent())
                .findFirst();
        if (looking.isEmpty()) {
            duties.start(file, Duty.Kind.ON_SCENE, why, null, () -> begun.search(file, why));
        } else if (duties.seen(file, Duty.Kind.ON_SCENE, why, null)) {
            desks.again(file, looking.get(), why.source());
        }
    }

    /** The button: a press begins the emergency process wherever the child may be, whatever else runs. */
    List<String> pressed(CaseFile file, UUID press) {
        places.places(file).stream()
                .map(place -> new Occasion(Cause.DANGER, PRESS + press, place))
                .forEach(why -> sent(file, why));
        return sentBy(press);
    }

    /**
     * Police are sent to a child, whoever is on the way for something else.
     *
     * @param file the case
     * @param why what happened, and where
     */
    public void sent(CaseFile file, Occasion why) {
        duties.start(file, Duty.Kind.ON_SCENE, why, null, () -> begun.emergency(file, why));
    }

    /** The processes that a press began, the one at the place of the case first; none if none could begin. */
    List<String> sentBy(UUID press) {
        return duties.asked(PRESS + press);
    }

    /** Somebody, or a table, says that the child of a case is in extreme danger: police, where the case is. */
    @EventListener
    void on(CaseRetiered retiered) {
        if (retiered.riskTier().equals("RED")) {
            var file = cases.find(retiered.caseNo()).orElseThrow();
            var why = new Occasion(Cause.RED, retiered.source(), places.placeOf(file));
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
                        .filter(item -> why.isOfTask(item.id()) && !PoliceAtCase.BESIDE.contains(item.work()))
                        .anyMatch(item -> directory.agency(item.agencyCode()).type() == AgencyType.POLICE);
        if (theirs) {
            duties.seen(file, Duty.Kind.POLICE, why, null);
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
        places.places(file).forEach(place -> onScene(file, new Occasion(Cause.DANGER, source, place)));
    }

    /** Police who got the case from others go too: nobody knows at which of the places the child is. */
    public void elsewhere(CaseFile file, Occasion why) {
        places.places(file).stream()
                .filter(place -> !place.equals(why.place()))
                .forEach(place -> onScene(file, new Occasion(why.cause(), why.source(), place)));
    }
}
