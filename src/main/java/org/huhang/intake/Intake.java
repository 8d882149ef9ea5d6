package org.huhang.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.document.StoredFile;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes reports in, hands them to the case that is opened for them, and knows what their reporters were told.
 *
 * <p>A report waits here until a case takes it: {@link #waiting} names those without a case, {@link #take} locks one of them
 * for the caller's transaction, {@link #attach} ends the waiting.
 */
@Service
public class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final ReportTable reports;
    private final ReporterTable reporters;
    private final AnswerTable answers;
    private final ReportFiles files;
    private final Repeats repeats;
    private final Limits limits;
    private final Sources sources;
    private final Receipts receipts;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Intake(
            ReportTable reports,
            ReporterTable reporters,
            AnswerTable answers,
            ReportFiles files,
            Repeats repeats,
            Limits limits,
            Sources sources,
            Receipts receipts,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.reporters = reporters;
        this.answers = answers;
        this.files = files;
        this.repeats = repeats;
        this.limits = limits;
        this.sources = sources;
        this.receipts = receipts;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Files a report: the report, its folder and a line in the trail, and nothing else. The same report a second time, also
     * at the same moment, changes nothing and gets the first one's receipt.
     *
     * @param filing the report, its form checked
     * @return the receipt
     * @throws IllegalArgumentException if it names no situation
     * @throws KeyReused if its sender used the same key for other content; nothing is filed then
     * @throws TooManyReports if its network address filed too many within the hour; repeats do not count
     * @throws org.huhang.agency.NoSuchRegion if the place is unknown or wider than a county
     */
    @Transactional
    public Receipt file(Filing filing) {
        if (filing.incident().categories().isEmpty()) {
            throw new IllegalArgumentException("a report of no situation");
        }
        var address = filing.origin().address();
        var source = address == null ? null : sources.of(address);
        if (source != null && limits.reached(source)) {
            return repeats.find(filing).map(this::receipt).orElseThrow(TooManyReports::new);
        }
        var id = UUID.randomUUID();
        var first = repeats.claim(filing, id);
        if (first != null) {
            return receipt(first);
        }
        if (source != null) {
            limits.admit(source);
        }
        var report = insert(id, filing, source);
        events.publishEvent(new ReportFiled(id, filing.incident().regionCode()));
        log.info("report {} filed for region {}", id, filing.incident().regionCode());
        return receipts.receipt(report.receiptNo());
    }

    /**
     * As {@link #file}, of what its reporter adds to a report of his; it goes on with the child of that one.
     *
     * @param filing the report, its form checked
     * @param earlier the number of the report to which it adds; whoever calls this knows that its code was given
     * @return the receipt of the new report
     */
    @Transactional
    public Receipt add(Filing filing, String earlier) {
        var receipt = file(filing.addedTo(earlier));
        events.publishEvent(new ReportAdds(
                ofReceipt(receipt.receiptNo()).id(), ofReceipt(earlier).id()));
        return receipt;
    }

    private Report insert(UUID id, Filing filing, byte @Nullable [] source) {
        var county = directory.countyOf(filing.incident().regionCode());
        var folder = files.folder(id);
        var report = report(id, county, folder, filing);
        while (!reports.insert(report, source)) {
            report = report(id, county, folder, filing);
        }
        files.attach(report, filing.files());
        var reporter = filing.reporter().kept();
        reporters.insert(id, reporter);
        var now = report.filedAt();
        var receipt = new Answer(Answer.RECEIPT, Answer.RECEIPT, "", Answer.Channel.CODE, null, now, now, null, null);
        answers.insert(id, Answer.RECEIPT, receipt, reporter.email() != null);
        return report;
    }

    private Report report(UUID id, String county, UUID folder, Filing filing) {
        var now = clock.instant();
        return new Report(
                id,
                receipts.newNumber(county, now.atZone(BusinessClock.CHINA).getYear()),
                now,
                Report.State.RECEIVED,
                null,
                folder,
                filing.incident(),
                filing.children(),
                filing.reporter().isUnit(),
                filing.reporter().mandated());
    }

    /**
     * Reports without a case, those in danger first, then the oldest.
     *
     * @param limit how many at most
     * @param besides reports to leave out
     * @return their ids; others may take them meanwhile
     */
    @Transactional(readOnly = true)
    public List<UUID> waiting(int limit, Set<UUID> besides) {
        return reports.waiting(limit, besides);
    }

    /**
     * Takes a report that waits for its case; until the caller's transaction ends nobody else gets it.
     *
     * @param reportId the report
     * @return empty if it has a case, does not exist, or somebody else has it in hand
     */
    @Transactional
    public Optional<Report> take(UUID reportId) {
        return reports.lockWaiting(reportId);
    }

    /**
     * Says which case a report belongs to. Its reporter is told nothing new by this: that it is accepted is said when an
     * officer registered it, see {@link #accept(UUID)}.
     *
     * @param reportId the report
     * @param caseNo the case of all its children
     */
    @Transactional
    public void attach(UUID reportId, String caseNo) {
        reports.attach(reportId, null, caseNo);
        log.info("report {} belongs to case {}", reportId, caseNo);
    }

    /**
     * The same for one child of a report.
     *
     * @param reportId the report
     * @param child which of {@link Report#children()}, from 0
     * @param caseNo the child's case
     */
    @Transactional
    public void attach(UUID reportId, int child, String caseNo) {
        reports.attach(reportId, child, caseNo);
        log.info("report {} belongs to case {} with its child {}", reportId, caseNo, child);
    }

    /**
     * Moves all reports of a case to another, because the cases are about the same child.
     *
     * @param fromCase the case that ends
     * @param toCase the case that goes on and owes the answers from now on
     */
    @Transactional
    public void moveAll(String fromCase, String toCase) {
        reports.move(fromCase, toCase);
        answers.move(fromCase, toCase);
        log.info("reports of case {} belong to case {}", fromCase, toCase);
    }

    /**
     * A report, without its reporter.
     *
     * @param reportId the report
     * @return the report
     * @throws NoSuchReport if there is none
     */
    @Transactional(readOnly = true)
    public Report report(UUID reportId) {
        return reports.find(reportId).orElseThrow(NoSuchReport::new);
    }

    /**
     * A report by the number that its reporter was given; the query code is the reporter's, not asked for here.
     *
     * @param receiptNo the number
     * @return the report, without its reporter
     * @throws NoSuchReport if there is none
     */
    @Transactional(readOnly = true)
    public Report ofReceipt(String receiptNo) {
        return reports.byReceipt(receiptNo).orElseThrow(NoSuchReport::new);
    }

    /**
     * The reports of a case, without their reporters.
     *
     * @param caseNo the case
     * @return the oldest first
     */
    @Transactional(readOnly = true)
    public List<Report> ofCase(String caseNo) {
        return reports.ofCase(caseNo);
    }

    /**
     * When a case was first reported.
     *
     * @param caseNo the case
     * @return when its oldest report was filed; empty if it has none
     */
    @Transactional(readOnly = true)
    public Optional<Instant> firstReported(String caseNo) {
        return reports.firstFiled(caseNo);
    }

    /**
     * The reports of a case whose reporters do not know how it ended; while there is one, the case is not closed.
     *
     * @param caseNo the case
     * @return those without a final answer, the oldest first
     */
    @Transactional(readOnly = true)
    public List<Report> unanswered(String caseNo) {
        return reports.unanswered(caseNo);
    }

    /**
     * What a reporter was told.
     *
     * @param reportId the report
     * @return the oldest first; the first is the receipt
     */
    @Transactional(readOnly = true)
    public List<Answer> answers(UUID reportId) {
        return answers.of(reportId);
    }

    /**
     * Answers of a case whose mail can never arrive and whose reporters were told in no other way yet.
     *
     * @param caseNo the case
     * @return the oldest first
     */
    @Transactional(readOnly = true)
    public List<Undelivered> undelivered(String caseNo) {
        return answers.undelivered(caseNo);
    }

    /**
     * What the reporters of a case sent along.
     *
     * @param caseNo the case
     * @return the files, in the order of the reports; whoever may open the case may open them
     */
    @Transactional(readOnly = true)
    public List<StoredFile> files(String caseNo) {
        return reports.ofCase(caseNo).stream()
                .flatMap(report -> files.of(report).stream())
                .toList();
    }

    /**
     * Lets the reporters see that an officer took the case in, with all reports that are in it by now.
     *
     * @param caseNo the case
     */
    @Transactional
    public void accept(String caseNo) {
        reports.setState(caseNo, Report.State.ACCEPTED, List.of(Report.State.RECEIVED));
    }

    /**
     * Lets the reporter see that an officer registered a report that came to an open case; it then stands where the case's
     * other reports stand. A second call changes nothing.
     *
     * @param reportId the report
     */
    @Transactional
    public void accept(UUID reportId) {
        reports.accept(reportId);
    }

    /**
     * Lets the reporters see that the agencies work on the case; a report that nobody registered yet stays as it is.
     *
     * @param caseNo the case
     */
    @Transactional
    public void proceed(String caseNo) {
        reports.setState(caseNo, Report.State.IN_PROGRESS, List.of(Report.State.ACCEPTED));
    }

    /**
     * Lets the reporters see that the case is closed; of a report about several children, once the last of their cases is.
     *
     * @param caseNo the case
     */
    @Transactional
    public void close(String caseNo) {
        reports.close(caseNo);
    }

    private Receipt receipt(UUID reportId) {
        return receipts.receipt(report(reportId).receiptNo());
    }
}
