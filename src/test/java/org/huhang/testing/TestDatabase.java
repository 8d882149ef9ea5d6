package org.huhang.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for the whole test run; each caller gets a database of its own. */
public final class TestDatabase {

    private static final AtomicInteger MADE = new AtomicInteger();

    private TestDatabase() {}

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
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
