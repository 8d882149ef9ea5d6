package org.huhang.engine;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.retry.MethodRetryPredicate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two people changed the same thing at the same moment, and what one of them did was rolled back: a deadlock, a lost
 * serialization, an instance that moved meanwhile. Nothing of it was kept, and the next try finds what the other one did.
 */
public final class Clash implements MethodRetryPredicate {

    /** How often it is tried again. */
    public static final int TRIES = 6;

    /** Milliseconds between two tries. */
    public static final int PAUSE = 40;

    /** The class of SQL states in which a database rolls back what met another transaction. */
    private static final String ROLLED_BACK = "40";

    private static final RetryTemplate AGAIN = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(TRIES)
            .delay(Duration.ofMillis(PAUSE))
            .jitter(Duration.ofMillis(PAUSE))
            .predicate(Clash::triedAgain)
            .build());

    /**
     * Does something in a transaction of its own, and again while others get in its way.
     *
     * @param <T> what comes of it
     * @param act begins and ends its transaction
     * @return what came of the last try
     */
    public static <T extends @Nullable Object> T again(Supplier<T> act) {
        return AGAIN.invoke(act);
    }

    @Override
    public boolean shouldRetry(Method method, Throwable thrown) {
        return triedAgain(thrown);
    }

    /** What is part of a longer transaction is rolled back with it; whoever began that one tries again. */
    private static boolean triedAgain(Throwable thrown) {
        return !TransactionSynchronizationManager.isActualTransactionActive() && met(thrown);
    }

    /** Whether something failed only because somebody else was faster. */
    static boolean met(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith(ROLLED_BACK)) {
                return true;
            }
        }
        return false;
    }
}
