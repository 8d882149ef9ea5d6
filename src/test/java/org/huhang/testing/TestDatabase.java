package org.huhang.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/** One PostgreSQL server for the whole test run; each caller gets a database of its own. */
public final class TestDatabase {

    private static final AtomicInteger MADE = new AtomicInteger();

    private static volatile boolean platforms;

    private TestDatabase() {}

    /** Makes an empty database for a whole platform, which Spring stops before the server. */
    static String forPlatform() {
        platforms = true;
        return create();
    }

    /**
     * Makes an empty database.
     *
     * @return its JDBC address, with user and password
     */
    public static String create() {
        var name = "huhang_" + MADE.incrementAndGet();
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .setRegisterShutdownHook(false)
                        .start();
                // After the platforms that work on it: else each of them asks a dead server until it is killed.
                SpringApplication.getShutdownHandlers().add(() -> stop(server));
                // Spring asks nobody in a run of tests that never started it.
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    if (!platforms) {
                        stop(server);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
