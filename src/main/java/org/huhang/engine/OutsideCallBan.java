package org.huhang.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryConditionalEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartConditionalEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateConditionalEventBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateThrowNoneEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TerminateEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.NullValueProvider;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a parsed model by what its parts have become, not by how they were written: the stock engine also runs shell
 * commands, sends mail and calls classes, and has several ways to write each.
 */
final class OutsideCallBan extends AbstractBpmnParseListener {

    private static final Set<Class<?>> ACTIVITIES = Set.of(
            NoneStartEventActivityBehavior.class,
            EventSubProcessStartEventActivityBehavior.class,
            EventSubProcessStartConditionalEventActivityBehavior.class,
            NoneEndEventActivityBehavior.class,
            TerminateEndEventActivityBehavior.class,
            IntermediateCatchEventActivityBehavior.class,
            IntermediateConditionalEventBehavior.class,
            IntermediateThrowNoneEventActivityBehavior.class,
            BoundaryEventActivityBehavior.class,
            BoundaryConditionalEventActivityBehavior.class,
            UserTaskActivityBehavior.class,
            ServiceTaskDelegateExpressionActivityBehavior.class,
            DmnBusinessRuleTaskActivityBehavior.class,
            CallActivityBehavior.class,
            SubProcessActivityBehavior.class,
            EventSubProcessActivityBehavior.class,
            ExclusiveGatewayActivityBehavior.class,
            InclusiveGatewayActivityBehavior.class,
            ParallelGatewayActivityBehavior.class,
            EventBasedGatewayActivityBehavior.class,
            ParallelMultiInstanceActivityBehavior.class,
            SequentialMultiInstanceActivityBehavior.class);

    private static final Set<Class<?>> INPUTS =
            Set.of(ConstantValueProvider.class, NullValueProvider.class, ElValueProvider.class);

    private static final Set<String> EVENTS = Set.of("message", "conditional");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        for (var definition : definitions) {
            if (definition.getProperty(BpmnParse.PROPERTYNAME_START_TIMER) instanceof Collection<?> timers
                    && !timers.isEmpty()) {
                throw refused(definition, "is started by a timer");
            }
            definition.getTaskDefinitions().values().forEach(task -> task(definition, task));
            scope(definition);
        }
    }

    private static void scope(ScopeImpl scope) {
        listeners(scope);
        events(scope);
        scope.getActivities().forEach(OutsideCallBan::activity);
    }

    private static void activity(ActivityImpl activity) {
        var behavior = activity.getActivityBehavior();
        if (behavior == null || !ACTIVITIES.contains(behavior.getClass())) {
            throw refused(activity, "is none of the platform's steps");
        }
        var mapping = activity.getIoMapping();
        if (mapping != null) {
            Stream.concat(mapping.getInputParameters().stream(), mapping.getOutputParameters().stream())
                    .map(IoParameter::getValueProvider)
                    .filter(value -> value != null && !INPUTS.contains(value.getClass()))
                    .forEach(value -> {
                        throw refused(activity, "computes an input");
                    });
        }
        activity.getOutgoingTransitions().forEach(flow -> listeners((CoreModelElement) flow));
        scope(activity);
    }

    /** What listens must have been put there by the engine or by the platform. */
    private static void listeners(CoreModelElement element) {
        if (more(element.getListeners(), element.getBuiltInListeners())
                || more(element.getVariableListeners(), element.getBuiltInVariableListeners())) {
            throw refused(element, "has a listener");
        }
    }

    private static void task(CoreModelElement model, TaskDefinition task) {
        if (more(task.getTaskListeners(), Map.of())) {
            throw refused(model, "has a listener of a task: " + task.getKey());
        }
        if (task.getFormKey() != null) {
            throw refused(model, "has a task with a form from elsewhere: " + task.getKey());
        }
    }

    private static <T> boolean more(Map<String, List<T>> all, Map<String, List<T>> builtIn) {
        var rest = all.values().stream().flatMap(List::stream).collect(Collectors.toCollection(HashSet::new));
        builtIn.values().forEach(rest::removeAll);
        return !rest.isEmpty();
    }

    private static void events(ScopeImpl scope) {
        @Nullable
        Map<String, EventSubscriptionDeclaration> declared =
                scope.getProperties().get(BpmnProperties.EVENT_SUBSCRIPTION_DECLARATIONS);
        if (declared != null && declared.values().stream().anyMatch(event -> !EVENTS.contains(event.getEventType()))) {
            throw refused(scope, "waits for what is no message of the platform");
        }
    }

    private static ProcessEngineException refused(CoreModelElement element, String what) {
        return new ProcessEngineException(
                "a model may be made only of the platform's parts: " + element.getId() + " " + what);
    }
}
