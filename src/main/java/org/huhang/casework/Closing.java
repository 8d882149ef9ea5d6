package org.huhang.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.Definitions;
import org.huhang.engine.InstanceEnded;
import org.huhang.engine.Processes;
import org.huhang.engine.Starts;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** No case is closed while a report of it is unanswered, a hand-over waits, or another process of it runs. */
@Component
public class Closing implements TaskRule {

    private static final Logger log = LoggerFactory.getLogger(Closing.class);
    /** Older versions of the main process have the emergency inside. */
    public static final Set<Work> EMERGENCY = EnumSet.of(Work.EMERGENCY_RESPONSE, Work.REMOVAL_DECISION);

    public static final String MERGED = "closedMerged";

    private final Cases cases;
    private final PassedOn passedOn;
    private final PromisedHelp help;
    private final FollowUps followUps;
    private final Dangers dangers;
    private final TierAsking tiers;
    private final CaseTable table;
    private final Intake intake;
    private final Worklist worklist;
    private final CaseProcess process;
    private final Definitions definitions;
    private final Starts starts;
    private final List<ClosingRule> rules;
    private final Deadlines deadlines;
    private final AuditTrail trail;
    private final Clock clock;

    Closing(
            Cases cases,
            PassedOn passedOn,
            PromisedHelp help,
            FollowUps followUps,
            Dangers dangers,
            TierAsking tiers,
            CaseTable table,
            Intake intake,
            Worklist worklist,
            CaseProcess process,
            Definitions definitions,
            Starts starts,
            List<ClosingRule> rules,
            Deadlines deadlines,
            AuditTrail trail,
            Clock clock) {
        this.cases = cases;
        this.passedOn = passedOn;
        this.help = help;
        this.followUps = followUps;
        this.dangers = dangers;
        this.tiers = tiers;
        this.table = table;
        this.intake = intake;
        this.worklist = worklist;
        this.process = process;
        this.definitions = definitions;
        this.starts = starts;
        this.rules = rules;
        this.deadlines = deadlines;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public boolean atOnce(WorkItem item) {
        return item.work() == Work.CLOSING;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        // Whoever corrects what a closing said, once the case is closed, closes nothing.
        if (task.work() != Work.CLOSING
                || !"approve".equals(answers.get("closeDecision"))
                || !cases.file(task.caseNo()).open()) {
            return List.of();
        }
        var problems = new ArrayList<Problem>(owed(task.caseNo()).toList());
        if (emergencyRuns(task.caseNo())) {
            problems.add(new Problem("closeDecision", "emergencyRuns", List.of()));
        }
        if (tiers.holdsOpen(cases.file(task.caseNo()))) {
            problems.add(new Problem("closeDecision", "closedPastObjection", List.of()));
        }
        process.others(task.caseNo(), task.instanceId()).stream()
                .filter(other -> !other.processKey().equals(CaseProcess.HAND_OVER))
                .forEach(other -> problems.add(new Problem("closeDecision", "processRuns", List.of(name(other)))));
        return problems;
    }

    private boolean emergencyRuns(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.state() == WorkItem.State.OPEN && EMERGENCY.contains(item.work()));
    }

    private String name(Processes.ProcessOfCase other) {
        return definitions.processName(other.definitionId(), LocaleContextHolder.getLocale());
    }

    /**
     * Closes a case, if it may be.
     *
     * @param caseNo the case
     * @param instanceId the process that closes it
     * @param endState how it ends
     * @return false if something came up since the closing was approved; then it stays open
     */
    public boolean close(String caseNo, String instanceId, String endState) {
        var file = table.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        if (!file.open()) {
            return true;
        }
        // What was owed in a case that was merged is owed in the other one, with its reports.
        var elsewhere = endState.equals(MERGED) && intake.ofCase(caseNo).isEmpty();
        if (!elsewhere && owes(caseNo, instanceId)) {
            log.info("case {} stays open: something is still owed", caseNo);
            return false;
        }
        close(file, endState, null);
        return true;
    }

    private void close(CaseFile file, String endState, @Nullable String endModel) {
        var caseNo = file.caseNo();
        table.close(caseNo, endState, endModel, clock.instant());
        help.closed(file);
        if (!endState.equals(MERGED)) {
            dangers.closed(file);
        }
        cases.describe(caseNo);
        intake.close(caseNo);
        deadlines.withdrawCaseTerms(caseNo);
        followUps.begin(caseNo);
        trail.record(new AuditLine("system", "case.closed", "case", caseNo, caseNo, endState));
        log.info("case {} closed: {}", caseNo, endState);
    }

    /**
     * A case closes with the end of its last process, if that carries cases and nothing speaks against it; otherwise a person
     * decides. Before the commit, for what others begin because of the same end is there only then.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(InstanceEnded ended) {
        var end = ended.endState();
        // What is called off belongs to a case that was merged, and goes on in the other one.
        var file = end == null ? Optional.<CaseFile>empty() : table.lock(ended.caseNo());
        if (end == null
                || file.filter(CaseFile::open).isEmpty()
                || !process.others(ended.caseNo(), ended.instanceId()).isEmpty()) {
            return;
        }
        if (starts.carriesCases(ended.definitionId()) && closesByItself(file.get())) {
            close(file.get(), end, ended.definitionId());
        } else {
            process.begin(file.get(), CaseProcess.NOTHING_RUNS, Map.of());
            log.info("no process of case {} runs any more, a person decides whether it ends", ended.caseNo());
        }
    }

    /** Nothing is owed, and nobody who decides would be asked back. */
    private boolean closesByItself(CaseFile file) {
        var caseNo = file.caseNo();
        return owed(caseNo).findAny().isEmpty()
                && !emergencyRuns(caseNo)
                && !tiers.holdsOpen(file)
                && !dangers.stands(file)
                && !file.riskTier().equals("RED")
                && help.owed(caseNo, Locale.ROOT).isEmpty()
                && !help.unplanned(caseNo)
                && !followUps.mustBeNamed(file)
                && !passedOn.removed(caseNo);
    }

    private Stream<Problem> owed(String caseNo) {
        return rules.stream().flatMap(rule -> rule.owed(caseNo).stream());
    }

    private boolean owes(String caseNo, String instanceId) {
        return owed(caseNo).findAny().isPresent()
                || emergencyRuns(caseNo)
                || !process.others(caseNo, instanceId).isEmpty();
    }
}
