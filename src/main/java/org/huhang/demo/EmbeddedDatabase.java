package org.huhang.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts it.
     *
     * @param folder where its data is kept, made if absent
     * @throws FolderInUse if another platform has it
     * @throws EmbeddedDatabaseBroken if it does not start
     */
    static EmbeddedDatabase in(Path folder) {
        try {
            var data = Files.createDirectories(folder.toAbsolutePath()).resolve("postgresql");
            var lock = locked(folder);
            try {
                new OrphanedServer(data).stop();
                log.info("embedded PostgreSQL starts in {}", data);
                return new EmbeddedDatabase(start(data), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | IllegalStateException e) {
            throw new EmbeddedDatabaseBroken(folder, e);
        }
    }

    /** Held until this process ends, however it ends; so a server that runs without it is nobody's any more. */
    private static FileChannel locked(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("huhang.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Another one within this very process.
        }
        channel.close();
        throw new FolderInUse(folder);
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
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
        lock.close();
    }
}
