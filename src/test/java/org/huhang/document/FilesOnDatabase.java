package org.huhang.document;

import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huhang.audit.AuditTrail;
import org.huhang.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Files alone on a database that only these tests use one after the other. */
final class FilesOnDatabase {

    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final DataSource DATABASE = migrated();

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final FileTable files = new FileTable(jdbc);
    final AuditTrail trail = mock();
    final DocumentSettings settings = settings(2, Duration.ofSeconds(3), Duration.ofMinutes(1));
    final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    final Documents documents = at(NOW);

    FilesOnDatabase() {
        jdbc.sql("truncate document.file, document.folder cascade").update();
    }

    static DocumentSettings settings(int painters, Duration longestWait, Duration longestDecoding) {
        return new DocumentSettings(
                DataSize.ofMegabytes(20),
                Duration.ofHours(24),
                Duration.ofDays(30),
                new DocumentSettings.Painting(painters, 8, longestWait, longestDecoding));
    }

    Documents at(Instant now) {
        return at(now, List.of());
    }

    Documents at(Instant now, List<FolderOwner> owners) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var painters = new Painters(settings);
        var reception = new Reception(new Inspection(), painters, files, transactions, settings, clock);
        return new Documents(reception, files, new FolderTable(jdbc), trail, settings, clock, owners);
    }

    Sweep sweepAt(Instant now) {
        return new Sweep(files, Clock.fixed(now, ZoneOffset.UTC));
    }

    StoredFile upload(@Nullable String name, byte[] content) {
        return upload(name, content, "reporter");
    }

    StoredFile upload(@Nullable String name, byte[] content, String by) {
        return documents.upload(name, new ByteArrayResource(content), by);
    }

    byte[] kept(StoredFile file) {
        var all = new byte[0];
        var id = java.util.UUID.fromString(file.id());
        for (var no = 0; files.piece(id, no).isPresent(); no++) {
            all = Samples.join(all, files.piece(id, no).get());
        }
        return all;
    }

    long count(String table) {
        return jdbc.sql("select count(*) from document." + table)
                .query(Long.class)
                .single();
    }

    private static DataSource migrated() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(TestDatabase.create());
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/document")
                .load()
                .migrate();
        return dataSource;
    }
}
