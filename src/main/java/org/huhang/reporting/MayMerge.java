package org.huhang.reporting;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Given;
import org.huhang.child.ChildFiles;
import org.huhang.engine.Starts;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may not be merged, and why. */
@Component
class MayMerge implements TaskRule {

    /** To plan measures and to carry them out. */
    private static final Set<Work> HELP = EnumSet.of(Work.PLAN, Work.MEASURE);

    private final CaseRegister register;
    private final CaseProcess process;
    private final Starts starts;
    private final ChildFiles children;
    private final Worklist worklist;

    MayMerge(CaseRegister register, CaseProcess process, Starts starts, ChildFiles children, Worklist worklist) {
        this.register = register;
        this.process = process;
        this.starts = starts;
        this.children = children;
        this.worklist = worklist;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (!"merge".equals(answers.get("intakeDecision"))) {
            return List.of();
        }
        return refused(task.caseNo(), new Given(answers).text("mergeInto")).stream()
                .map(why -> new Problem("mergeInto", why.code, List.of()))
                .toList();
    }

    /**
     * Whether a case can be carried over into another.
     *
     * @param caseNo the case that would end
     * @param other the case that would go on
     * @return false if anything speaks against it
     */
    boolean possible(String caseNo, String other) {
        return refused(caseNo, other).isEmpty();
    }

    /**
     * Why a case cannot be carried over into another; both stay as they are until the transaction ends.
     *
     * @param caseNo the case that would end
     * @param other the case that would go on, null if nobody says which
     * @return empty if it can
     */
    Optional<Refusal> refused(String caseNo, @Nullable String other) {
        if (other == null || other.equals(caseNo)) {
            return Optional.of(Refusal.CLOSED);
        }
        // Two that are merged into each other at one moment wait for each other in one order.
        var first = caseNo.compareTo(other) < 0 ? caseNo : other;
        register.lock(first);
        var from = register.lock(caseNo).filter(CaseFile::open);
        var into = register.lock(other).filter(CaseFile::open);
        return from.isEmpty() || into.isEmpty() ? Optional.of(Refusal.CLOSED) : refused(from.get(), into.get());
    }

    private Optional<Refusal> refused(CaseFile from, CaseFile into) {
        if (register.siblings(from.caseNo(), into.caseNo())) {
            return Optional.of(Refusal.SIBLINGS);
        }
        if (children.certainlyTwo(children.file(from.childId()), children.file(into.childId()))) {
            return Optional.of(Refusal.CERTAINLY_TWO);
        }
        if (helpBegan(from.caseNo())) {
            return Optional.of(Refusal.HELP_BEGAN);
        }
        if (policeAnswered(from.caseNo())) {
            return Optional.of(Refusal.POLICE_AT_WORK);
        }
        return carriesOn(from.caseNo()) ? Optional.of(Refusal.CARRIES_ON) : Optional.empty();
    }

    /** What police have begun to write down cannot be moved under them. */
    private boolean policeAnswered(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> CaseProcess.POLICE_WORK.contains(item.processKey()))
                .anyMatch(item -> item.state() == WorkItem.State.DONE);
    }

    /** Measures that agencies carry out for the child have no place in a case that plans its own. */
    private boolean helpBegan(String caseNo) {
        return worklist.ofCase(caseNo).stream()
                .anyMatch(item -> item.state() != WorkItem.State.WITHDRAWN && HELP.contains(item.work()));
    }

    /** What people began, or what was handed to a process, is not called off for a report. */
    private boolean carriesOn(String caseNo) {
        return process.running(caseNo).stream().anyMatch(one -> starts.carriesCases(one.definitionId()));
    }

    /** What speaks against a merge. */
    enum Refusal {
        /** one of the two is closed, or they are one */
        CLOSED("mergeClosed"),
        /** they are of two children of one report */
        SIBLINGS("mergeSiblings"),
        /** whoever says so, two identity numbers are two children */
        CERTAINLY_TWO("mergeTwoNumbers"),
        HELP_BEGAN("mergeHelpBegan"),
        POLICE_AT_WORK("mergePoliceAtWork"),
        /** a process runs that the case is about */
        CARRIES_ON("mergeCarriesOn");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }
    }
}
