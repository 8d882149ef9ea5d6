package org.huhang.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.huhang.model.ModuleContract;
import org.huhang.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The platform's own engine, hardened and fenced as in service, with the shipped models on a database of its own; the steps,
 * functions and due dates are the test's. Its time stands still until it is moved.
 */
public final class TestEngine implements AutoCloseable {

    /** What cases tell processes by themselves, as far as these tests ask. */
    private static final ModuleContract CASE =
            new ModuleContract(Set.of(), Set.of("riskTier", "province", "regionCode", "reporterIsUnit"), Set.of());

    private final HikariDataSource database;
    private final ProcessEngine engine;
    private final Map<String, TaskCreated> created = new LinkedHashMap<>();
    private final List<InstanceEnded> ended = new ArrayList<>();

    /**
     * Builds one.
     *
     * @param steps by name
     * @param functions called by models
     * @param dueDates of tasks
     */
    public TestEngine(Map<String, ProcessStep> steps, List<ProcessFunction> functions, DueDates dueDates) {
        this(steps, functions, dueDates, true);
    }

    /** Without the shipped models, for tests that offer none of their steps. */
    static TestEngine withoutModels(Map<String, ProcessStep> steps, List<ProcessFunction> functions) {
        return new TestEngine(steps, functions, task -> null, false);
    }

    private TestEngine(
            Map<String, ProcessStep> steps, List<ProcessFunction> functions, DueDates dueDates, boolean models) {
        database = new HikariDataSource();
        database.setJdbcUrl(TestDatabase.create());
        database.setMaximumPoolSize(4);
        createTables();
        var configuration = new EngineConfiguration();
        var known = configuration.callersFacts(
                functions, new StaticListableBeanFactory(Map.of("case", CASE)).getBeanProvider(ModuleContract.class));
        var expressions = new FencedExpressions(
                steps.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                step -> new StepDelegate(ShippedSteps.of(step.getKey()), known, step::getValue))),
                functions,
                known);
        var gate = configuration.modelGate(expressions);
        engine = configuration.processEngine(
                expressions,
                known,
                gate,
                configuration.decisionRows(),
                database,
                new DataSourceTransactionManager(database),
                this::hear,
                new StaticListableBeanFactory(Map.of("dueDates", dueDates)).getBeanProvider(DueDates.class),
                new BusinessClock(),
                new EngineSettings(false, 1, Duration.ofMinutes(1), Duration.ofSeconds(1)));
        if (models) {
            new Definitions(engine, gate, List.of()).afterPropertiesSet();
        }
    }

    private void createTables() {
        try (var connection = database.getConnection()) {
            for (var part : List.of("engine", "history", "identity", "decision.engine", "decision.history")) {
                var script = "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql";
                ScriptUtils.executeSqlScript(connection, new ClassPathResource(script));
            }
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("db/migration/engine/V021__engine_step_failure.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hear(Object event) {
        if (event instanceof TaskCreated task) {
            created.put(task.engineTaskId(), task);
        } else if (event instanceof InstanceEnded instance) {
            ended.add(instance);
        }
    }

    /** The engine itself, for assertions. */
    public ProcessEngine engine() {
        return engine;
    }

    /** What was published when a task came into being. */
    public TaskCreated created(String engineTaskId) {
        return Objects.requireNonNull(created.get(engineTaskId));
    }

    /** The end state of a root instance, null while it runs. */
    public @Nullable String endState(String instanceId) {
        return ended.stream()
                .filter(instance -> instance.instanceId().equals(instanceId))
                .map(InstanceEnded::endState)
                .findFirst()
                .orElse(null);
    }

    /** Lets the time stand still at a moment, written as a time in China: {@code 2026-11-20T16:20}. */
    public void standAt(String moment) {
        ClockUtil.setCurrentTime(Date.from(
                LocalDateTime.parse(moment).atZone(BusinessClock.CHINA).toInstant()));
    }

    /** The time that it is. */
    public static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Works on everything that is due in a case; a failing job fails the test. */
    public void runDue(String caseNo) {
        for (var job = next(caseNo); job != null; job = next(caseNo)) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    private @Nullable Job next(String caseNo) {
        var instances = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNo)
                .list();
        return instances.stream()
                .flatMap(instance ->
                        engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        ClockUtil.reset();
        engine.close();
        database.close();
    }
}
