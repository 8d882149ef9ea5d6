package org.huhang.agency;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A protected thing with all that decides about it. A file carries the scope of the folder it lies in.
 *
 * @param kind what it is
 * @param subject its id, for the trail: a case number, task id, child file id, report id
 * @param cases the cases it belongs to: one for a case and a task, any number for a child file, none or one for a report
 * @param groups for a task, the groups that may take it
 * @param holder for a task, the user name of who holds or did it; null while it waits in the pool
 * @param intake for a reporter, the group that took the report in
 * @param residence for a child file, the region where the child lives
 * @param takenBy for a reporter, who holds an open task of the case now
 */
public record Scope(
        Kind kind,
        String subject,
        List<CaseParties> cases,
        Set<String> groups,
        @Nullable String holder,
        @Nullable String intake,
        @Nullable String residence,
        Set<String> takenBy) {

    /** What can be protected. */
    public enum Kind {
        CASE,
        TASK,
        CHILD,
        REPORTER,
        TRAIL,
        MACHINE
    }

    /** Keeps the scope from being changed. */
    public Scope {
        cases = List.copyOf(cases);
        groups = Set.copyOf(groups);
        takenBy = Set.copyOf(takenBy);
    }

    /**
     * A case with its papers.
     *
     * @param parties who has to do with it
     * @return its scope
     */
    public static Scope ofCase(CaseParties parties) {
        return new Scope(Kind.CASE, parties.caseNo(), List.of(parties), Set.of(), null, null, null, Set.of());
    }

    /**
     * A task, open or done.
     *
     * @param id the task
     * @param parties who has to do with its case
     * @param groups the groups that may take it
     * @param holder who holds or did it, null while nobody does
     * @return its scope
     */
    public static Scope ofTask(String id, CaseParties parties, Set<String> groups, @Nullable String holder) {
        return new Scope(Kind.TASK, id, List.of(parties), groups, holder, null, null, Set.of());
    }

    /**
     * A child's file, without the papers of its cases.
     *
     * @param id the file
     * @param residence where the child lives, as narrow as known; null if unknown
     * @param cases the parties of all cases of the child
     * @return its scope
     */
    public static Scope ofChild(String id, @Nullable String residence, List<CaseParties> cases) {
        return new Scope(Kind.CHILD, id, cases, Set.of(), null, null, residence, Set.of());
    }

    /**
     * The reporter's identity.
     *
     * @param reportId the report
     * @param intake the group of the first receiver's intake
     * @param parties who has to do with the case, null while there is none
     * @param takenBy the user names of those who hold an open task of the case
     * @return its scope
     */
    public static Scope ofReporter(String reportId, String intake, @Nullable CaseParties parties, Set<String> takenBy) {
        var cases = parties == null ? List.<CaseParties>of() : List.of(parties);
        return new Scope(Kind.REPORTER, reportId, cases, Set.of(), null, intake, null, takenBy);
    }

    /**
     * The trail.
     *
     * @return its scope
     */
    public static Scope ofTrail() {
        return new Scope(Kind.TRAIL, "trail", List.of(), Set.of(), null, null, null, Set.of());
    }

    /**
     * What the platform does by itself, without the content of any case.
     *
     * @return its scope
     */
    public static Scope ofMachine() {
        return new Scope(Kind.MACHINE, "machine", List.of(), Set.of(), null, null, null, Set.of());
    }

    /** The case number for a trail line, where there is exactly one. */
    @Nullable
    String caseNo() {
        return cases.size() == 1 && !cases.get(0).caseNo().isEmpty()
                ? cases.get(0).caseNo()
                : null;
    }
}
