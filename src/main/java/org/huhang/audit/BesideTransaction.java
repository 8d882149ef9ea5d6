package org.huhang.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes lines that the rollback of a transaction around them must not take away. They go through a few connections that
 * nothing else takes: were it the pool's own, as many refusals at once as it has connections would each hold one and wait
 * for a second that nobody gives back.
 */
@Component
final class BesideTransaction implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    private static final long PATIENCE_MILLIS = 15_000;

    private final @Nullable HikariDataSource own;
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    BesideTransaction(DataSource shared) throws SQLException {
        own = shared.isWrapperFor(HikariDataSource.class) ? few(shared.unwrap(HikariDataSource.class)) : null;
        var source = own == null ? shared : own;
        jdbc = JdbcClient.create(source);
        apart = new TransactionTemplate(new JdbcTransactionManager(source));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void write(LineTable lines, AuditLine line) {
        apart.executeWithoutResult(status -> lines.insert(line, jdbc));
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    /** The same server and the same limits; opened when the first line comes, closed when none came for a while. */
    private static HikariDataSource few(HikariDataSource pool) {
        var settings = new HikariConfig();
        pool.copyStateTo(settings);
        settings.setPoolName("trail");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(0);
        settings.setConnectionTimeout(PATIENCE_MILLIS);
        settings.setInitializationFailTimeout(-1);
        settings.setMetricsTrackerFactory(null);
        return new HikariDataSource(settings);
    }
}
