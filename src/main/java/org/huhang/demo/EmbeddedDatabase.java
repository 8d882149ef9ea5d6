package org.huhang.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A real PostgreSQL that the platform starts and stops itself, for offices that try it out and for developers. Its data
 * stays in a folder; writes are durable, which the library switches off by default.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase in(Path folder) {
        try {
            var data = Files.createDirectories(folder.toAbsolutePath()).resolve("postgresql");
            stopOrphan(data);
            log.info("embedded PostgreSQL starts in {}", data);
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start());
        } catch (IOException e) {
            throw new EmbeddedDatabaseBroken(folder, e);
        }
    }

    /** After a kill -9 of the platform its server runs on and holds the folder; it is ended before a new one starts. */
    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
        if (orphan.isPresent()) {
            log.warn(
                    "embedded PostgreSQL of an earlier run still holds the data folder and is stopped, process {}",
                    pid);
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                orphan.get().destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Files.deleteIfExists(pidFile);
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void destroy() throws IOException {
        server.close();
    }
}
