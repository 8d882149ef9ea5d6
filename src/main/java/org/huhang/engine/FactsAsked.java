package org.huhang.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

/**
 * Which facts an element of a model asks for.
 *
 * @param decisions the tables that it may ask
 */
record FactsAsked(Decisions decisions) {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern VARIABLE =
            Pattern.compile("(?<![.\\w])(?!true\\b|false\\b|null\\b)[A-Za-z_]\\w*+(?![.(])");

    /** Whether it asks for one of them. */
    boolean of(String definitionId, FlowNode node, Set<String> asked) {
        if (node instanceof BusinessRuleTask rule) {
            return decisions.inputs(definitionId, rule.getCamundaDecisionRef()).stream()
                    .anyMatch(asked::contains);
        }
        var expressions = new ArrayList<String>();
        if (node instanceof ServiceTask step) {
            inputs(step).forEach(input -> expressions.add(input.getTextContent()));
        } else if (node instanceof Gateway) {
            node.getOutgoing().forEach(flow -> expressions.add(condition(flow)));
        }
        return expressions.stream().filter(text -> text.startsWith("${")).anyMatch(text -> variables(text).stream()
                .anyMatch(asked::contains));
    }

    /** When a flow is followed; empty if always. */
    static String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent().strip();
    }

    /** What a step is given. */
    static List<CamundaInputParameter> inputs(ServiceTask step) {
        return step.getExtensionElements() == null
                ? List.of()
                : List.copyOf(step.getExtensionElements().getChildElementsByType(CamundaInputOutput.class).stream()
                        .flatMap(io -> io.getCamundaInputParameters().stream())
                        .toList());
    }

    /** The names that an expression reads. */
    static Set<String> variables(String expression) {
        return VARIABLE.matcher(QUOTED.matcher(expression).replaceAll("''"))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }
}
