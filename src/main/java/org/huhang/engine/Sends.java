package org.huhang.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.huhang.model.ModelFile;
import org.springframework.stereotype.Service;

/** What the deployed processes hand to others, as their models say; asked anew each time, for models may come at any moment. */
@Service
public class Sends {

    private final ProcessEngine engine;
    private final Starts starts;
    private final Map<String, List<SendOfProcess>> known = new ConcurrentHashMap<>();

    Sends(ProcessEngine engine, Starts starts) {
        this.engine = engine;
        this.starts = starts;
    }

    /**
     * Where a message is handed over in the newest version of each process.
     *
     * @param message the message
     * @return in the order of their processes
     */
    public List<SendOfProcess> of(String message) {
        return starts.newest()
                .flatMap(definition -> known.computeIfAbsent(definition, this::read).stream())
                .filter(send -> send.message().equals(message))
                .toList();
    }

    private List<SendOfProcess> read(String definitionId) {
        var model = engine.getRepositoryService().getBpmnModelInstance(definitionId);
        var events = model.getModelElementsByType(ThrowEvent.class).stream()
                .flatMap(event -> event.getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(thrown -> read(
                                definitionId,
                                event,
                                ((MessageEventDefinition) thrown).getMessage().getName())));
        var steps = model.getModelElementsByType(ServiceTask.class).stream()
                .filter(step -> ("${" + ModelFile.HANDS_OVER + "}").equals(step.getCamundaDelegateExpression()))
                .flatMap(step -> inputs(step)
                        .filter(input -> input.getCamundaName().equals("message"))
                        .map(input -> read(definitionId, step, input.getTextContent())));
        return Stream.concat(events, steps).toList();
    }

    private static Stream<CamundaInputParameter> inputs(ServiceTask step) {
        return step.getExtensionElements().getElementsQuery().list().stream()
                .flatMap(part -> part.getChildElementsByType(CamundaInputParameter.class).stream());
    }

    private static SendOfProcess read(String definitionId, BaseElement element, String message) {
        return new SendOfProcess(
                definitionId,
                Names.processKey(definitionId),
                element.getId(),
                message,
                ModelProperties.listed(element, ModelFile.TELLS).collect(Collectors.toSet()),
                ModelProperties.listed(element, ModelFile.TELLS_BESIDE).collect(Collectors.toSet()));
    }
}
