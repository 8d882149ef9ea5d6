package org.huhang.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateThrowNoneEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.huhang.model.ModelFile;
import org.jspecify.annotations.Nullable;

/** An event that throws a message hands over: it does what the step {@link ModelFile#HANDS_OVER} does with its message. */
final class HandsOver extends AbstractBpmnParseListener {

    private static final String MESSAGE = "message";

    private final FencedExpressions expressions;

    HandsOver(FencedExpressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        var names = root.elements(MESSAGE).stream()
                .filter(message -> message.attribute("id") != null && message.attribute("name") != null)
                .collect(Collectors.toMap(message -> message.attribute("id"), message -> message.attribute("name")));
        throwing(root).forEach(event -> definitions.stream()
                .map(definition -> definition.findActivity(event.attribute("id")))
                .forEach(activity -> handsOver(activity, event, names)));
    }

    private static Stream<Element> throwing(Element within) {
        return Stream.concat(
                Stream.of("intermediateThrowEvent", "endEvent")
                        .flatMap(kind -> within.elements(kind).stream())
                        .filter(event -> event.element("messageEventDefinition") != null),
                Stream.of("process", "subProcess", "transaction")
                        .flatMap(kind -> within.elements(kind).stream())
                        .flatMap(HandsOver::throwing));
    }

    /** Where the model names something that shall be run, the stock parser made that of the event; the ban sees to it. */
    private void handsOver(@Nullable ActivityImpl activity, Element event, Map<String, String> names) {
        if (activity == null
                || activity.getActivityBehavior().getClass() != IntermediateThrowNoneEventActivityBehavior.class) {
            return;
        }
        var message = names.get(event.element("messageEventDefinition").attribute("messageRef", ""));
        if (message == null) {
            throw new ProcessEngineException(
                    "an event throws a message that the model does not name: " + activity.getId());
        }
        var inputs = new IoMapping();
        inputs.addInputParameter(new InputParameter(MESSAGE, new ConstantValueProvider(message)));
        activity.setIoMapping(inputs);
        activity.setScope(true);
        Expression step = expressions.createExpression("${" + ModelFile.HANDS_OVER + "}");
        activity.setActivityBehavior(new ServiceTaskDelegateExpressionActivityBehavior(step, List.of()));
    }
}
