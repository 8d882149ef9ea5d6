package org.huhang.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;

/**
 * A deployed version of a model never changes, and the platform suspends none: a new version takes its place. The stock
 * engine reads the row of the version, and that of each of its jobs, anew in every command; this one keeps them.
 */
final class KnownVersions {

    private KnownVersions() {}

    /** Makes the engine keep them; only before it is built. */
    static void keptBy(ProcessEngineConfigurationImpl engine) {
        var jobs = new ConcurrentHashMap<String, JobDefinitionEntity>();
        engine.setCustomSessionFactories(List.of(
                factory(ProcessDefinitionManager.class, Models::new),
                factory(JobDefinitionManager.class, () -> new JobsOfModels(jobs))));
        engine.setHistoryEventProducer(new History());
    }

    private static @Nullable ProcessDefinitionEntity parsed(String id) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .getProcessDefinitionCache()
                .get(id);
    }

    private static SessionFactory factory(Class<?> type, Supplier<Session> open) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return open.get();
            }
        };
    }

    private static final class Models extends ProcessDefinitionManager {
        @Override
        public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            var parsed = parsed(id);
            return parsed == null ? super.getCachedResourceDefinitionEntity(id) : parsed;
        }
    }

    private static final class History extends CacheAwareHistoryEventProducer {
        @Override
        protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
            var parsed = parsed(id);
            return parsed == null ? super.getProcessDefinitionEntity(id) : parsed;
        }
    }

    private static final class JobsOfModels extends JobDefinitionManager {

        private final Map<String, JobDefinitionEntity> known;

        JobsOfModels(Map<String, JobDefinitionEntity> known) {
            this.known = known;
        }

        @Override
        public @Nullable JobDefinitionEntity findById(String id) {
            return known.computeIfAbsent(id, super::findById);
        }
    }
}
