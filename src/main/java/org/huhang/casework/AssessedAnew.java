package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.casework.GoneBackTable.Why;
import org.huhang.child.FactNoted;
import org.huhang.engine.GoesBack;
import org.huhang.engine.InstanceEnded;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Danger, and other {@link NewsOfChild news}, that is told after a case was judged is judged anew: whoever refused the report
 * decides again, whoever assessed the child assesses it again, and nobody closes the case before. It is done after the word is
 * told, so that no call for help fails by it; what a fault kept from being done the sweep of the promises does. Of a child that
 * has died nobody judges what it needs, only whether its report is taken in.
 */
@Component
class AssessedAnew {

    private static final Logger log = LoggerFactory.getLogger(AssessedAnew.class);

    /** Who judges whether a child needs anybody; what an office outside took, somebody asked for it says. */
    static final Set<Work> JUDGES = EnumSet.of(Work.INTAKE, Work.ASSESSMENT, Work.CONFIRM_FORWARDED);

    /** Whose answers may tell of something that others have not heard. */
    private static final Set<Work> HEARS = EnumSet.of(Work.FURTHER_INTAKE, Work.CONFIRM_FORWARDED);

    /** As exact as people write the time. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CaseTable table;
    private final Dangers dangers;
    private final DangerSince dangerSince;
    private final NewsOfChild news;
    private final Deaths deaths;
    private final NeverTakenIn neverTakenIn;
    private final CaseProcess process;
    private final GoesBack goesBack;
    private final GoneBackTable gone;
    private final Worklist worklist;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AssessedAnew(
            CaseTable table,
            Dangers dangers,
            DangerSince dangerSince,
            NewsOfChild news,
            Deaths deaths,
            NeverTakenIn neverTakenIn,
            CaseProcess process,
            GoesBack goesBack,
            GoneBackTable gone,
            Worklist worklist,
            AuditTrail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.table = table;
        this.dangers = dangers;
        this.dangerSince = dangerSince;
        this.news = news;
        this.deaths = deaths;
        this.neverTakenIn = neverTakenIn;
        this.process = process;
        this.goesBack = goesBack;
        this.gone = gone;
        this.worklist = worklist;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(FactNoted noted) {
        var caseNo = noted.fact().caseNo();
        if (caseNo != null && (Dangers.isDanger(noted.fact()) || DangerSince.isRed(noted.fact()))) {
            afterTheWord(caseNo);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    /**
     * Who corrects how he judged may end the task in which somebody else would have judged what was told since: that is found
     * out before the correction counts, once its process has gone the right way.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void judgedOtherwise(AnswerCorrected corrected) {
        if (JUDGES.contains(corrected.item().work())) {
            ifOwed(corrected.item().caseNo());
        }
    }

    /** So may what another agency agrees to, which has its effect only now. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void judgedOtherwise(TierAnswered answered) {
        if (answered.refusal() && answered.agreed()) {
            ifOwed(answered.caseNo());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(TaskDone done) {
        if (HEARS.contains(done.work()) || news.harmed(done.answers())) {
            afterTheWord(done.caseNo());
        }
    }

    /** Who should have taken a report in is called off where two cases are parted; what else was told there is owed still. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(InstanceEnded ended) {
        if (ended.endState() == null) {
            afterTheWord(ended.caseNo());
        }
    }

    private void afterTheWord(String caseNo) {
        try {
            transaction.executeWithoutResult(status -> ifOwed(caseNo));
        } catch (RuntimeException e) {
            log.error(
                    "case {}: the sweep must see that it is assessed anew: {}",
                    caseNo,
                    e.getClass().getName(),
                    e);
        }
    }

    /**
     * Goes back where somebody must judge anew.
     *
     * @param caseNo the case
     */
    void ifOwed(String caseNo) {
        var file = table.lock(caseNo).filter(CaseFile::open).orElse(null);
        if (file == null) {
            return;
        }
        neverTakenIn.ifOwed(file);
        var judged = judged(caseNo);
        intake(judged)
                .filter(intake -> !goesBack.headsFor(intake.instanceId(), JUDGES))
                .ifPresent(intake -> ifOwed(file, intake, judged));
    }

    /**
     * Another agency does not agree that the report was refused: intake decides anew.
     *
     * @param caseNo the case
     */
    void objected(String caseNo) {
        var judged = judged(caseNo);
        table.lock(caseNo).filter(CaseFile::open).ifPresent(file -> intake(judged)
                .filter(intake -> !goesBack.headsFor(intake.instanceId(), Set.of(Work.INTAKE)))
                .ifPresent(intake -> goBack(file, intake, judged, Why.OBJECTION)));
    }

    /**
     * An intake took the report in after all, and nobody was asked to assess the child: civil affairs are.
     *
     * @param caseNo the case; nothing happens where somebody judges it, or its last intake does not take it in
     */
    void takenIn(String caseNo) {
        table.lock(caseNo).filter(CaseFile::open).ifPresent(file -> intake(judged(caseNo))
                .filter(intake -> new Given(worklist.answers(intake.id())).acceptsReport())
                .filter(intake -> !goesBack.headsFor(intake.instanceId(), JUDGES))
                .ifPresent(intake -> goBack(file, intake.instanceId(), Work.ASSESSMENT, Why.TAKEN_IN)));
    }

    /** What was judged, oldest first. */
    private List<WorkItem> judged(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.state() == WorkItem.State.DONE && JUDGES.contains(item.work()))
                .sorted(Comparator.comparing(AssessedAnew::at))
                .toList();
    }

    private static Optional<WorkItem> intake(List<WorkItem> judged) {
        return judged.stream().filter(item -> item.work() == Work.INTAKE).reduce((first, last) -> last);
    }

    private void ifOwed(CaseFile file, WorkItem intake, List<WorkItem> judged) {
        var last =
                judged.stream().map(this::knew).max(Comparator.naturalOrder()).orElseThrow();
        var takenIn = new Given(worklist.answers(intake.id())).acceptsReport();
        if (takenIn && deaths.certain(file)) {
            return;
        }
        if ((file.riskTier().equals("RED") || dangers.standsHere(file)) && dangerSince.told(file, judged, last)) {
            goBack(file, intake, judged, Why.DANGER);
        } else if (news.toldAfter(file.caseNo(), last, takenIn)) {
            goBack(file, intake, judged, Why.NEWS);
        }
    }

    /** What was known to whoever judged; an office outside knew what it had been told when it took the report. */
    private Instant knew(WorkItem item) {
        var taken =
                item.work() == Work.CONFIRM_FORWARDED ? new Given(worklist.answers(item.id())).moment("takenAt") : null;
        return taken == null || taken.plus(MINUTE).isAfter(at(item)) ? at(item) : taken.plus(MINUTE);
    }

    private void goBack(CaseFile file, WorkItem intake, List<WorkItem> judged, Why why) {
        var assessed = judged.stream().anyMatch(item -> item.work() == Work.ASSESSMENT && at(item).isAfter(at(intake)));
        if (!assessed) {
            fromNow(intake.instanceId());
        }
        goBack(file, intake.instanceId(), assessed ? Work.ASSESSMENT : Work.INTAKE, why);
    }

    private void goBack(CaseFile file, String instanceId, Work to, Why why) {
        var open =
                worklist.ofCase(file.caseNo()).stream().filter(WorkItem::open).toList();
        if (!goesBack.to(instanceId, to, Work.CLOSING)) {
            return;
        }
        open.stream()
                .filter(item -> !worklist.item(item.id()).open())
                .forEach(item -> gone.insert(item.id(), file.caseNo(), why, clock.instant()));
        trail.record(
                new AuditLine(CaseProcess.SYSTEM, "case.judgedAnew", "case", file.caseNo(), file.caseNo(), to.code()));
        log.info("case {} goes back to {} because of {}", file.caseNo(), to.code(), why);
    }

    /** Nobody has decided on this yet; so the time of the law runs anew. */
    private void fromNow(String instanceId) {
        var facts = new HashMap<String, Object>();
        var now = Date.from(clock.instant());
        Stream.of("reportedAt", "firstReportedAt")
                .filter(name -> process.facts(instanceId).date(name) != null)
                .forEach(name -> facts.put(name, now));
        process.tell(instanceId, facts);
    }

    static Instant at(WorkItem item) {
        return Objects.requireNonNull(item.endedAt());
    }
}
