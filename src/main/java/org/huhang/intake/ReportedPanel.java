package org.huhang.intake;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.document.StoredFile;
import org.huhang.engine.BusinessClock;
import org.huhang.model.Work;
import org.huhang.worklist.JudgedTasks;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What was reported, beside each task of the case: open where somebody judges it, or what was answered to it, folded elsewhere. Whoever may open
 * the task may read the report; who reported stays behind a button that only the intake and the police get.
 */
@Component
public class ReportedPanel implements TaskPanel {

    private static final int ORDER = 20;
    private static final Set<Work> JUDGES = EnumSet.of(
            Work.INTAKE,
            Work.FURTHER_INTAKE,
            Work.TAKE_PART,
            Work.TAKE_TRANSFER,
            Work.PRELIMINARY_CHECK,
            Work.FIRST_RESPONSE,
            Work.ACCEPTANCE,
            Work.FILING_DECISION,
            Work.EMERGENCY_RESPONSE,
            Work.REMOVAL_DECISION,
            Work.FEEDBACK);

    /** The work of whoever decides first, or goes to the child: what was reported stays unfolded on the smallest screen. */
    private static final Set<Work> FIRST = EnumSet.of(
            Work.INTAKE,
            Work.FURTHER_INTAKE,
            Work.TAKE_TRANSFER,
            Work.FIRST_RESPONSE,
            Work.EMERGENCY_RESPONSE,
            Work.PRELIMINARY_CHECK);

    private final ReportTable reports;
    private final ReportedChildTable told;
    private final Reporters reporters;
    private final ReportFiles files;
    private final KnownDanger dangers;
    private final Directory directory;
    private final JudgedTasks judged;

    ReportedPanel(
            ReportTable reports,
            ReportedChildTable told,
            Reporters reporters,
            ReportFiles files,
            KnownDanger dangers,
            Directory directory,
            JudgedTasks judged) {
        this.reports = reports;
        this.told = told;
        this.reporters = reporters;
        this.files = files;
        this.dangers = dangers;
        this.directory = directory;
        this.judged = judged;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var judges = judged.judges(task);
        return of(
                task.caseNo(),
                reader,
                judges || JUDGES.contains(task.work()),
                judges || FIRST.contains(task.work()),
                task.work() == Work.EMERGENCY_RESPONSE || dangers.stands(task.caseNo()));
    }

    /**
     * The reports of a case. Whoever asks has made sure that the reader may open a task of it.
     *
     * @param caseNo the case
     * @param reader who looks
     * @param open whether they stand unfolded
     * @return null if nobody reported
     */
    public @Nullable Panel of(String caseNo, Person reader, boolean open) {
        return of(caseNo, reader, open, false, dangers.stands(caseNo));
    }

    /** Where danger was told, by whatever way, nobody reads that there is none; where nobody was asked, neither. */
    private @Nullable Panel of(String caseNo, Person reader, boolean open, boolean first, boolean called) {
        var meant = told.positions(caseNo);
        var shown = reports.ofCase(caseNo).stream()
                .map(report -> shown(report, reader, meant.getOrDefault(report.id(), Set.of())))
                .toList();
        return shown.isEmpty()
                ? null
                : new Panel(
                        Place.FIRST,
                        ORDER,
                        "intake/_reported :: reported",
                        Map.of(
                                "reports",
                                shown,
                                "open",
                                open,
                                "first",
                                first,
                                "called",
                                called,
                                "purposes",
                                List.of(Purpose.values())));
    }

    private Shown shown(Report report, Person reader, Set<Integer> meant) {
        var place = directory.regionName(report.incident().regionCode(), LocaleContextHolder.getLocale());
        var mayOpen = reporters.mayOpen(reader, report);
        return new Shown(report, place, files.of(report), mayOpen, mayOpen && reporters.unknown(report), meant);
    }

    /**
     * A report as the panel shows it.
     *
     * @param report what was reported
     * @param place where, in words
     * @param files what came with it
     * @param mayOpenReporter whether the reader may open the reporter's identity
     * @param nobodyKnown whether the reader may, and the reporter left nothing behind
     * @param meant which of its children this case is about, counted from 0
     */
    record Shown(
            Report report,
            String place,
            List<StoredFile> files,
            boolean mayOpenReporter,
            boolean nobodyKnown,
            Set<Integer> meant) {

        private static final int SHORT = 48;

        /** What does not fit in what was told of a child. */
        public Set<Doubt> doubts(ReportedChild child) {
            return child.doubts(LocalDate.ofInstant(report.filedAt(), BusinessClock.CHINA));
        }

        /** How long after it was noticed it was reported; null if nobody said when it was noticed. */
        public @Nullable Delay delay() {
            var foundAt = report.incident().foundAt();
            if (foundAt == null) {
                return null;
            }
            var delay = Duration.between(foundAt, report.filedAt());
            return delay.toHours() < SHORT
                    ? new Delay("hours", Math.max(0, delay.toHours()))
                    : new Delay("days", delay.toDays());
        }
    }

    /**
     * A length of time in words.
     *
     * @param unit hours or days
     * @param count how many whole ones
     */
    record Delay(String unit, long count) {}
}
