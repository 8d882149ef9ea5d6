package org.huhang.handover;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.HandedOver;
import org.huhang.casework.MissingChildren;
import org.huhang.casework.PoliceAtCase;
import org.huhang.casework.StaysThere;
import org.huhang.handover.HandOver.Address;
import org.huhang.handover.HandOver.State;
import org.huhang.notification.Messages;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hand-overs whose task must begin anew: after a merge, after a fault, and where a case comes back to its sender. */
@Service
public class HandOversAnew {

    private final HandOverTable table;
    private final HandOverDesks desks;
    private final HandOverStart start;
    private final HandOverTold told;
    private final CaseRegister register;
    private final Cases cases;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final MissingChildren missing;
    private final StaysThere stays;
    private final Clock clock;

    HandOversAnew(
            HandOverTable table,
            HandOverDesks desks,
            HandOverStart start,
            HandOverTold told,
            CaseRegister register,
            Cases cases,
            CaseProcess process,
            Worklist worklist,
            Directory directory,
            Messages messages,
            MissingChildren missing,
            StaysThere stays,
            Clock clock) {
        this.table = table;
        this.desks = desks;
        this.start = start;
        this.told = told;
        this.register = register;
        this.cases = cases;
        this.process = process;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.missing = missing;
        this.stays = stays;
        this.clock = clock;
    }

    /**
     * What a case that was merged had handed over is the other one's; its tasks begin there with {@link #beginMissing}.
     *
     * @param from the case that ends
     * @param to the case that goes on
     */
    public void moveAll(String from, String to) {
        table.moveAll(from, to);
    }

    /**
     * What a case that was merged had handed over, and is parted again, is its own child's; its tasks go on there.
     *
     * @param within the case that had ended, and those that had been merged into it
     * @param merged the case that had ended
     * @param into the case in which it went on
     * @param own the case that its child has now
     */
    @Transactional
    public void part(Set<String> within, String merged, String into, String own) {
        table.part(within, merged, into, own);
        var went = table.ofCase(own).stream()
                .map(row -> String.valueOf(row.instanceId()))
                .toList();
        process.running(into).stream()
                .filter(one -> went.contains(one.instanceId()))
                .forEach(one -> process.cancel(one.instanceId(), "parted"));
        beginMissing(own);
    }

    /**
     * Begins the task of each open hand-over of a case that has none: after a merge, in cases of older versions, after a
     * fault; and of what was given up although nobody has seen the child. What has its task is left alone.
     *
     * @param caseNo the case; of a closed one nothing begins
     */
    @Transactional
    public void beginMissing(String caseNo) {
        register.lock(caseNo).filter(CaseFile::open).ifPresent(this::beginMissing);
    }

    private void beginMissing(CaseFile file) {
        givenUp(file);
        var running = process.running(file.caseNo()).stream()
                .map(one -> one.instanceId())
                .toList();
        table.ofCase(file.caseNo()).stream()
                .filter(row -> row.open() && !running.contains(String.valueOf(row.instanceId())))
                .forEach(row -> start.beginOrJoin(
                        file,
                        row,
                        row.address() == null
                                ? desks.address(file, row, desks.office(file.county()), file.regionCode())
                                : row.address()));
    }

    /** Whoever gave up a child that nobody has seen since is asked again. */
    private void givenUp(CaseFile file) {
        var now = clock.instant();
        table.ofCase(file.caseNo()).stream()
                .filter(row -> row.state() == State.DROPPED && row.message().equals(HandedOver.REMOVAL))
                .filter(row -> !row.takenBack() && row.address() != null)
                .forEach(row ->
                        stays.ask(file, row.id(), row.addressed().sender(), Objects.requireNonNull(row.decidedBy())));
        table.ofCase(file.caseNo()).stream()
                .filter(row -> row.state() == State.DROPPED && row.message().equals(HandedOver.MISSING_OR_HARMED))
                .filter(row -> missing.unseenSince(file, row.madeAt()))
                .forEach(row -> table.decide(
                        row.id(),
                        State.REFUSED,
                        Objects.requireNonNull(row.decidedBy()),
                        row.decidedReason(),
                        now,
                        now));
    }

    /**
     * A case that was passed on to other police is theirs no more: what waits there, and nobody of that place has seen the
     * child, is asked of whoever takes it where the case is.
     *
     * @param caseNo the case
     * @param receiver the agency to which it was passed on
     */
    void comeBack(String caseNo, String receiver) {
        var file = cases.file(caseNo);
        var elsewhere = directory.agency(receiver).regionCode();
        if (directory.within(file.county(), elsewhere) || seenIn(file, elsewhere)) {
            return;
        }
        table.ofCase(file.caseNo()).stream()
                .filter(row -> row.state() == State.WAITING)
                .forEach(row -> Optional.ofNullable(row.address())
                        .filter(address -> directory.within(address.regionCode(), elsewhere))
                        .ifPresent(address -> comeBack(file, row, address)));
    }

    private void comeBack(CaseFile file, HandOver row, Address before) {
        process.cancel(Objects.requireNonNull(row.instanceId()), "transferReturned");
        messages.settle(row.subject());
        var to = desks.address(file, row, before.sender(), file.regionCode());
        start.beginOrJoin(file, row, to);
        told.waits(row, "/" + to.taker());
    }

    private boolean seenIn(CaseFile file, String region) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> PoliceAtCase.FIRST_RESPONSE.contains(answer.work()))
                .filter(answer ->
                        !new Given(answer.answers()).codes("childCondition").contains("notFound"))
                .map(answer -> directory.agency(worklist.item(answer.taskId()).agencyCode()))
                .anyMatch(agency -> directory.within(agency.regionCode(), region));
    }
}
