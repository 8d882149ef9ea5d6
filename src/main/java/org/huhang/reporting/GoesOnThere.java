package org.huhang.reporting;

import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Closing;
import org.huhang.casework.Duties;
import org.huhang.casework.Duty;
import org.huhang.casework.MergedPolice;
import org.huhang.casework.Occasion;
import org.huhang.casework.WhoMustKnow;
import org.huhang.correction.LookAgain;
import org.huhang.correction.NotYet;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.handover.HandOversAnew;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Whatever runs beside the main process of a case that is merged begins in the other before it is called off here: police and
 * agencies are called there, reports of other places registered, questions about the child asked.
 */
@Component
class GoesOnThere {

    private final CaseProcess process;
    private final WhoMustKnow whoMustKnow;
    private final AskedToTakePart askedToTakePart;
    private final Duties duties;
    private final MergedPolice mergedPolice;
    private final LookAgain lookAgain;
    private final NotYet notYet;
    private final ReportDesks desks;
    private final QuestionsGoOn questions;
    private final HandOversAnew handOvers;
    private final Worklist worklist;

    GoesOnThere(
            CaseProcess process,
            WhoMustKnow whoMustKnow,
            AskedToTakePart askedToTakePart,
            Duties duties,
            MergedPolice mergedPolice,
            LookAgain lookAgain,
            NotYet notYet,
            ReportDesks desks,
            QuestionsGoOn questions,
            HandOversAnew handOvers,
            Worklist worklist) {
        this.process = process;
        this.whoMustKnow = whoMustKnow;
        this.askedToTakePart = askedToTakePart;
        this.duties = duties;
        this.mergedPolice = mergedPolice;
        this.lookAgain = lookAgain;
        this.notYet = notYet;
        this.desks = desks;
        this.questions = questions;
        this.handOvers = handOvers;
        this.worklist = worklist;
    }

    /**
     * Carries on what runs.
     *
     * @param from the case that ends
     * @param into the case that goes on
     * @param caller the process that merges them, which is not called off
     * @param acute whether the first is RED, or its child in danger
     * @param why the merge
     */
    void carryOn(CaseFile from, CaseFile into, String caller, boolean acute, Occasion why) {
        var running = process.running(from.caseNo()).stream()
                .filter(one -> !one.instanceId().equals(caller))
                .toList();
        if (oldEmergency(from)) {
            whoMustKnow.sent(into, why);
        }
        running.forEach(one -> carryOn(one, from, into, acute, why.goesOnFrom(one.instanceId())));
        questions.carryOn(from, into);
        running.forEach(one -> process.cancel(one.instanceId(), "merged"));
        notYet.merged(from.caseNo());
        handOvers.beginMissing(into.caseNo());
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
            askedToTakePart.named(into, owed.agency(), null, why.keeping(owed));
        } else if (owed.kind() == Duty.Kind.COUNTY) {
            owed.registers().ifPresent(report -> desks.tellCounty(into.caseNo(), report));
        }
    }

    /** Older versions of the main process have the emergency inside. */
    private boolean oldEmergency(CaseFile from) {
        return worklist.ofCase(from.caseNo()).stream()
                .anyMatch(item -> item.open()
                        && !CaseProcess.POLICE_WORK.contains(item.processKey())
                        && Closing.EMERGENCY.contains(item.work()));
    }
}
