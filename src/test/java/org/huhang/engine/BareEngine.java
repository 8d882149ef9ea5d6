package org.huhang.engine;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.huhang.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The stock engine with the shipped models and nothing of the platform: steps do nothing but what the way needs, groups are
 * constants, tasks have no terms. In a schema of its own beside the platform's, on the same pool and transactions.
 */
public final class BareEngine implements AutoCloseable {

    private static final String SCHEMA = "bare";
    private static final List<String> STEPS =
            List.of("joinAgencies", "handOver", "startCaseTerm", "endCaseTerm", "deliverFeedback", "excludeTime");
    private static final String POLICE_OPEN = "policeOpen";

    private final ProcessEngine engine;

    /**
     * Builds one.
     *
     * @param pool the platform's
     * @param transactions the platform's
     */
    public BareEngine(DataSource pool, PlatformTransactionManager transactions) {
        createTables(pool);
        var configuration = new SpringTransactionsProcessEngineConfiguration();
        configuration.setProcessEngineName(SCHEMA);
        configuration.setDataSource(pool);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseType("postgres");
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setDatabaseTablePrefix(SCHEMA + ".");
        configuration.setDatabaseSchema(SCHEMA);
        configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_ACTIVITY);
        configuration.setCmmnEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(beans());
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("processes/mandatory-report/mandatory-report.bpmn")
                .addClasspathResource("processes/police-handling/police-handling.bpmn")
                .addClasspathResource("processes/shared/feedback.bpmn")
                .deploy();
    }

    /** By the owner of the database, as the platform's own tables are. */
    private static void createTables(DataSource pool) {
        try (var connection = TestDatabase.owner(pool);
                var statement = connection.createStatement()) {
            statement.execute("create schema " + SCHEMA);
            statement.execute("set search_path = " + SCHEMA);
            for (var part : List.of("engine", "history", "identity", "decision.engine", "decision.history")) {
                var script = "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql";
                ScriptUtils.executeSqlScript(connection, new ClassPathResource(script));
            }
            statement.execute("create index huhang_job_due on ACT_RU_JOB(DUEDATE_)");
            statement.execute("create index huhang_task_parent on ACT_RU_TASK(PARENT_TASK_ID_)"
                    + " where PARENT_TASK_ID_ is not null");
            statement.execute("grant usage on schema " + SCHEMA + " to public");
            statement.execute("grant all on all tables in schema " + SCHEMA + " to public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Object, Object> beans() {
        var beans = new HashMap<Object, Object>();
        STEPS.forEach(step -> beans.put(step, (JavaDelegate) execution -> {}));
        beans.put("openMeasures", setting("measureIds", "m1"));
        beans.put("closeCase", setting("caseClosed", true));
        beans.put("fileAfterReview", setting("filingDecision", "criminal"));
        beans.put("agency", new Agency());
        beans.put("measures", new Measures());
        beans.put("lists", new Lists());
        return beans;
    }

    private static JavaDelegate setting(String variable, Object value) {
        return (DelegateExecution execution) -> execution.setVariable(variable, value);
    }

    /** Starts a case up to its first wait, and what police have to do with it beside. */
    public void start(String caseNo, Map<String, Object> variables) {
        start("reportFiled", caseNo, variables);
        start("policeNeeded", caseNo, variables);
    }

    private void start(String message, String caseNo, Map<String, Object> variables) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(caseNo)
                .setVariables(variables)
                .setVariable(Names.CASE_NO, caseNo)
                .correlateStartMessage();
    }

    /** The oldest open task of a case with a key. */
    public String open(String caseNo, String elementId) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNo)
                .taskDefinitionKey(elementId)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(Task::getId)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open " + elementId + " on the bare engine"));
    }

    /** Takes a task and ends it. */
    public void complete(String taskId, String person, Map<String, Object> variables) {
        engine.getTaskService().claim(taskId, person);
        engine.getTaskService().complete(taskId, variables);
    }

    /** Police are done: the process that waits for them goes on. */
    public void policeAreDone(String caseNo) {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNo)
                .list()
                .forEach(instance -> engine.getRuntimeService().setVariable(instance.getId(), POLICE_OPEN, false));
    }

    /** Works on every job that is due, one after the other, as {@link Jobs#runDue} does. */
    public void runDue() {
        for (var job = next(); job != null; job = next()) {
            engine.getManagementService().executeJob(job);
        }
    }

    private @Nullable String next() {
        var now = Date.from(Clock.systemUTC().instant());
        return engine
                .getManagementService()
                .createJobQuery()
                .executable()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
                .map(job -> job.getId())
                .findFirst()
                .orElse(null);
    }

    /** Whether the case still runs. */
    public boolean runs(String caseNo) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNo)
                        .count()
                > 0;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Functions of models, as constants. */
    public static final class Agency {
        public String group(String type, String role) {
            return type + ":" + role;
        }

        public String intakeGroup(String firstReceiver) {
            return firstReceiver + ":intake";
        }

        public String leaderGroup(@Nullable String type) {
            return type + ":leader";
        }

        public String feedbackGroup(String sender) {
            return sender + ":main";
        }
    }

    /** The measures of a plan, as constants. */
    public static final class Measures {
        private static final Function<String, Date> DUE = id -> new Date(1_798_732_800_000L);

        public String group(String id) {
            return "WF:main";
        }

        public Date due(String id) {
            return DUE.apply(id);
        }
    }
}
