package org.huhang.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.huhang.model.Contract;
import org.huhang.model.ModelGate;
import org.huhang.model.ModuleContract;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;

/** Builds the engine: hardened, fenced, on the platform's own connection and transaction. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    BusinessClock businessClock() {
        return new BusinessClock();
    }

    @Bean
    CallersFacts callersFacts(List<ProcessFunction> functions, ObjectProvider<ModuleContract> modules) {
        return new CallersFacts(SingletonSupplier.of(() -> Stream.concat(
                        functions.stream().map(FencedExpressions::reads),
                        modules.stream().map(ModuleContract::sets))
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet())));
    }

    @Bean
    FencedExpressions fencedExpressions(
            ListableBeanFactory beans, List<ProcessFunction> functions, CallersFacts known) {
        var steps = Arrays.stream(beans.getBeanNamesForType(ProcessStep.class, true, false))
                .collect(Collectors.toMap(
                        name -> name,
                        name -> new StepDelegate(
                                contract(beans, name), known, () -> beans.getBean(name, ProcessStep.class))));
        return new FencedExpressions(steps, functions, known);
    }

    private static Contract.Step contract(ListableBeanFactory beans, String step) {
        var said = beans.findAnnotationOnBean(step, StepContract.class, false);
        if (said == null) {
            throw new IllegalStateException("the step " + step + " has no StepContract");
        }
        return new Contract.Step(said.does(), Set.of(said.inputs()), Set.of(said.sets()), Set.of(said.reads()));
    }

    @Bean
    ModelGate modelGate(FencedExpressions expressions) {
        return new ModelGate(expressions.stepNames(), expressions.calls());
    }

    @Bean
    Contract contract(FencedExpressions expressions, List<ModuleContract> modules) {
        return new Contract(expressions.steps(), expressions.functions(), modules);
    }

    @Bean
    StepFailureTable stepFailureTable(DataSource dataSource) {
        return new StepFailureTable(dataSource);
    }

    @Bean
    DecisionRows decisionRows() {
        return new DecisionRows();
    }

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    ProcessEngine processEngine(
            FencedExpressions expressions,
            CallersFacts known,
            ModelGate gate,
            DecisionRows rows,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            ObjectProvider<DueDates> dueDates,
            BusinessClock clock,
            EngineSettings settings) {
        var engine = new HardenedEngine(expressions, gate);
        engine.setDataSource(dataSource);
        engine.setTransactionManager(transactions);
        engine.setDatabaseType("postgres");
        engine.setDatabaseSchemaUpdate("false");
        engine.setHistory(WayOfCase.NAME);
        engine.setCustomHistoryLevels(List.of(new WayOfCase()));
        KnownVersions.keptBy(engine);
        engine.setDefaultNumberOfRetries(5);
        // For models that say nothing else: without a pause five tries are over before anything can have changed.
        engine.setFailedJobRetryTimeCycle("R5/PT5M");
        engine.setJobExecutorDeploymentAware(false);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setJobExecutor(jobExecutor(settings));
        engine.setJobExecutorActivate(false);
        engine.setCustomPreBPMNParseListeners(new ArrayList<BpmnParseListener>(List.of(
                new HandsOver(expressions),
                new OutsideCallBan(),
                new EngineEvents(events, known, task -> dueDates.getObject().dueAt(task), clock))));
        engine.setFailedJobCommandFactory(new CountedFailures(new StepFailureTable(dataSource), clock));
        engine.setCustomIncidentHandlers(List.of(new FailedSteps(events)));
        var decisions = new DefaultDmnEngineConfiguration();
        decisions.getCustomPostDecisionTableEvaluationListeners().add(rows);
        decisions.setFeelEngineFactory(TableFeel::new);
        engine.setDmnEngineConfiguration(decisions);
        return engine.buildProcessEngine();
    }

    private static JobExecutor jobExecutor(EngineSettings settings) {
        var executor = new DefaultJobExecutor();
        executor.setCorePoolSize(settings.jobThreads());
        executor.setMaxPoolSize(settings.jobThreads());
        executor.setQueueSize(settings.jobThreads());
        executor.setLockTimeInMillis((int) settings.jobLock().toMillis());
        executor.setWaitTimeInMillis((int) Math.min(1000, settings.jobPause().toMillis()));
        executor.setMaxWait(settings.jobPause().toMillis());
        return executor;
    }
}
