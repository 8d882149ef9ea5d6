package org.huhang.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.AskedByIntake;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.Occasion.Cause;
import org.huhang.casework.Occasion.Place;
import org.huhang.casework.RefusalOfRed;
import org.huhang.casework.TierAnswered;
import org.huhang.casework.WhoMustKnow;
import org.huhang.intake.Report;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who hears of a report: those who must act on it, and those whom its intake will probably ask, or does not after all. */
@Component
class WhoHears {

    private static final Set<String> NOT_HERE = Set.of("forward", "notAboutMinor");

    private final WhoMustKnow whoMustKnow;
    private final Cases cases;
    private final RefusalOfRed refusals;
    private final AskedByIntake askedByIntake;
    private final Worklist worklist;
    private final Exclusions exclusions;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    WhoHears(
            WhoMustKnow whoMustKnow,
            Cases cases,
            RefusalOfRed refusals,
            AskedByIntake askedByIntake,
            Worklist worklist,
            Exclusions exclusions,
            Directory directory,
            Messages messages,
            Clock clock) {
        this.whoMustKnow = whoMustKnow;
        this.cases = cases;
        this.refusals = refusals;
        this.askedByIntake = askedByIntake;
        this.worklist = worklist;
        this.exclusions = exclusions;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** A case was opened by a report; its intake has its task already. Police get theirs beside it, not behind it. */
    void opened(CaseFile file, Report report, Triage.Proposals proposed) {
        var why = Occasion.ofReport(report.id(), cause(report), placeOf(report));
        if (proposed.policeMatter()
                && !whoMustKnow.policeFromTheStart(file, why)
                && report.incident().immediateDanger()) {
            whoMustKnow.onScene(file, why);
        }
        expected(file, report, proposed);
    }

    /**
     * Whomever the tables name is told with the report that intake will probably ask for them, and gets a task when it does;
     * until then the case is not theirs to open. Of a secret case they learn that there is one, not which.
     */
    private void expected(CaseFile file, Report report, Triage.Proposals proposed) {
        var excluded = exclusions.agencies(file.caseNo());
        for (var type : proposed.receivers()) {
            if (type == AgencyType.POLICE || type.name().equals(proposed.firstReceiver())) {
                continue;
            }
            var desk = directory.responsible(
                    type, type.mainRole(), report.incident().regionCode(), null, excluded);
            messages.tell(
                    Stream.concat(
                                    directory.peopleOf(desk.group()).stream(),
                                    directory.leadersOf(desk.agency().code()).stream())
                            .toList(),
                    person -> new Notice(
                            person.id(),
                            MessageKind.AGENCY_EXPECTED,
                            "report:" + report.id() + "/expected",
                            file.secret() ? null : file.caseNo(),
                            null,
                            file.secret() ? null : "/cases/" + file.caseNo(),
                            clock.instant()));
        }
    }

    /**
     * Whoever was told with a report that a task will come learns where none does; of a RED case once a second agency agreed, or
     * whoever it was sent on to took it in without him.
     */
    @EventListener
    void on(TaskDone done) {
        if (done.work() != Work.INTAKE) {
            return;
        }
        var answer = new Given(done.answers());
        var file = cases.file(done.caseNo());
        var decision = String.valueOf(answer.text("intakeDecision"));
        if (NOT_HERE.contains(decision) && !refusals.waits(done.caseNo()) && !(answer.sendsOn() && isRed(file))) {
            notExpected(done.caseNo(), Occasion.source(done), person -> false);
        } else if (decision.equals("accept") && wasSentOn(done.caseNo())) {
            var asked = askedByIntake.agencies(file, answer);
            var heard = messages.toldOf(done.caseNo(), MessageKind.AGENCY_NOT_EXPECTED);
            notExpected(
                    done.caseNo(),
                    Occasion.source(done),
                    person -> asked.contains(person.agencyCode()) || heard.contains(person.id()));
        }
    }

    private static boolean isRed(CaseFile file) {
        return file.riskTier().equals("RED");
    }

    private boolean wasSentOn(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .anyMatch(answer -> answer.work() == Work.INTAKE && new Given(answer.answers()).sendsOn());
    }

    @EventListener
    void on(TierAnswered answered) {
        if (answered.refusal() && answered.agreed()) {
            notExpected(answered.caseNo(), "refusal:" + answered.itemId(), person -> false);
        }
    }

    private void notExpected(String caseNo, String source, Predicate<Person> spared) {
        var told = messages.toldOf(caseNo, MessageKind.AGENCY_EXPECTED).stream()
                .flatMap(id -> directory.find(id).stream())
                .filter(person -> !cases.mayOpen(person, caseNo) && !spared.test(person))
                .toList();
        messages.tell(
                told,
                person -> new Notice(
                        person.id(),
                        MessageKind.AGENCY_NOT_EXPECTED,
                        source,
                        caseNo,
                        null,
                        "/cases/" + caseNo,
                        clock.instant()));
    }

    /**
     * A report joined an open case, by itself or with a case that was merged. The intake of its own place registers it,
     * whichever county the case lives in; police are asked anew; a unit that joins late is owed what the police told the
     * others.
     *
     * @param since from when its registration is due
     */
    void joined(CaseFile file, Report report, Triage.Proposals proposed, Instant since) {
        whoMustKnow.county(file, report, proposed.firstReceiver(), since);
        var why = Occasion.ofReport(report.id(), cause(report), placeOf(report));
        if (report.incident().immediateDanger()) {
            whoMustKnow.policeAtOnce(file, why);
            // The case may have gone to another county since; the child may be in either.
            whoMustKnow.elsewhere(file, why);
        } else if (proposed.policeMatter()) {
            whoMustKnow.police(file, why);
        }
        if (report.fromUnit()) {
            whoMustKnow.unitJoined(file);
        }
        expected(file, report, proposed);
    }

    private static Cause cause(Report report) {
        return report.incident().immediateDanger() ? Cause.DANGER : Cause.REPORTED;
    }

    private static Place placeOf(Report report) {
        return Place.of(report.incident().regionCode());
    }
}
