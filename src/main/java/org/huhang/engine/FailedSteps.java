package org.huhang.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the platform when a machine's step gave up, and when it stands still no longer. */
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
            var caseNo = caseNo(incident);
            log.error(
                    "step {} of {} gave up, case {}",
                    context.getActivityId(),
                    Names.processKey(context.getProcessDefinitionId()),
                    caseNo);
            events.publishEvent(new StepFailed(
                    incident.getId(), context.getProcessDefinitionId(), context.getActivityId(), caseNo));
        }
        return incident;
    }

    /** As the engine does it, telling of each; every job that goes well comes here, so it is asked for once. */
    @Override
    protected void removeIncident(IncidentContext context, boolean resolved) {
        for (var found : Context.getCommandContext()
                .getIncidentManager()
                .findIncidentByConfiguration(context.getConfiguration())) {
            var incident = (IncidentEntity) found;
            if (resolved) {
                incident.resolve();
            } else {
                incident.delete();
            }
            if (incident.getIncidentType().equals(getIncidentHandlerType())) {
                events.publishEvent(new StepResumed(incident.getId()));
            }
        }
    }

    private static @Nullable String caseNo(Incident incident) {
        var execution = ((IncidentEntity) incident).getExecution();
        return execution == null ? null : (String) execution.getVariable(Names.CASE_NO);
    }
}
