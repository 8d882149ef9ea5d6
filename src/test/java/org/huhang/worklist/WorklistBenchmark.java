package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.huhang.agency.Person;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Timing;
import org.huhang.worklist.Query.Filter;
import org.huhang.worklist.Query.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The list against the stock engine query: same PostgreSQL, same pool, same run. The person has 8 groups of one agency, the
 * median one. Prints a table; nothing here can fail for being slow, only for a wrong answer.
 *
 * <p>{@code -Dbench.open=10000,100000} chooses the sizes.
 */
@HuhangTest
class WorklistBenchmark {

    private static final String SIZES = "10000,100000,1000000";
    private static final int RUNS = 200;
    private static final int WARM = 30;
    private static final int PAGE = 20;
    private static final int MANY = 100;
    private static final int MEDIAN = 500;

    /** The stock query needs seconds at a million. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> ROLES = List.of("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8");

    @Autowired
    private TaskListTable items;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HikariDataSource pool;

    @Test
    void compare() {
        var tasks = new OpenTasks(pool, definition());
        System.out.printf(
                "%n%-34s %10s  %30s  %22s  %8s%n",
                "question", "open", "stock median / p99 ms (runs)", "ours median / p99 ms", "ratio");
        for (var open : System.getProperty("bench.open", SIZES).split(",")) {
            tasks.load(Integer.parseInt(open));
            ask(Integer.parseInt(open));
        }
        tasks.clear();
    }

    private void ask(int open) {
        var me = new Person(
                OpenTasks.holder(MEDIAN), "x", "B-" + MEDIAN, Set.copyOf(ROLES), false, Locale.CHINESE, true, 1);
        var fifty = IntStream.range(MEDIAN - 25, MEDIAN + 25)
                .mapToObj(agency -> "B-" + agency)
                .collect(Collectors.toSet());
        assertThat(engineIds(ourPage(me))).isEqualTo(ids(stockPage(me)));
        assertThat(ourCounts(me)).isEqualTo(stockCounts(me));
        assertThat(engineIds(ourOverdue(me))).isEqualTo(ids(stockOverdue(fifty)));
        row("mine and my groups', first page", open, () -> stockPage(me), () -> ourPage(me));
        row("counts of the menu, exact to 99", open, () -> stockCounts(me), () -> ourCounts(me));
        row(
                "page and counts together",
                open,
                () -> {
                    stockPage(me);
                    stockCounts(me);
                },
                () -> {
                    ourPage(me);
                    ourCounts(me);
                });
        row("20 most overdue of 50 agencies", open, () -> stockOverdue(fifty), () -> ourOverdue(me));
    }

    private String definition() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("mandatoryReport")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private List<Task> stockPage(Person me) {
        return stock().or()
                .taskCandidateGroupIn(List.copyOf(me.groups()))
                .taskAssignee(me.id())
                .endOr()
                .orderByDueDate()
                .asc()
                .listPage(0, PAGE);
    }

    private int stockCounts(Person me) {
        return stock().taskAssignee(me.id()).listPage(0, MANY).size()
                + stock().taskCandidateGroupIn(List.copyOf(me.groups()))
                        .listPage(0, MANY)
                        .size();
    }

    private List<Task> stockOverdue(Set<String> agencies) {
        var groups = new ArrayList<String>();
        agencies.forEach(agency -> ROLES.forEach(role -> groups.add(agency + ":" + role)));
        return stock().taskCandidateGroupIn(groups)
                .includeAssignedTasks()
                .dueBefore(new Date())
                .orderByDueDate()
                .asc()
                .listPage(0, PAGE);
    }

    private TaskQuery stock() {
        return engine.getTaskService().createTaskQuery();
    }

    private List<WorkItem> ourPage(Person me) {
        return items.page(
                new TaskListTable.Reader(me, Set.of()),
                new Query(View.OPEN, Filter.ALL, null, null, Order.DUE, null, PAGE),
                Instant.now());
    }

    private int ourCounts(Person me) {
        // Also counts what is overdue and due soon, which the stock side is spared.
        return items.counts(me, Instant.now(), MANY).open();
    }

    private List<WorkItem> ourOverdue(Person me) {
        return items.page(
                new TaskListTable.Reader(me, Set.of("C0")),
                new Query(View.REGION, Filter.OVERDUE, null, null, Order.DUE, null, PAGE),
                Instant.now());
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::getId).toList();
    }

    private static List<String> engineIds(List<WorkItem> items) {
        return items.stream().map(WorkItem::engineTaskId).toList();
    }

    private static void row(String question, int open, Runnable stock, Runnable ours) {
        Timing.of(WARM, Duration.ofSeconds(5), stock);
        var theirs = Timing.of(RUNS, PATIENCE, stock);
        Timing.of(WARM, PATIENCE, ours);
        var mine = Timing.of(RUNS, PATIENCE, ours);
        System.out.printf(
                "%-34s %,10d  %14.2f / %7.2f (%3d)  %12.2f / %7.2f  %7.0fx%n",
                question,
                open,
                theirs.median(),
                theirs.p99(),
                theirs.runs(),
                mine.median(),
                mine.p99(),
                theirs.median() / mine.median());
    }
}
