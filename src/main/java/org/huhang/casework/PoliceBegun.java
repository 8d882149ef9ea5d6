package org.huhang.casework;

import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.huhang.casework.Occasion.Cause;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.springframework.stereotype.Component;

/** Begins the processes in which police work on a case. */
@Component
class PoliceBegun {

    private final CaseProcess process;
    private final Intake intake;
    private final Clock clock;

    PoliceBegun(CaseProcess process, Intake intake, Clock clock) {
        this.process = process;
        this.intake = intake;
        this.clock = clock;
    }

    /** What police do with a case from the first visit to the decision. */
    String handling(CaseFile file, String message, Occasion why) {
        var facts = CaseProcess.factsAt(file, why.place());
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

    /** Police look for a child that they did not find. */
    String search(CaseFile file, Occasion why) {
        return emergency(file, why, true);
    }

    /** Police go to a child in danger. */
    String emergency(CaseFile file, Occasion why) {
        return emergency(file, why, false);
    }

    private String emergency(CaseFile file, Occasion why, boolean searching) {
        var facts = CaseProcess.factsAt(file, why.place());
        facts.put("immediateDanger", true);
        facts.put("searching", searching);
        facts.put("emergency", true);
        facts.put("receivedAt", receivedAt(why));
        var instance = process.start(CaseProcess.CHILD_IN_DANGER, file.caseNo(), facts);
        process.policeWork(file.caseNo(), true, Set.of(instance));
        return instance;
    }

    /** Since when police know: what went on in another case was received there. */
    private Date receivedAt(Occasion why) {
        var before = why.goesOn() == null ? null : process.facts(why.goesOn()).date("receivedAt");
        return before == null ? Date.from(clock.instant()) : before;
    }
}
