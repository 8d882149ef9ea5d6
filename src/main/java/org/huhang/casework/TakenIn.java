package org.huhang.casework;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import org.huhang.casework.Occasion.Place;
import org.huhang.intake.Report;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Mandatory reporting begins in a case with the first report of it, also where the case itself began at a school or in a village:
 * somebody takes the report in, and civil affairs assess the child.
 */
@Component
public class TakenIn {

    private final CaseProcess process;
    private final Worklist worklist;

    TakenIn(CaseProcess process, Worklist worklist) {
        this.process = process;
        this.worklist = worklist;
    }

    /** Whether somebody takes, or took, a report of the case in. */
    public boolean ever(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.work() == Work.INTAKE && item.state() != WorkItem.State.WITHDRAWN);
    }

    /**
     * Begins the process that takes a report in.
     *
     * @param file the case
     * @param report its first report
     * @param firstReceiver the kind of agency that takes it in
     * @param place where
     * @param since from when that is due
     * @return the process
     */
    public String begin(CaseFile file, Report report, String firstReceiver, Place place, Instant since) {
        var facts = new LinkedHashMap<>(CaseProcess.factsAt(file, place));
        facts.put("firstReceiver", firstReceiver);
        facts.put("reportedAt", Date.from(since));
        facts.put("reportCategories", report.incident().codes());
        facts.put("immediateDanger", report.incident().immediateDanger());
        facts.put("reporterIsUnit", report.fromUnit());
        facts.put("reporterIsMandated", report.mandated());
        return process.reportFiled(file.caseNo(), facts);
    }
}
