package org.huhang.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Running processes. They are told by instance, never by case number alone: several processes of a case share it. */
@Service
public class Processes {

    private final ProcessEngine engine;

    Processes(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Starts the process that waits for a message, up to its first wait.
     *
     * @param message the start message's name, such as {@code reportFiled}
     * @param caseNo the case; becomes the business key and the variable {@code caseNo}
     * @param variables booleans, numbers, dates or codes
     * @return the instance's id
     */
    @Transactional
    public String start(String message, String caseNo, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(caseNo)
                .setVariables(variables)
                .setVariable(Names.CASE_NO, caseNo)
                .correlateStartMessage()
                .getId();
    }

    /**
     * Tells a message to one running instance.
     *
     * @param instanceId the instance
     * @param message the message's name
     * @param variables booleans, numbers, dates or codes
     * @return false if the instance does not wait for this message
     */
    @Transactional
    public boolean tell(String instanceId, String message, Map<String, Object> variables) {
        if (endedHere(instanceId)) {
            return false;
        }
        var waiting = engine.getRuntimeService()
                .createEventSubscriptionQuery()
                .processInstanceId(instanceId)
                .eventType("message")
                .eventName(message)
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        engine.getRuntimeService().messageEventReceived(message, waiting.get(0).getExecutionId(), variables);
        return true;
    }

    /**
     * Ends an instance before its time; its open tasks are withdrawn. One that ended already is left alone.
     *
     * @param instanceId the instance
     * @param reason a code, for the engine's history
     */
    @Transactional
    public void cancel(String instanceId, String reason) {
        engine.getRuntimeService().deleteProcessInstanceIfExists(instanceId, reason, false, false, true, false);
    }

    /**
     * Changes variables of a running instance. One that ended already, if only within the same command, is left alone.
     *
     * @param instanceId the instance
     * @param variables booleans, numbers, dates or codes
     */
    @Transactional
    public void set(String instanceId, Map<String, Object> variables) {
        if (!endedHere(instanceId)) {
            engine.getRuntimeService().setVariables(instanceId, variables);
        }
    }

    /**
     * Whether an instance ended within the engine’s command in whose midst this is asked, such as a job that calls a step: the
     * database is told when the command is over, and questions to it find the instance until then.
     */
    private static boolean endedHere(String instanceId) {
        var command = Context.getCommandContext();
        if (command == null) {
            return false;
        }
        var entities = command.getDbEntityManager();
        var instance = entities.getCachedEntity(ExecutionEntity.class, instanceId);
        return instance != null && (instance.isEnded() || entities.isDeleted(instance));
    }

    /**
     * The variables of an instance.
     *
     * @param instanceId the instance
     * @return a copy; nothing if it ended, for then nobody keeps them
     */
    @Transactional(readOnly = true)
    public Facts facts(String instanceId) {
        return new Facts(runs(instanceId) ? engine.getRuntimeService().getVariables(instanceId) : Map.of());
    }

    /**
     * Whether an instance still runs.
     *
     * @param instanceId the instance
     * @return false if it ended or never was
     */
    @Transactional(readOnly = true)
    public boolean runs(String instanceId) {
        return !endedHere(instanceId)
                && engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(instanceId)
                                .count()
                        > 0;
    }

    /**
     * The processes of a case, oldest first.
     *
     * @param caseNo the case
     * @return running and ended ones; processes that others call are left out
     */
    @Transactional(readOnly = true)
    public List<ProcessOfCase> ofCase(String caseNo) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNo)
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(this::ofCase)
                .toList();
    }

    private ProcessOfCase ofCase(HistoricProcessInstance instance) {
        return new ProcessOfCase(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                instance.getProcessDefinitionId(),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                instance.getEndTime() == null ? null : instance.getEndActivityId());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /**
     * Where an instance stands; {@link Definitions#diagram} draws it.
     *
     * @param instanceId the instance
     * @return the elements that are active and those that were passed
     */
    @Transactional(readOnly = true)
    public Standing standing(String instanceId) {
        var history = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .list();
        if (history.isEmpty()) {
            throw new IllegalArgumentException("no instance " + instanceId);
        }
        var now = ids(history, activity -> activity.getEndTime() == null && !joins(activity));
        var passed = ids(history, activity -> activity.getEndTime() != null);
        passed.removeAll(now);
        return new Standing(now, passed);
    }

    private static Set<String> ids(List<HistoricActivityInstance> history, Predicate<HistoricActivityInstance> which) {
        return history.stream()
                .filter(which)
                // A multi-instance body is no element of the diagram.
                .map(activity ->
                        Arrays.asList(activity.getActivityId().split("#")).get(0))
                .collect(Collectors.toSet());
    }

    /** A gateway that waits for its other branches is no step that anybody is at. */
    private static boolean joins(HistoricActivityInstance activity) {
        return activity.getActivityType().endsWith("Gateway")
                && !activity.getActivityType().startsWith("eventBased");
    }

    /**
     * One process of a case.
     *
     * @param instanceId the instance
     * @param processKey the process id
     * @param definitionId the version of the model
     * @param startedAt when it started
     * @param endedAt when it ended, null while it runs
     * @param endState the end event's element id, null while it runs
     */
    public record ProcessOfCase(
            String instanceId,
            String processKey,
            String definitionId,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endState) {}

    /**
     * The tokens of an instance.
     *
     * @param active element ids that hold a token
     * @param passed element ids that were left
     */
    public record Standing(Set<String> active, Set<String> passed) {}
}
