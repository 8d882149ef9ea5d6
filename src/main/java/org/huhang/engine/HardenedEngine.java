package org.huhang.engine;

import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.huhang.model.ModelGate;

/**
 * The engine as it may run models that strangers drew: no script, no class, no bean, no outside call, no expression where
 * data is expected. A model passes the gate before it is read; what stands behind would hold without it. Every setting has a
 * test that fires a payload at it.
 */
final class HardenedEngine extends SpringTransactionsProcessEngineConfiguration {

    HardenedEngine(FencedExpressions expressions, ModelGate gate) {
        setExpressionManager(expressions);
        setCustomPreDeployers(List.of(new DeploymentGate(gate)));
        setBpmnParseFactory(FencedParse::new);
        setArtifactFactory(new NoClasses());
        setScriptEngineResolver(new NoScripts());
        setCmmnEnabled(false);
        setStandaloneTasksEnabled(false);
        setAuthorizationEnabled(false);
        setEnableExpressionsInAdhocQueries(false);
        setEnableExpressionsInStoredQueries(false);
        setEnableXxeProcessing(false);
        setJavaSerializationFormatEnabled(false);
        setDeserializationTypeValidationEnabled(true);
        setConfigureScriptEngineHostAccess(false);
        setEnableScriptEngineLoadExternalResources(false);
        setEnableScriptEngineNashornCompatibility(false);
        setEnableFetchScriptEngineFromProcessApplication(false);
        setEnableReducedJobExceptionLogging(true);
        setEnforceHistoryTimeToLive(true);
        setQueryMaxResultsLimit(1000);
        setMetricsEnabled(false);
        setTaskMetricsEnabled(false);
    }

    private static final class NoClasses implements ArtifactFactory {
        @Override
        public <T> T getArtifact(Class<T> type) {
            throw new ProcessEngineException("models may not name classes: " + type.getName());
        }
    }

    private static final class NoScripts implements ScriptEngineResolver {
        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {
            throw new ProcessEngineException("there are no script engines");
        }

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            throw new ProcessEngineException("there are no script engines");
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean cached) {
            throw new ProcessEngineException("models may not carry scripts: " + language);
        }
    }
}
