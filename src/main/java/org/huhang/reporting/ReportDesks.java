package org.huhang.reporting;

import java.util.Optional;
import java.util.UUID;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Duties;
import org.huhang.casework.WhoMustKnow;
import org.huhang.intake.FurtherIntakes;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each further report has a process of its own, whose first task is its intake. */
@Service
public class ReportDesks implements FurtherIntakes {

    private final CaseRegister cases;
    private final WhoMustKnow whoMustKnow;
    private final Duties duties;
    private final Triage triage;
    private final Intake intake;
    private final Worklist worklist;

    ReportDesks(
            CaseRegister cases,
            WhoMustKnow whoMustKnow,
            Duties duties,
            Triage triage,
            Intake intake,
            Worklist worklist) {
        this.cases = cases;
        this.whoMustKnow = whoMustKnow;
        this.duties = duties;
        this.triage = triage;
        this.intake = intake;
        this.worklist = worklist;
    }

    @Override
    public Optional<WorkItem> of(String caseNo, UUID reportId) {
        return duties.registering(caseNo, reportId).stream()
                .flatMap(instance -> worklist.ofCase(caseNo).stream()
                        .filter(item -> item.instanceId().equals(instance))
                        .filter(item -> item.work() == Work.FURTHER_INTAKE))
                .findFirst();
    }

    /**
     * The county of a report gets the task to register it, in whichever case it lies. Doing it twice does nothing more.
     *
     * @param caseNo the open case that it is attached to
     * @param reportId the report
     */
    @Transactional
    public void tellCounty(String caseNo, UUID reportId) {
        var report = intake.report(reportId);
        cases.lock(caseNo)
                .filter(CaseFile::open)
                .ifPresent(file ->
                        whoMustKnow.county(file, report, triage.of(report).firstReceiver(), report.filedAt()));
    }
}
