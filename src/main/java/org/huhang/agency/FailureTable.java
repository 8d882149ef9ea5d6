package org.huhang.agency;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts attempts for all nodes: the row is locked while it is counted, and never while a password is hashed. */
@Component
class FailureTable {

    private final JdbcClient db;
    private final TransactionTemplate apart;
    private final Clock clock;

    FailureTable(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    Failures change(String who, String network, UnaryOperator<Failures> change) {
        return java.util.Objects.requireNonNull(apart.execute(status -> {
            insertIfMissing(who, network);
            var changed = change.apply(locked(who, network));
            update(who, network, changed);
            return changed;
        }));
    }

    void forget(String who, String network) {
        db.sql("delete from agency.sign_in_failure where who = :who and network = :network")
                .param("who", who)
                .param("network", network)
                .update();
    }

    @Scheduled(fixedDelay = 1, timeUnit = java.util.concurrent.TimeUnit.HOURS)
    void sweep() {
        db.sql(
                        """
                        delete from agency.sign_in_failure
                        where last_at < :old and (locked_until is null or locked_until < :old)
                        """)
                .param("old", at(clock.instant().minus(Failures.FORGOTTEN)))
                .update();
    }

    private void insertIfMissing(String who, String network) {
        db.sql(
                        """
                        insert into agency.sign_in_failure (who, network, attempts, locks, last_at)
                        values (:who, :network, 0, 0, :never) on conflict (who, network) do nothing
                        """)
                .param("who", who)
                .param("network", network)
                .param("never", at(Instant.EPOCH))
                .update();
    }

    private Failures locked(String who, String network) {
        return db.sql(
                        """
                        select attempts, locks, last_at, locked_until from agency.sign_in_failure
                        where who = :who and network = :network for update
                        """)
                .param("who", who)
                .param("network", network)
                .query((row, n) -> new Failures(
                        row.getInt(1),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        instant(row.getObject(4, OffsetDateTime.class))))
                .optional()
                // Swept or forgotten between the two statements: nothing stands against this user.
                .orElse(Failures.NONE);
    }

    private void update(String who, String network, Failures failures) {
        db.sql(
                        """
                        update agency.sign_in_failure
                        set attempts = :attempts, locks = :locks, last_at = :last, locked_until = :until
                        where who = :who and network = :network
                        """)
                .param("attempts", failures.attempts())
                .param("locks", failures.locks())
                .param("last", at(failures.lastAt()))
                .param("until", failures.lockedUntil() == null ? null : at(failures.lockedUntil()))
                .param("who", who)
                .param("network", network)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
