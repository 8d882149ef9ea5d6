package org.huhang.engine;

import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the platform when a machine's step gave up. */
final class FailedSteps extends DefaultIncidentHandler {

    private static final Logger log = LoggerFactory.getLogger(FailedSteps.class);

    private final ApplicationEventPublisher events;

    FailedSteps(ApplicationEventPublisher events) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.events = events;
    }

    @Override
    public @Nullable Incident handleIncident(IncidentContext context, String message) {
        var incident = super.handleIncident(context, message);
        if (incident != null) {
            var processKey = Names.processKey(context.getProcessDefinitionId());
            var instance = incident.getProcessInstanceId();
            log.warn("step {} of {} gave up, instance {}", context.getActivityId(), processKey, instance);
            events.publishEvent(new StepFailed(instance, processKey, context.getActivityId()));
        }
        return incident;
    }
}
