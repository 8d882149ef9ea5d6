package org.huhang.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * What a model would have gone to at the places that were passed, had the facts been others. It is read from the model itself,
 * so that nothing has to be said twice; it changes nothing.
 */
@Service
public class Hindsight {

    private static final Logger log = LoggerFactory.getLogger(Hindsight.class);

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern VARIABLE =
            Pattern.compile("(?<![.\\w])(?!true\\b|false\\b|null\\b)[A-Za-z_]\\w*+(?![.(])");

    private final ProcessEngine engine;
    private final FencedExpressions expressions;

    Hindsight(ProcessEngine engine) {
        this.engine = engine;
        this.expressions = (FencedExpressions)
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getExpressionManager();
    }

    /**
     * What follows where one of some facts was asked for.
     *
     * @param definitionId the version of the model
     * @param passed element ids that were passed; only they are looked at
     * @param asked the facts in question
     * @param facts all facts; what is missing is unknown
     * @return the steps and the tasks of persons up to where the model would wait, in no order
     */
    public Set<Followed> of(String definitionId, Collection<String> passed, Set<String> asked, Map<String, ?> facts) {
        var model = engine.getRepositoryService().getBpmnModelInstance(definitionId);
        var way = new Way(facts);
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            if (passed.contains(node.getId()) && asks(node, asked)) {
                if (node instanceof Gateway) {
                    way.from(node);
                } else {
                    way.to(node);
                }
            }
        }
        return way.followed;
    }

    /**
     * What may follow a task before the model waits, and does not under some facts. A process that left the task more than once
     * has passed there nevertheless, on another way than these facts led it.
     *
     * @param definitionId the version of the model
     * @param task the element id of the task
     * @param facts all facts; what is missing is unknown
     * @return element ids
     */
    public Set<String> notOnTheWay(String definitionId, String task, Map<String, ?> facts) {
        FlowNode node =
                engine.getRepositoryService().getBpmnModelInstance(definitionId).getModelElementById(task);
        var way = new Way(facts);
        way.from(node);
        var may = new HashSet<String>();
        mayFollow(node, may);
        may.removeAll(way.seen);
        return may;
    }

    private static void mayFollow(FlowNode node, Set<String> seen) {
        for (var next : node.getSucceedingNodes().list()) {
            if (seen.add(next.getId()) && passes(next)) {
                mayFollow(next, seen);
            }
        }
    }

    /** Anything else waits: for a person, for other branches, for an event, for a called process. */
    private static boolean passes(FlowNode node) {
        return node instanceof ServiceTask
                || ModelSteps.message(node) != null
                || node instanceof Gateway
                        && (node instanceof ExclusiveGateway
                                || node.getIncoming().size() == 1);
    }

    /**
     * What lies on a way, up to where it meets other branches.
     *
     * @param definitionId the version of the model
     * @param from the elements with which it begins
     * @param until an element at which it ends, and which is not on it
     * @return element ids
     */
    public Set<String> behind(String definitionId, Collection<String> from, String until) {
        var model = engine.getRepositoryService().getBpmnModelInstance(definitionId);
        var on = new HashSet<>(Set.of(until));
        for (var id : from) {
            if (model.getModelElementById(id) instanceof FlowNode node) {
                behind(node, on);
            }
        }
        on.remove(until);
        return on;
    }

    private static void behind(FlowNode node, Set<String> on) {
        if (WayBack.joins(node) || !on.add(node.getId())) {
            return;
        }
        if (node instanceof SubProcess inner) {
            inner.getFlowElements().forEach(element -> on.add(element.getId()));
        }
        node.getSucceedingNodes().list().forEach(next -> behind(next, on));
    }

    private static boolean asks(FlowNode node, Set<String> asked) {
        var expressions = new ArrayList<String>();
        if (node instanceof ServiceTask step) {
            inputs(step).forEach(input -> expressions.add(input.getTextContent()));
        } else if (node instanceof Gateway) {
            node.getOutgoing().forEach(flow -> expressions.add(condition(flow)));
        }
        return expressions.stream().filter(text -> text.startsWith("${")).anyMatch(text -> variables(text).stream()
                .anyMatch(asked::contains));
    }

    private static String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent().strip();
    }

    private static List<CamundaInputParameter> inputs(ServiceTask step) {
        return step.getExtensionElements() == null
                ? List.of()
                : List.copyOf(step
                        .getExtensionElements()
                        .getChildElementsByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput.class)
                        .stream()
                        .flatMap(io -> io.getCamundaInputParameters().stream())
                        .toList());
    }

    private static Set<String> variables(String expression) {
        return VARIABLE.matcher(QUOTED.matcher(expression).replaceAll("''"))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    /** One way through a model, under some facts. */
    private final class Way {

        private final Map<String, ?> facts;
        private final Set<String> seen = new HashSet<>();
        private final Set<Followed> followed = new LinkedHashSet<>();

        private Way(Map<String, ?> facts) {
            this.facts = facts;
        }

        private void to(FlowNode node) {
            if (!seen.add(node.getId())) {
                return;
            }
            if (node instanceof UserTask task) {
                followed.add(new Followed(task.getId(), null, Map.of(), group(task)));
            } else if (node instanceof ServiceTask step) {
                followed.add(new Followed(
                        step.getId(),
                        Names.step(Objects.requireNonNull(step.getCamundaDelegateExpression())),
                        told(step),
                        null));
            } else if (ModelSteps.message(node) != null) {
                followed.add(new Followed(
                        node.getId(),
                        ModelSteps.at(node),
                        Map.of("message", Objects.requireNonNull(ModelSteps.message(node))),
                        null));
            }
            if (passes(node)) {
                from(node);
            }
        }

        private void from(FlowNode node) {
            chosen(node).forEach(flow -> to(flow.getTarget()));
        }

        private List<SequenceFlow> chosen(FlowNode node) {
            var holding = node.getOutgoing().stream()
                    .filter(flow -> !isDefault(node, flow))
                    .filter(this::holds)
                    .limit(node instanceof ExclusiveGateway ? 1 : Long.MAX_VALUE)
                    .toList();
            return holding.isEmpty()
                    ? node.getOutgoing().stream()
                            .filter(flow -> isDefault(node, flow))
                            .toList()
                    : holding;
        }

        private static boolean isDefault(FlowNode node, SequenceFlow flow) {
            return flow.getId().equals(node.getAttributeValue("default"));
        }

        private boolean holds(SequenceFlow flow) {
            var condition = condition(flow);
            return condition.isEmpty() || Boolean.TRUE.equals(value(condition));
        }

        private Map<String, String> told(ServiceTask step) {
            var told = new LinkedHashMap<String, String>();
            for (var input : inputs(step)) {
                var text = input.getTextContent().strip();
                var value = text.startsWith("${") ? value(text) : text;
                if (value != null) {
                    told.put(input.getCamundaName(), value.toString());
                }
            }
            return told;
        }

        private @Nullable String group(UserTask task) {
            var group = value(task.getCamundaCandidateGroups());
            return group == null ? null : group.toString();
        }

        /** What nobody said is null; what cannot be told from these facts too. */
        private @Nullable Object value(String expression) {
            var known = Variables.createVariables();
            variables(expression).forEach(name -> known.putValue(name, null));
            known.putAll(facts);
            try {
                return expressions
                        .createValueExpression(expression)
                        .getValue(expressions.createElContext(known.asVariableContext()));
            } catch (RuntimeException e) {
                log.info("{} cannot be told in hindsight: {}", expression, e.getClass());
                return null;
            }
        }
    }
}
