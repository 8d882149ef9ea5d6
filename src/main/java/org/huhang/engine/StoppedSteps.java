package org.huhang.engine;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The machine's steps that gave up. Their cases stand still until somebody has them tried again. */
@Service
public class StoppedSteps {

    private final ProcessEngine engine;
    private final StepFailureTable failures;
    private final Clock clock;

    StoppedSteps(ProcessEngine engine, StepFailureTable failures, Clock clock) {
        this.engine = engine;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * All of them.
     *
     * @return the one that has stood still the longest first
     */
    @Transactional
    public List<StoppedStep> all() {
        failures.forgetEnded();
        return steps(incidents());
    }

    /**
     * Those of one case.
     *
     * @param caseNo the case
     * @return the one that has stood still the longest first
     */
    @Transactional(readOnly = true)
    public List<StoppedStep> ofCase(String caseNo) {
        return steps(incidents().stream()
                .filter(incident -> caseNo.equals(caseNo(incident)))
                .toList());
    }

    /**
     * How many there are.
     *
     * @return exact
     */
    @Transactional(readOnly = true)
    public int count() {
        return incidents().size();
    }

    /**
     * Has a step tried once more, in the background and at once. If it fails again it gives up again.
     *
     * @param id see {@link StoppedStep#id}
     * @return the step
     * @throws NoSuchStep if it does not stand still any more
     */
    @Transactional
    public StoppedStep tryAgain(String id) {
        var incident = incidents().stream()
                .filter(one -> one.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchStep(id));
        var step = step(incident, failures.all());
        try {
            engine.getManagementService()
                    .setJobRetries(1)
                    .jobId(incident.getConfiguration())
                    .dueDate(Date.from(clock.instant()))
                    .execute();
        } catch (OptimisticLockingException e) {
            // Somebody else pressed the same button at the same moment.
            throw new NoSuchStep(id);
        }
        return step;
    }

    /** The engine repeats an incident at every process that called the one that stands still. */
    private List<Incident> incidents() {
        return engine
                .getRuntimeService()
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .list()
                .stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .toList();
    }

    private List<StoppedStep> steps(List<Incident> stopped) {
        // Most pages of a case come here, and nothing stands still as a rule.
        if (stopped.isEmpty()) {
            return List.of();
        }
        var known = failures.all();
        return stopped.stream()
                .map(incident -> step(incident, known))
                .sorted(Comparator.comparing(StoppedStep::since))
                .toList();
    }

    private StoppedStep step(Incident incident, Map<String, StepFailureTable.Failure> known) {
        var at = incident.getIncidentTimestamp().toInstant();
        // Steps that gave up before failures were counted are remembered by the engine alone.
        var failure = known.getOrDefault(
                incident.getConfiguration(),
                new StepFailureTable.Failure(incident.getConfiguration(), 1, StoppedStep.Kind.OTHER, "", at, at));
        return new StoppedStep(
                incident.getId(),
                incident.getProcessDefinitionId(),
                incident.getActivityId(),
                caseNo(incident),
                failure.first(),
                failure.last(),
                failure.times(),
                failure.kind(),
                failure.fault());
    }

    private @Nullable String caseNo(Incident incident) {
        var execution = incident.getExecutionId();
        return execution == null ? null : (String) engine.getRuntimeService().getVariable(execution, Names.CASE_NO);
    }
}
