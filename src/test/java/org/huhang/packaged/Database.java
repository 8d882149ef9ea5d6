package org.huhang.packaged;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A PostgreSQL of its own, as durable as in service: it can be killed without disturbing other tests. */
final class Database implements AutoCloseable {

    static final String OWNER = "huhang_owner";
    static final String APP = "huhang_app";

    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"");

    private final EmbeddedPostgres server;
    private final Path data;

    private Database(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    static Database start() throws IOException {
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target/packaged")), "database")
                .toAbsolutePath();
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
        var database = new Database(server, data);
        database.makeUsers();
        return database;
    }

    /** As in service: one owns the tables, the platform runs as another. */
    private void makeUsers() {
        try (var connection = DriverManager.getConnection(url(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login");
            statement.execute("create role " + APP + " login");
            statement.execute("grant create on database postgres to " + OWNER);
            statement.execute("alter schema public owner to " + OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names no user: the one in an address would count more than the one that connects. */
    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /** As {@code kill -9} of the postmaster does: its children notice and go, nothing is written any more. */
    void kill() throws IOException {
        var postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        var process = ProcessHandle.of(postmaster).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts the same server on the same port; while a child of the killed one still lives it refuses, so again. */
    void startAgain() throws IOException {
        var command = command();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    var process = new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                    new File(data.getParent().toFile(), "database.log")))
                            .start();
                    while (process.isAlive()) {
                        if (answers()) {
                            return true;
                        }
                        Thread.sleep(100);
                    }
                    return false;
                });
    }

    /** The command line that the server was started with, which it keeps beside its data. */
    private List<String> command() throws IOException {
        var options = Files.readString(data.resolve("postmaster.opts")).strip();
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // The server refuses to be root's.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(options.substring(0, options.indexOf(' ')));
        ARGUMENT.matcher(options).results().forEach(argument -> command.add(argument.group(1)));
        return command;
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(url(), "postgres", "postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
