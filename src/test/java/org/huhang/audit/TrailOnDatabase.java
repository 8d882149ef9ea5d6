package org.huhang.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huhang.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail alone, empty, on a database that only these tests use one after the other. */
final class TrailOnDatabase {

    private static final DataSource DATABASE = migrated();
    static final String SECRET = "a secret of at least thirty-two characters";

    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final AuditTrail trail;
    final Sealer sealer;
    final Path heads;

    TrailOnDatabase() {
        this(SECRET, fresh());
        for (var table : List.of("line", "waiting", "seal", "head")) {
            tamper("truncate audit." + table);
        }
    }

    private TrailOnDatabase(String secret, Path heads) {
        this.heads = heads;
        var anchor = new Anchor(heads);
        var manager = new JdbcTransactionManager(DATABASE);
        var clock = Clock.fixed(Instant.parse("2026-11-21T08:00:00.123456Z"), ZoneOffset.UTC);
        var chain = new Chain(Secrets.of(secret));
        jdbc = JdbcClient.create(DATABASE);
        transactions = new TransactionTemplate(manager);
        var lines = new LineTable(jdbc, chain, clock);
        var seals = new SealTable(jdbc, new JdbcTemplate(DATABASE), clock);
        sealer = new Sealer(lines, seals, chain, anchor, transactions);
        trail = new AuditTrail(
                lines, seals, new Verifier(jdbc, seals, lines, chain, anchor, manager), beside(DATABASE));
    }

    private static Path fresh() {
        try {
            return Files.createTempDirectory("trail").resolve("heads.txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BesideTransaction beside(DataSource source) {
        try {
            return new BesideTransaction(source);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A second node on the same database. */
    TrailOnDatabase node() {
        return new TrailOnDatabase(SECRET, heads);
    }

    TrailOnDatabase nodeWithSecret(String other) {
        return new TrailOnDatabase(other, fresh());
    }

    void write(int lines) {
        for (var i = 1; i <= lines; i++) {
            trail.record(new AuditLine("police.532503", "task.claimed", "task", "t" + i, "532503-2026-00001", null));
        }
    }

    /** What a superuser can do who switches the guards off. */
    void tamper(String sql) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(sql).update();
        });
    }

    /** The trail as it stands over a pool of so many connections. */
    static AuditTrail over(HikariDataSource pool) {
        var chain = new Chain(Secrets.of(SECRET));
        var lines = new LineTable(JdbcClient.create(pool), chain, Clock.systemUTC());
        var jdbc = JdbcClient.create(pool);
        var seals = new SealTable(jdbc, new JdbcTemplate(pool), Clock.systemUTC());
        var verifier =
                new Verifier(jdbc, seals, lines, chain, new Anchor((Path) null), new JdbcTransactionManager(pool));
        return new AuditTrail(lines, seals, verifier, beside(pool));
    }

    static HikariDataSource pool(int size) {
        var pool = new HikariDataSource();
        pool.setDataSource(DATABASE);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(5_000);
        return pool;
    }

    private static DataSource migrated() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(TestDatabase.create());
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/audit")
                .load()
                .migrate();
        return dataSource;
    }
}
