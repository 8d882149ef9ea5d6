package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    @TempDir
    private Path folder;

    @Test
    void whatWasCommittedIsThereAfterThePlatformWasKilled() throws Exception {
        var platform = start();
        assertThat(platform.inputReader().lines().anyMatch("committed"::equals)).isTrue();
        assertThatThrownBy(() -> EmbeddedDatabase.in(folder)).isInstanceOf(FolderInUse.class);
        var orphan = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile()).get(0)))
                .orElseThrow();

        platform.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        assertThat(orphan.isAlive()).isTrue();

        var next = EmbeddedDatabase.in(folder);
        try {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(read(next)).isEqualTo("kept");
        } finally {
            next.destroy();
        }
    }

    @Test
    void aForeignProcessWithTheSameNumberIsLeftAlone() throws Exception {
        var foreign = new ProcessBuilder("sleep", "60").start();
        try {
            Files.createDirectories(folder.resolve("postgresql"));
            Files.write(
                    pidFile(),
                    List.of(
                            String.valueOf(foreign.pid()),
                            folder.resolve("postgresql").toString(),
                            String.valueOf(Instant.now().getEpochSecond())));

            new OrphanedServer(folder.resolve("postgresql")).stop();

            assertThat(foreign.isAlive()).isTrue();
            assertThat(pidFile()).doesNotExist();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void aHalfWrittenPidFileHoldsNothingUp() throws IOException {
        Files.createDirectories(folder.resolve("postgresql"));
        Files.writeString(pidFile(), "12");

        new OrphanedServer(folder.resolve("postgresql")).stop();

        assertThat(pidFile()).doesNotExist();
    }

    private Path pidFile() {
        return folder.resolve("postgresql").resolve("postmaster.pid");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Platform.class.getName(),
                        folder.toString())
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private static String read(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", "postgres");
                var row = connection.createStatement().executeQuery("select what from note")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    /** A platform in a process of its own, as far as its database goes. */
    static final class Platform {

        private Platform() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws Exception {
            var database = EmbeddedDatabase.in(Path.of(arguments[0]));
            try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", "postgres")) {
                connection.createStatement().execute("create table note as select 'kept'::text as what");
                System.out.println("committed");
                Thread.sleep(60_000);
            }
        }
    }
}
