package org.huhang.handover;

import java.util.Optional;
import java.util.UUID;
import org.huhang.engine.StepCall;
import org.huhang.engine.Tasks;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was sent in a case, asked in the ways in which those ask who must take it, took it or sent it. */
@Component
class Sent {

    private final TransferTable table;
    private final Tasks tasks;

    Sent(TransferTable table, Tasks tasks) {
        this.table = table;
        this.tasks = tasks;
    }

    /** What an agency sent last, as long as nobody took it or sent it back. */
    Optional<Transfer> standing(String caseNo, Transfer.Kind kind, String from) {
        return table.ofCase(caseNo).stream()
                .filter(sent -> sent.kind() == kind)
                .reduce((first, later) -> later)
                .filter(sent -> sent.fromAgency().equals(from))
                .filter(sent -> sent.state() == Transfer.State.SENT || sent.state() == Transfer.State.OUTSIDE);
    }

    /** What came to whoever answered a task, and was answered by it. */
    Optional<Transfer> received(WorkItem item) {
        var kind = item.work() == Work.INTAKE ? Transfer.Kind.INTAKE : Transfer.Kind.POLICE;
        return table.ofCase(item.caseNo()).stream()
                .filter(sent -> sent.kind() == kind && sent.toAgency() != null)
                .filter(sent -> !sent.fromAgency().equals(item.agencyCode())
                        && !sent.sentAt().isAfter(item.receivedAt()))
                .reduce((first, later) -> later);
    }

    /** What went to somebody outside the platform last. */
    Optional<Transfer> lastOutside(String caseNo, Transfer.@Nullable Kind kind) {
        return table.ofCase(caseNo).stream()
                .filter(sent -> sent.kind() == kind && sent.state() == Transfer.State.OUTSIDE)
                .reduce((first, later) -> later);
    }

    /** What the process of a step sent last. */
    Transfer current(StepCall call) {
        return Optional.ofNullable(call.facts().text(TransferFacts.ID))
                .flatMap(id -> table.find(UUID.fromString(id)))
                .orElseThrow(() -> new IllegalStateException("no transfer in " + call.instanceId()));
    }

    /** What whoever has a task must take or send back; of an answered one what its correction may still send back. */
    Optional<Transfer> open(WorkItem task) {
        if (!task.open()) {
            return received(task);
        }
        return Optional.ofNullable(
                        tasks.fact(task.engineTaskId(), TransferFacts.ID).text(TransferFacts.ID))
                .flatMap(id -> table.find(UUID.fromString(id)))
                .filter(sent -> sent.state() == Transfer.State.SENT);
    }
}
