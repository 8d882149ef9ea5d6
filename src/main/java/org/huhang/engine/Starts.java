package org.huhang.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Service;

/** How the deployed processes begin, as their models say; asked anew each time, for models may come at any moment. */
@Service
public class Starts {

    private final ProcessEngine engine;
    private final Map<String, List<StartOfProcess>> known = new ConcurrentHashMap<>();

    Starts(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * The message starts of the newest version of each process.
     *
     * @return in the order of their processes
     */
    public List<StartOfProcess> all() {
        return newest().flatMap(definition -> of(definition).stream()).toList();
    }

    /** The newest version of each process. */
    Stream<String> newest() {
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .map(ProcessDefinition::getId);
    }

    /**
     * What a process begins with when a message is handed over to it.
     *
     * @param message the message
     * @return empty if no deployed model says who takes it
     */
    public Optional<StartOfProcess> taking(String message) {
        return all().stream()
                .filter(start -> start.takenBy() != null && start.message().equals(message))
                .findFirst();
    }

    /**
     * The start of a version of a model.
     *
     * @param definitionId the version
     * @param elementId an element of it
     * @return empty if that is no message start
     */
    public Optional<StartOfProcess> of(String definitionId, String elementId) {
        return of(definitionId).stream()
                .filter(start -> start.elementId().equals(elementId))
                .findFirst();
    }

    /**
     * Whether a process is what a case is about: people begin it, or another process hands over to it. The end of such a one
     * says how the case ended; what runs beside it does not.
     *
     * @param definitionId the version of its model
     * @return false for a process that only the platform begins
     */
    public boolean carriesCases(String definitionId) {
        return of(definitionId).stream().anyMatch(start -> !start.startedBy().isEmpty() || start.takenBy() != null);
    }

    private List<StartOfProcess> of(String definitionId) {
        return known.computeIfAbsent(definitionId, this::read);
    }

    private List<StartOfProcess> read(String definitionId) {
        return engine
                .getRepositoryService()
                .getBpmnModelInstance(definitionId)
                .getModelElementsByType(StartEvent.class)
                .stream()
                .filter(event -> event.getParentElement() instanceof Process)
                .flatMap(event -> message(event).map(message -> read(definitionId, event, message)))
                .toList();
    }

    private static Stream<String> message(StartEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition ->
                        ((MessageEventDefinition) definition).getMessage().getName());
    }

    private static StartOfProcess read(String definitionId, StartEvent event, String message) {
        return new StartOfProcess(
                definitionId,
                Names.processKey(definitionId),
                event.getId(),
                message,
                event.getCamundaFormRef(),
                ModelProperties.listed(event, StartOfProcess.STARTED_BY).toList(),
                ModelProperties.of(event, StartOfProcess.TAKEN_BY).findFirst().orElse(null),
                ModelProperties.listed(event, StartOfProcess.TAKES).toList(),
                ModelProperties.listed(event, StartOfProcess.BESIDE_IF).toList());
    }
}
