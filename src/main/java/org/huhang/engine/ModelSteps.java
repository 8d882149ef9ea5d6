package org.huhang.engine;

import java.util.Objects;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.huhang.model.ModelFile;
import org.jspecify.annotations.Nullable;

/** What the platform does by itself at a node of a model: the step that a service task calls, or what an event hands over. */
final class ModelSteps {

    private ModelSteps() {}

    /** The step, null if none is done there. */
    static @Nullable String at(FlowNode node) {
        if (node instanceof ServiceTask task) {
            return Names.step(Objects.requireNonNull(task.getCamundaDelegateExpression()));
        }
        return message(node) == null ? null : ModelFile.HANDS_OVER;
    }

    /** The message that an event throws, null if the node throws none. */
    static @Nullable String message(FlowNode node) {
        return node instanceof ThrowEvent event
                ? event.getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> ((MessageEventDefinition) definition)
                                .getMessage()
                                .getName())
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
