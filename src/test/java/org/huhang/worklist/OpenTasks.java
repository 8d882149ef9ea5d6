package org.huhang.worklist;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the engine's tables and the list with the same open tasks: over 1,000 agencies by Zipf's law, eight roles each, a
 * third of them claimed, a fifth overdue. Agency {@code B-1} is the largest.
 */
final class OpenTasks {

    private static final List<String> ENGINE = List.of("act_ru_task", "act_ru_identitylink", "act_ru_execution");

    private final HikariDataSource pool;
    private final String definitionId;

    OpenTasks(HikariDataSource pool, String definitionId) {
        this.pool = pool;
        this.definitionId = definitionId;
    }

    /** One of the four people who share the claimed tasks of an agency. */
    static String holder(int agency) {
        return "p" + agency + ".0";
    }

    void clear() {
        load(0);
    }

    /** Replaces what is there. Indexes are left out while the rows come in, and built afterwards. */
    void load(int open) {
        try (var connection = DriverManager.getConnection(pool.getJdbcUrl(), "postgres", "postgres")) {
            run(connection, "set session_replication_role = replica", "set maintenance_work_mem = '256MB'");
            run(connection, "truncate worklist.work_item, " + String.join(", ", ENGINE) + " cascade");
            var indexes = dropIndexes(connection);
            rows(connection, open);
            run(connection, indexes.toArray(String[]::new));
            run(connection, "vacuum analyze worklist.work_item");
            for (var table : ENGINE) {
                run(connection, "vacuum analyze " + table);
            }
            run(connection, "checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that no constraint stands on; returns how to make them again. */
    private static List<String> dropIndexes(Connection connection) throws SQLException {
        var again = new ArrayList<String>();
        var drop = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        """
                        select indexdef, schemaname || '.' || indexname from pg_indexes
                        where tablename in ('work_item', 'act_ru_task', 'act_ru_identitylink', 'act_ru_execution')
                            and indexname not in (select conname from pg_constraint)
                        """)) {
            while (found.next()) {
                again.add(found.getString(1));
                drop.add("drop index " + found.getString(2));
            }
        }
        run(connection, drop.toArray(String[]::new));
        return again;
    }

    private void rows(Connection connection, int open) throws SQLException {
        run(
                connection,
                "select setseed(0.42)",
                """
                create temp table asked as
                select row_number() over (order by random()) as n, agency, random() * 20 - 4 as days
                from (select agency, generate_series(1, round(%d / agency / sum(1.0 / agency) over ())::int)
                      from generate_series(1, 1000) agency) task
                """
                        .formatted(open),
                """
                create temp table task as
                select n, 'B-' || agency || ':r' || (1 + n %% 8) as grp, now() + days * interval '1 day' as due,
                    case when n %% 3 = 0 then 'p' || agency || '.' || (n / 3 %% 4) end as holder
                from asked
                """
                        .formatted(),
                """
                insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, element_id,
                    case_no, group_key, holder, county, region_code, risk_tier, received_at, due_at)
                select gen_random_uuid(), 'b' || n, '%1$s', 'i' || n, 'mandatoryReport', 'userTask_policeReceive', 'c' || n,
                    grp, holder, case when substring(grp from 'B-([0-9]+):')::int between 475 and 524 then 'C0' else 'C1' end,
                    '532503', 'ORANGE', now(), due
                from task
                """
                        .formatted(definitionId),
                """
                insert into act_ru_execution (id_, rev_, proc_inst_id_, proc_def_id_, act_id_, is_active_, is_concurrent_,
                    is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, root_proc_inst_id_)
                select 'i' || n, 1, 'i' || n, '%s', 'userTask_policeReceive', true, false, true, false, 1, 2, 'i' || n
                from task
                """
                        .formatted(definitionId),
                """
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                    assignee_, priority_, create_time_, due_date_, suspension_state_)
                select 'b' || n, 1, 'i' || n, 'i' || n, '%s', 'x', 'userTask_policeReceive', holder, 50, now(), due, 1
                from task
                """
                        .formatted(definitionId),
                """
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select 'l' || n, 1, grp, 'candidate', 'b' || n from task
                """,
                "drop table asked, task");
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
