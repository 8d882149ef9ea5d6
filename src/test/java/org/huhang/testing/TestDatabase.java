package org.huhang.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;

/**
 * One PostgreSQL server for the whole test run; each caller gets a database of its own. A whole platform runs there as it
 * does in service: as a user that owns nothing, with another one that makes the tables.
 */
public final class TestDatabase {

    static final String OWNER = "huhang_owner";
    static final String APP = "huhang_app";
    /** The server of the tests asks nobody for it. */
    static final String PASSWORD = "postgres";

    private static final AtomicInteger MADE = new AtomicInteger();

    private static volatile boolean platforms;

    private TestDatabase() {}

    /** Makes an empty database for a whole platform, which Spring stops before the server; its address names no user. */
    static String forPlatform() {
        platforms = true;
        var name = make(" owner " + OWNER);
        return "jdbc:postgresql://localhost:" + Server.INSTANCE.getPort() + "/" + name;
    }

    /**
     * Makes an empty database for whoever makes its own tables in it.
     *
     * @return its JDBC address, with the superuser and password
     */
    public static String create() {
        return Server.INSTANCE.getJdbcUrl("postgres", make(""));
    }

    /**
     * Connects to the database of a platform as somebody who may do there what the platform itself may not.
     *
     * @param platform the platform's data source
     * @return to be closed
     */
    public static Connection owner(DataSource platform) throws SQLException {
        try (var own = platform.getConnection()) {
            return DriverManager.getConnection(own.getMetaData().getURL(), "postgres", PASSWORD);
        }
    }

    /**
     * Does one thing there.
     *
     * @param platform the platform's data source
     * @param line one statement
     */
    public static void asOwner(DataSource platform, String line) {
        try (var owner = owner(platform);
                var statement = owner.createStatement()) {
            statement.execute(line);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String make(String options) {
        var name = "huhang_" + MADE.incrementAndGet();
        execute(Server.INSTANCE, "create database " + name + options);
        return name;
    }

    private static void execute(EmbeddedPostgres server, String... lines) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var line : lines) {
                statement.execute(line);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
                execute(server, "create role " + OWNER + " login", "create role " + APP + " login");
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
