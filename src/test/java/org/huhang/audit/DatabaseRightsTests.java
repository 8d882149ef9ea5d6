package org.huhang.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody can do who has got hold of the platform's own connection. */
@HuhangTest
class DatabaseRightsTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Sealer sealer;

    @Autowired
    private Flyway flyway;

    @Autowired
    private OwnerOfTrail owner;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.line set actor = 'someone.else'",
                "delete from audit.line",
                "truncate audit.line",
                "update audit.seal set line_id = 0",
                "delete from audit.seal",
                "truncate audit.seal",
                "delete from audit.head",
                "truncate audit.head",
                "update audit.waiting set line_id = 0",
                "alter table audit.line disable trigger all",
                "alter table audit.line disable trigger line_only_grows",
                "drop trigger line_only_grows on audit.line",
                "drop table audit.line cascade",
                "create or replace function audit.refuse() returns trigger language plpgsql as 'begin return null;"
                        + " end'",
                "create rule quiet as on insert to audit.line do instead nothing",
                "alter table audit.line owner to huhang_app",
                "set session_replication_role = replica",
                "set role huhang_owner",
                "create table audit.mine (x int)",
                "create schema mine",
                "create table public.mine (x int)",
                "copy (select 1) to program 'id'",
                "select pg_read_file('/etc/passwd')",
                "delete from public.flyway_schema_history"
            })
    void theTrailOnlyGrowsWhateverThePlatformsUserTries(String sql) {
        trail.record(new AuditLine(AuditLine.SYSTEM, "lamp.lit", "lamp", "l", null, null));
        sealer.sealAll();

        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .rootCause()
                .message()
                .containsAnyOf("ermission denied", "must be owner", "only goes forward");

        assertThat(trail.verify().sound()).isTrue();
    }

    @Test
    void theHeadOnlyGoesForward() {
        trail.record(new AuditLine(AuditLine.SYSTEM, "lamp.lit", "lamp", "l", null, null));
        sealer.sealAll();

        assertThatThrownBy(() -> jdbc.sql("update audit.head set seq = seq - 1").update())
                .rootCause()
                .hasMessageContaining("only goes forward");
    }

    @Test
    void everyOtherTableCanBeReadAndWritten() {
        assertThat(jdbc.sql(
                                """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = relnamespace
                                where relkind in ('r', 'p', 'v') and nspname !~ '^pg_' and nspname not in ('information_schema', 'audit')
                                  and relname <> 'flyway_schema_history'
                                  and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
                                    and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'))
                                """)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void aPlatformThatOwnsItsTablesStartsAndIsTold() throws Exception {
        assertThat(owner.isThePlatform()).isFalse();

        var single = TestDatabase.create();
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(single, "postgres", "postgres")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(single, "postgres", "postgres")) {
            var source = new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true);
            assertThat(new OwnerOfTrail(JdbcClient.create(source)).isThePlatform())
                    .isTrue();
        }
    }
}
