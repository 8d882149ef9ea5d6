package org.huhang.casework;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks agencies to take part in a case, each once for a source, or tells those who do already that they are asked again. */
@Component
public class AskedToTakePart {

    /** Who only says what he thinks of what others did. */
    private static final Set<Work> JUDGES = EnumSet.of(Work.CLOSING, Work.SECOND_AGENCY);

    private static final Set<Work> INTAKES = EnumSet.of(Work.INTAKE, Work.FURTHER_INTAKE);

    private final WhoMustKnow whoMustKnow;
    /** What is not only taken note of, because a child may be in danger. */
    private static final Set<String> ANSWERED =
            Set.of(Cause.CORRECTED.code(), Cause.LEFT.code(), Cause.UNSEEN.code(), Cause.STAYS.code());

    private final Duties duties;
    private final PoliceBegun begun;
    private final DesksTold desks;
    private final CaseTable cases;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Directory directory;
    private final Clock clock;

    AskedToTakePart(
            WhoMustKnow whoMustKnow,
            Duties duties,
            PoliceBegun begun,
            DesksTold desks,
            CaseTable cases,
            CaseProcess process,
            Worklist worklist,
            Directory directory,
            Clock clock) {
        this.whoMustKnow = whoMustKnow;
        this.duties = duties;
        this.begun = begun;
        this.desks = desks;
        this.cases = cases;
        this.process = process;
        this.worklist = worklist;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * An agency is asked to take part. Police are asked as police; one that has an open task of the case, and not only
     * to judge it, is told that it is asked again; whose intake has just said so itself knows; any other gets a task that says what is wanted of it. Who must
     * do what a correction found missing gets that task whatever else it has, unless its intake came back: that decides it all.
     *
     * @param by the agency that names it, null if a table did
     */
    public void named(CaseFile file, String agencyCode, @Nullable String by, Occasion why) {
        cases.addParty(file.caseNo(), agencyCode, why.source(), clock.instant());
        var agency = directory.agency(agencyCode);
        if (agency.type() == AgencyType.POLICE && (whoMustKnow.police(file, why) || !why.missed())) {
            return;
        }
        var its = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.agencyCode().equals(agencyCode) && item.state() != WorkItem.State.WITHDRAWN)
                .toList();
        var open = its.stream()
                .filter(item -> item.open() && !JUDGES.contains(item.work()))
                .filter(item -> !why.missed() || askedAnew(item) || item.work() == Work.INTAKE)
                .findFirst();
        if (open.isEmpty()) {
            if (why.missed() || its.isEmpty() || !saidSoItself(file.caseNo(), its.get(its.size() - 1))) {
                asks(file, agencyCode, by, why);
            }
        } else if (duties.seen(file, Duty.Kind.AGENCY, why, agencyCode)) {
            desks.again(file, open.get(), why.source());
        }
    }

    /** An agency gets a task that says what is wanted of it, whatever else it is at. */
    public void asks(CaseFile file, String agencyCode, @Nullable String by, Occasion why) {
        cases.addParty(file.caseNo(), agencyCode, why.source(), clock.instant());
        // What a table names comes back to the office that coordinates the place.
        var asking = by == null ? directory.coordinating(file.county()).code() : by;
        duties.start(file, Duty.Kind.AGENCY, why, agencyCode, () -> {
            var facts = CaseProcess.factsAt(file, why.place());
            facts.put("namedAgency", agencyCode);
            facts.put("namedBy", asking);
            return process.start(CaseProcess.AGENCY_NAMED, file.caseNo(), facts);
        });
        duties.askedBy(file, agencyCode, why.source(), asking);
    }

    /**
     * What police had passed on is theirs again while the receiver is at it already: they accept it as after any return, unless
     * they work on it still.
     */
    public void acceptAgain(CaseFile file, String police, Occasion why) {
        cases.addParty(file.caseNo(), police, why.source(), clock.instant());
        var has = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.open() && item.agencyCode().equals(police))
                .filter(item ->
                        item.processKey().equals(CaseProcess.POLICE) && !PoliceAtCase.BESIDE.contains(item.work()))
                .findFirst();
        if (has.isEmpty()) {
            duties.start(
                    file,
                    Duty.Kind.AGENCY,
                    why,
                    police,
                    () -> begun.handling(file, CaseProcess.POLICE_WERE_THERE, why));
        } else if (duties.seen(file, Duty.Kind.AGENCY, why, police)) {
            desks.again(file, has.get(), why.source());
        }
    }

    /** Whether it asks for what a correction found missing or police left undone, or for a child that nobody sees, and is not only taken
     * note of. */
    public boolean askedAnew(WorkItem item) {
        return whyAnew(item).isPresent();
    }

    /**
     * Why somebody is asked who does not only take note of it.
     *
     * @param item any task
     * @return {@code corrected}, {@code left}, {@code stays} or {@code unseen}; empty if he may
     */
    public Optional<String> whyAnew(WorkItem item) {
        return item.work() == Work.TAKE_PART
                ? duties.owed(item.instanceId()).map(Duty::cause).filter(ANSWERED::contains)
                : Optional.empty();
    }

    /** Whose intake was the last to say anything has just named itself; who passed the intake on has not. */
    private boolean saidSoItself(String caseNo, WorkItem last) {
        return INTAKES.contains(last.work())
                && worklist.ofCase(caseNo).stream()
                        .filter(item -> item.state() == WorkItem.State.DONE && INTAKES.contains(item.work()))
                        .noneMatch(item -> !item.agencyCode().equals(last.agencyCode())
                                && item.endedAt() != null
                                && last.endedAt() != null
                                && item.endedAt().isAfter(last.endedAt()));
    }
}
