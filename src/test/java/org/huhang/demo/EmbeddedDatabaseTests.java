package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void nobodyEntersWithoutThePassword() throws Exception {
        var database = EmbeddedDatabase.in(folder);
        try {
            for (var user : List.of("postgres", "huhang_owner", "huhang_app")) {
                for (var password : List.of("postgres", "", user)) {
                    assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, password))
                            .as(user)
                            .isInstanceOf(SQLException.class);
                }
            }
            assertThat(Files.readString(folder.resolve("postgresql/pg_hba.conf")))
                    .doesNotContain("trust");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database.key"))))
                    .isEqualTo("rw-------");
            try (var left = Files.list(folder)) {
                assertThat(left.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("database.key", "huhang.lock", "postgresql");
            }
        } finally {
            database.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to program 'id'",
                "select pg_read_file('/etc/passwd')",
                "select pg_read_binary_file('../database.key')",
                "select lo_import('/etc/passwd')",
                "create schema mine",
                "create table public.mine (x int)",
                "alter system set listen_addresses = '*'",
                "set role huhang_owner",
                "set session_replication_role = replica",
                "create role another superuser",
                "select rolpassword from pg_authid",
                "drop table note"
            })
    void thePlatformIsNeitherSuperuserNorOwner(String sql) throws Exception {
        var database = EmbeddedDatabase.in(folder);
        try {
            try (var owner = owner(database)) {
                owner.createStatement().execute("create table note as select 'kept'::text as what");
            }
            try (var app = DriverManager.getConnection(
                    database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
                assertThatThrownBy(() -> app.createStatement().execute(sql))
                        .message()
                        .containsAnyOf("ermission denied", "must be owner");
            }
        } finally {
            database.destroy();
        }
    }

    @Test
    void aFolderThatLetEverybodyInIsClosedAndKeepsWhatIsInIt() throws Exception {
        try (var old = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgresql"))
                        .setCleanDataDirectory(false)
                        .start();
                var superuser = old.getPostgresDatabase().getConnection()) {
            var statement = superuser.createStatement();
            statement.execute("create schema audit");
            statement.execute("create table audit.line (id bigserial primary key, what text)");
            statement.execute("create sequence audit.line_id");
            statement.execute("create function audit.refuse() returns int language sql as 'select 1'");
            statement.execute("create table note as select 'kept'::text as what");
        }

        for (var start = 1; start <= 2; start++) {
            var database = EmbeddedDatabase.in(folder);
            try (var owner = owner(database);
                    var owners = owner.createStatement()
                            .executeQuery(
                                    "select distinct pg_get_userbyid(relowner) from pg_class c join pg_namespace n"
                                            + " on n.oid = relnamespace where nspname in ('audit', 'public')")) {
                assertThat(read(database)).isEqualTo("kept");
                assertThat(owners.next()).isTrue();
                assertThat(owners.getString(1)).isEqualTo("huhang_owner");
                assertThat(owners.next()).isFalse();
                owner.createStatement().execute("drop function audit.refuse()");
                owner.createStatement()
                        .execute("create function audit.refuse() returns int language sql as 'select 1'");
                assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), "postgres", "postgres"))
                        .isInstanceOf(SQLException.class);
            } finally {
                database.destroy();
            }
        }
    }

    private static Connection owner(EmbeddedDatabase database) throws SQLException {
        var owner = database.owner();
        return DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
    }

    private static String read(EmbeddedDatabase database) throws SQLException {
        try (var connection = owner(database);
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
            try (var connection = owner(database)) {
                connection.createStatement().execute("create table note as select 'kept'::text as what");
                System.out.println("committed");
                Thread.sleep(60_000);
            }
        }
    }
}
