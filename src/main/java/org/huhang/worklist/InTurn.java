package org.huhang.worklist;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction read of the cases whose turn it has, see {@link CaseTurn}. Nobody else changes such a case until the
 * transaction ends, so what is only changed in turn is read once; what the transaction changed itself is read again.
 */
@Component
public class InTurn {

    /**
     * The transaction has the turn of a case from now on: it holds the row for which all others wait.
     *
     * @param caseNo the case
     */
    public void begins(String caseNo) {
        // Without a transaction a lock ends with its statement.
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            var running = running();
            if (running == null) {
                running = new Running(this);
                TransactionSynchronizationManager.bindResource(this, running);
                TransactionSynchronizationManager.registerSynchronization(running);
            }
            running.readings.computeIfAbsent(caseNo, key -> new HashMap<>());
        }
    }

    /**
     * Whether the transaction has the turn of a case.
     *
     * @param caseNo the case
     * @return false also if it only may have it
     */
    public boolean has(String caseNo) {
        var running = running();
        return running != null && running.readings.containsKey(caseNo);
    }

    /**
     * Something of a case that nobody changes who has not its turn.
     *
     * @param what what it is, one for each question
     * @param caseNo the case
     * @param reading asks the database; what it returns is shared, so nobody may change it
     * @return what was read before in this turn, else what the database says
     */
    @SuppressWarnings("unchecked")
    public <T> T read(Class<?> what, String caseNo, Supplier<T> reading) {
        var running = running();
        var readings = running == null ? null : running.readings.get(caseNo);
        if (readings == null) {
            return reading.get();
        }
        var read = (T) readings.get(what);
        if (read == null) {
            read = reading.get();
            readings.put(what, read);
        }
        return read;
    }

    /**
     * The transaction changed something that it may have read, of whichever case.
     *
     * @param what as it was read
     */
    public void changed(Class<?> what) {
        var running = running();
        if (running != null) {
            running.readings.values().forEach(readings -> readings.remove(what));
        }
    }

    private @Nullable Running running() {
        return (Running) TransactionSynchronizationManager.getResource(this);
    }

    /** A transaction that has not ended; one that begins meanwhile has no turn yet. */
    private static final class Running implements TransactionSynchronization {

        private final InTurn key;
        private final Map<String, Map<Class<?>, Object>> readings = new HashMap<>();
        private boolean over;

        Running(InTurn key) {
            this.key = key;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }

        @Override
        public void resume() {
            if (!over) {
                TransactionSynchronizationManager.bindResource(key, this);
            }
        }

        /** Whoever is told that it ended reads what is true then. */
        @Override
        public void beforeCompletion() {
            over = true;
            suspend();
        }
    }
}
