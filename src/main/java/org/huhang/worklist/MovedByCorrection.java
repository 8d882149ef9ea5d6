package org.huhang.worklist;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Knows which tasks came and went with the correction of an answer: those that its own transaction moved. */
@Component
class MovedByCorrection {

    private final MovedTable table;
    private final CorrectionTable corrections;
    private final Worklist worklist;

    MovedByCorrection(MovedTable table, CorrectionTable corrections, Worklist worklist) {
        this.table = table;
        this.corrections = corrections;
        this.worklist = worklist;
    }

    /** From now until the end of the transaction, before anybody follows the correction. */
    void begins(Correction made) {
        var running = (Running) TransactionSynchronizationManager.getResource(this);
        if (running == null) {
            running = new Running(this, made);
            TransactionSynchronizationManager.bindResource(this, running);
            TransactionSynchronizationManager.registerSynchronization(running);
        }
        running.made = made;
    }

    @EventListener
    @Order(-1)
    void on(ItemReceived received) {
        moved(received.item().id(), false);
    }

    @EventListener
    @Order(-1)
    void on(ItemEnded ended) {
        moved(ended.itemId(), true);
    }

    private void moved(UUID item, boolean gone) {
        var running = (Running) TransactionSynchronizationManager.getResource(this);
        if (running != null) {
            table.insert(item, gone, running.made);
        }
    }

    /**
     * What became of the tasks of the case by the last correction of an answer.
     *
     * @param item the task
     * @return those that were withdrawn and those that came, empty if it was never corrected
     */
    Optional<Moved> moved(WorkItem item) {
        return corrections.of(item.id()).stream()
                .reduce((first, last) -> last)
                .map(last -> new Moved(items(item, last, true), items(item, last, false)));
    }

    /** Those that came and are there still, or went and were there before. */
    private List<WorkItem> items(WorkItem item, Correction by, boolean gone) {
        var moved = Set.copyOf(table.moved(by, gone));
        var both = Set.copyOf(table.moved(by, !gone));
        return worklist.ofCase(item.caseNo()).stream()
                .filter(one -> moved.contains(one.id()) && !both.contains(one.id()))
                .filter(one -> gone ? one.state() == WorkItem.State.WITHDRAWN : one.open())
                .toList();
    }

    /**
     * Why nobody needs a task any more.
     *
     * @param item the task
     * @return the correction that took it; empty if it was taken for another reason, or was not
     */
    Optional<Correction> takenBy(WorkItem item) {
        return item.state() == WorkItem.State.WITHDRAWN
                ? table.takenBy(item.id()).flatMap(by -> corrections.of(by.corrected()).stream()
                        .filter(made -> made.number() == by.number())
                        .findFirst())
                : Optional.empty();
    }

    /**
     * Tasks that a correction moved.
     *
     * @param withdrawn who lost one
     * @param begun who got one
     */
    record Moved(List<WorkItem> withdrawn, List<WorkItem> begun) {}

    /** A correction whose transaction has not ended; what another transaction does meanwhile is not by it. */
    private static final class Running implements TransactionSynchronization {

        private final MovedByCorrection key;
        private Correction made;

        Running(MovedByCorrection key, Correction made) {
            this.key = key;
            this.made = made;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(key, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }
    }
}
