package org.huhang.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.huhang.engine.HostileModels.Hostile;
import org.huhang.testing.TestDatabase;

/** The engine as it comes, which runs whatever a model says. */
final class StockEngine {

    private StockEngine() {}

    static ProcessEngine with(String name, List<Deployer> before) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl(TestDatabase.create());
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setCustomPreDeployers(before);
        configuration.setMetricsEnabled(false);
        return configuration.buildProcessEngine();
    }

    static void deploy(ProcessEngine engine, Hostile model) {
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream(model.file(), new ByteArrayInputStream(model.bytes()))
                .deploy();
    }

    static void deployAndRun(ProcessEngine engine, Hostile model) {
        deploy(engine, model);
        if (model.file().endsWith("dmn")) {
            engine.getDecisionService()
                    .evaluateDecisionTableByKey("hostileTable")
                    .variables(Map.of())
                    .evaluate();
        } else if (model.file().equals("hostile.bpmn")) {
            engine.getRuntimeService().startProcessInstanceByKey("hostile", Map.of("caseNo", "532503-2026-00001"));
        }
    }
}
