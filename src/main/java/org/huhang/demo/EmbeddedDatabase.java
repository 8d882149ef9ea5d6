package org.huhang.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A real PostgreSQL that the platform starts and stops itself, for offices that try it out and for developers. Its data
 * stays in a folder; writes are durable, which the library switches off by default. It asks everybody for a password, also on
 * this machine, and the platform is not its superuser.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres server;
    private final DatabaseKeys keys;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, DatabaseKeys keys, FileChannel lock) {
        this.server = server;
        this.keys = keys;
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
                var keys = DatabaseKeys.keptIn(folder.resolve("database.key"));
                return new EmbeddedDatabase(start(data, keys), keys, lock);
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

    private static EmbeddedPostgres start(Path data, DatabaseKeys keys) throws IOException {
        var password = keys.of(DatabaseKeys.SUPERUSER);
        // Readable by its owner only, and gone as soon as the server has read it.
        var file = Files.createTempFile(data.toAbsolutePath().getParent(), "password", ".new");
        try {
            Files.writeString(file, password);
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // For a new folder: else it would let in everybody until the users are set up.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", file.toString())
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return withUsers(server, data, keys);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static EmbeddedPostgres withUsers(EmbeddedPostgres server, Path data, DatabaseKeys keys)
            throws IOException {
        try (var superuser = server.getPostgresDatabase().getConnection()) {
            new DatabaseUsers(data, keys).setUp(superuser);
            return server;
        } catch (SQLException | IOException | RuntimeException e) {
            server.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public String getUsername() {
        return DatabaseKeys.APP;
    }

    @Override
    public String getPassword() {
        return keys.of(DatabaseKeys.APP);
    }

    /** Names no user: the one in an address would count more than the one that connects. */
    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** The same database, for whoever makes and changes its tables. */
    FlywayConnectionDetails owner() {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return DatabaseKeys.OWNER;
            }

            @Override
            public String getPassword() {
                return keys.of(DatabaseKeys.OWNER);
            }

            @Override
            public String getJdbcUrl() {
                return EmbeddedDatabase.this.getJdbcUrl();
            }
        };
    }

    @Override
    public void destroy() throws IOException {
        server.close();
        lock.close();
    }
}
