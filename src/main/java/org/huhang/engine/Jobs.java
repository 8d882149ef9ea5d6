package org.huhang.engine;

import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The machine's steps: worked on in the background once the node is ready, or at once by whoever walks the clock. */
@Service
public class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    private final ProcessEngine engine;
    private final BusinessClock clock;
    private final EngineSettings settings;

    Jobs(ProcessEngine engine, BusinessClock clock, EngineSettings settings) {
        this.engine = engine;
        this.clock = clock;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (settings.jobs()) {
            configuration().getJobExecutor().start();
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        configuration().getJobExecutor().shutdown();
    }

    /**
     * Works on everything that is due on the business clock, here and now, until nothing is left. A failing job is left
     * to its retries.
     *
     * @return how many jobs were worked on
     */
    public int runDue() {
        var done = 0;
        for (var job = next(); job != null; job = next()) {
            try {
                engine.getManagementService().executeJob(job.getId());
                done++;
            } catch (RuntimeException e) {
                log.warn("job {} of instance {} failed: {}", job.getId(), job.getProcessInstanceId(), e.getClass());
            }
        }
        return done;
    }

    private @Nullable Job next() {
        return engine
                .getManagementService()
                .createJobQuery()
                .executable()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(Date.from(clock.instant())))
                .findFirst()
                .orElse(null);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
