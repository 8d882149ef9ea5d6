package org.huhang.worklist;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.huhang.agency.Person;
import org.huhang.testing.HuhangTest;
import org.huhang.worklist.Query.Filter;
import org.huhang.worklist.Query.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list against the stock engine query: same PostgreSQL, same pool, same run. 1,000 agencies by Zipf's law, a third of the
 * tasks claimed, a person with 8 groups of the median agency. Prints a table; nothing here can fail for being slow.
 */
@HuhangTest
class WorklistBenchmark {

    private static final int RUNS = 200;
    private static final int WARM = 20;
    private static final List<String> ROLES = List.of("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8");

    @Autowired
    private WorkItemTable items;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HikariDataSource pool;

    @Test
    void compare() throws IOException {
        var me = person(500);
        var fifty = new LinkedHashSet<String>();
        for (var agency = 480; agency < 530; agency++) {
            fifty.add("B-" + agency);
        }
        System.out.printf(
                "%n%-34s %10s  %22s  %22s  %8s%n",
                "question", "open", "stock median / p99 ms", "ours median / p99 ms", "ratio");
        for (var open : List.of(10_000, 100_000, 1_000_000)) {
            load(open);
            row("mine and my groups', first page", open, () -> stockPage(me), () -> ourPage(me));
            row("counts of the menu, exact to 99", open, () -> stockCounts(me), () -> ourCounts(me));
            row(
                    "page and counts together",
                    open,
                    () -> stockPage(me) + stockCounts(me),
                    () -> ourPage(me) + ourCounts(me));
            row("20 most overdue of 50 agencies", open, () -> stockOverdue(fifty), () -> items.overdue(
                            fifty, Instant.now(), 20)
                    .size());
        }
        weigh();
    }

    private static Person person(int agency) {
        return new Person("me", "x", "B-" + agency, Set.copyOf(ROLES), false, Locale.CHINESE, true, 1);
    }

    private void load(int open) {
        jdbc.sql("truncate worklist.work_item cascade").update();
        jdbc.sql("delete from act_ru_identitylink").update();
        jdbc.sql("delete from act_ru_task").update();
        jdbc.sql("delete from act_ru_execution").update();
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("mandatoryReport")
                .latestVersion()
                .singleResult()
                .getId();
        jdbc.sql("set statement_timeout = 0").update();
        jdbc.sql("drop table if exists public.bench_task").update();
        jdbc.sql(
                        """
                        create table public.bench_task as
                        select n, 'B-' || floor(exp(random() * ln(1000)))::int as agency, 'r' || (1 + n %% 8) as role,
                            n %% 3 = 0 as claimed, now() + (random() * 20 - 4) * interval '1 day' as due
                        from generate_series(1, %d) n
                        """
                                .formatted(open))
                .update();
        inOne(
                "set local statement_timeout = 0",
                "set local idle_in_transaction_session_timeout = 0",
                """
                insert into worklist.work_item (id, engine_task_id, definition_id, instance_id, process_key, task_key, case_no,
                    group_key, holder, region_code, risk_tier, received_at, due_at)
                select gen_random_uuid(), 'b' || n, 'mandatoryReport:1:1', 'i' || n, 'mandatoryReport', 'policeReceive', 'c' || n,
                    agency || ':' || role, case when claimed then case when agency = 'B-500' then 'me' else 'p' || agency end end,
                    '532503', 'ORANGE', now(), due
                from public.bench_task
                """,
                """
                insert into act_ru_execution (id_, rev_, proc_inst_id_, proc_def_id_, act_id_, is_active_, is_concurrent_,
                    is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, root_proc_inst_id_)
                select 'i' || n, 1, 'i' || n, '%s', 'userTask_policeReceive', true, false, true, false, 1, 2, 'i' || n
                from public.bench_task
                """
                        .formatted(definition),
                """
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_,
                    priority_, create_time_, due_date_, suspension_state_)
                select 'b' || n, 1, 'i' || n, 'i' || n, '%s', 'x', 'userTask_policeReceive',
                    case when claimed then case when agency = 'B-500' then 'me' else 'p' || agency end end, 50, now(), due, 1
                from public.bench_task
                """
                        .formatted(definition),
                """
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select 'l' || n, 1, agency || ':' || role, 'candidate', 'b' || n from public.bench_task
                """);
        for (var table : List.of("worklist.work_item", "act_ru_task", "act_ru_identitylink", "act_ru_execution")) {
            inOne("set local statement_timeout = 0", "analyze " + table);
        }
    }

    private void inOne(String... statements) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, 0);
            try (var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int stockPage(Person me) {
        return engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskCandidateGroupIn(List.copyOf(me.groups()))
                .taskAssignee(me.id())
                .endOr()
                .orderByDueDate()
                .asc()
                .listPage(0, 20)
                .size();
    }

    private int stockCounts(Person me) {
        var mine = engine.getTaskService()
                .createTaskQuery()
                .taskAssignee(me.id())
                .listPage(0, 100)
                .size();
        var pool = engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroupIn(List.copyOf(me.groups()))
                .listPage(0, 100)
                .size();
        return mine + pool;
    }

    private int ourPage(Person me) {
        return items.page(me, new Query(View.OPEN, Filter.ALL, null, Order.DUE, null, 20), Instant.now())
                .size();
    }

    private int ourCounts(Person me) {
        return items.count(me, new Query(View.MINE, Filter.ALL, null, Order.DUE, null, 1), Instant.now(), 100)
                + items.count(me, new Query(View.POOL, Filter.ALL, null, Order.DUE, null, 1), Instant.now(), 100);
    }

    private int stockOverdue(Set<String> agencies) {
        var groups = new ArrayList<String>();
        agencies.forEach(agency -> ROLES.forEach(role -> groups.add(agency + ":" + role)));
        return engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroupIn(groups)
                .includeAssignedTasks()
                .dueBefore(new Date())
                .orderByDueDate()
                .asc()
                .listPage(0, 20)
                .size();
    }

    private interface Asked {
        int rows();
    }

    private static void row(String question, int open, Asked stock, Asked ours) {
        var theirs = times(stock, open >= 1_000_000 ? 10 : RUNS);
        var mine = times(ours, RUNS);
        System.out.printf(
                "%-34s %,10d  %12.2f / %7.2f  %12.2f / %7.2f  %7.0fx%n",
                question, open, theirs[0], theirs[1], mine[0], mine[1], theirs[0] / mine[0]);
    }

    /** Median and p99 in milliseconds. */
    private static double[] times(Asked asked, int runs) {
        for (var warm = 0; warm < Math.min(WARM, runs); warm++) {
            asked.rows();
        }
        var took = new double[runs];
        for (var run = 0; run < runs; run++) {
            var start = System.nanoTime();
            asked.rows();
            took[run] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        return new double[] {took[runs / 2], took[Math.min(runs - 1, (int) (runs * 0.99))]};
    }

    /** What a cold visit of the list loads, compressed. */
    private static void weigh() throws IOException {
        var ui = Path.of("target/classes/static/ui");
        var wanted = new TreeSet<>(Set.of("app.css", "app.js"));
        var js = Files.readString(ui.resolve("app.js"));
        var imported = java.util.regex.Pattern.compile("from\"\\./(chunk-[A-Z0-9]+\\.js)\"")
                .matcher(js);
        while (imported.find()) {
            wanted.add(imported.group(1));
        }
        var total = 0;
        for (var name : wanted) {
            var size = compressed(Files.readAllBytes(ui.resolve(name)));
            total += size;
            System.out.printf("weight of %-40s %,8d bytes%n", name, size);
        }
        System.out.printf(
                "weight of style and scripts of the list      %,8d bytes (aim: 100 KB with its HTML)%n%n", total);
    }

    private static int compressed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        }
        return out.size();
    }
}
