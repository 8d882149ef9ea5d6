package org.huhang.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a process has gone since a task was answered: the one that the task lies in, and those that called it. */
@Service
public class SinceAnswer {

    private final ProcessEngine engine;

    SinceAnswer(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Finds it out.
     *
     * @param caseNo the case
     * @param rootInstanceId the process of the case
     * @param engineTaskId the task, as the engine calls it
     * @return from the process of the task outwards; empty where the engine knows nothing of the answer
     */
    @Transactional(readOnly = true)
    public List<Level> of(String caseNo, String rootInstanceId, String engineTaskId) {
        var instances = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNo)
                .list()
                .stream()
                .filter(one ->
                        rootInstanceId.equals(one.getRootProcessInstanceId()) || rootInstanceId.equals(one.getId()))
                .collect(Collectors.toMap(HistoricProcessInstance::getId, one -> one));
        for (var instance : instances.values()) {
            var end = answered(history(instance), engineTaskId);
            if (end.isPresent()) {
                return levels(instances, instance, end.get());
            }
        }
        return List.of();
    }

    private List<HistoricActivityInstance> history(HistoricProcessInstance instance) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    private static Optional<Date> answered(List<HistoricActivityInstance> history, String engineTaskId) {
        return history.stream()
                .filter(one -> engineTaskId.equals(one.getTaskId()) && one.getEndTime() != null)
                .map(HistoricActivityInstance::getEndTime)
                .findFirst();
    }

    private List<Level> levels(
            Map<String, HistoricProcessInstance> instances, @Nullable HistoricProcessInstance innermost, Date end) {
        var levels = new ArrayList<Level>();
        for (var one = innermost; one != null; one = instances.get(String.valueOf(one.getSuperProcessInstanceId()))) {
            var since = history(one).stream()
                    .filter(element -> !element.getStartTime().before(end))
                    .toList();
            var active = since.stream()
                    .filter(element -> element.getEndTime() == null)
                    .map(SinceAnswer::element)
                    .collect(Collectors.toSet());
            var passed = since.stream()
                    .filter(element -> element.getEndTime() != null)
                    .map(SinceAnswer::element)
                    .collect(Collectors.toSet());
            levels.add(new Level(one.getProcessDefinitionId(), passed, active, facts(one)));
        }
        return List.copyOf(levels);
    }

    private Map<String, Object> facts(HistoricProcessInstance one) {
        return one.getEndTime() == null
                        && engine.getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceId(one.getId())
                                        .count()
                                > 0
                ? engine.getRuntimeService().getVariables(one.getId())
                : Map.of();
    }

    /** A multi-instance body is no element of the model. */
    private static String element(HistoricActivityInstance one) {
        return Arrays.asList(one.getActivityId().split("#")).get(0);
    }

    /**
     * One process.
     *
     * @param definitionId the version of its model
     * @param passed what it has passed since
     * @param active where it has come to since and is
     * @param facts what it knows; nothing once it has ended
     */
    public record Level(String definitionId, Set<String> passed, Set<String> active, Map<String, Object> facts) {}
}
