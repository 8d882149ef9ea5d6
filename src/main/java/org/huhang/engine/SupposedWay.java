package org.huhang.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way through a model, as it would go under some facts; what its tables say is a fact from then on. */
final class SupposedWay {

    private static final Logger log = LoggerFactory.getLogger(SupposedWay.class);

    private final String definitionId;
    private final Map<String, Object> facts;
    private final Map<String, Object> decided;
    private final FencedExpressions expressions;
    private final Decisions decisions;
    private final Set<String> seen = new HashSet<>();
    private final Set<Followed> followed = new LinkedHashSet<>();

    SupposedWay(
            String definitionId,
            Map<String, Object> facts,
            Map<String, Object> decided,
            FencedExpressions expressions,
            Decisions decisions) {
        this.definitionId = definitionId;
        this.facts = facts;
        this.decided = decided;
        this.expressions = expressions;
        this.decisions = decisions;
    }

    /** What follows an element that was passed: where branches part, one of them; else it and what comes behind. */
    void at(FlowNode node) {
        if (node instanceof Gateway) {
            from(node);
        } else {
            to(node);
        }
    }

    Set<Followed> followed() {
        return followed;
    }

    Set<String> seen() {
        return seen;
    }

    private String key() {
        return Names.processKey(definitionId);
    }

    private void decide(BusinessRuleTask rule) {
        var said = decisions
                .evaluate(definitionId, rule.getCamundaDecisionRef(), facts)
                .value();
        decided.put(rule.getCamundaResultVariable(), said);
        facts.put(rule.getCamundaResultVariable(), said);
    }

    private void to(FlowNode node) {
        if (!seen.add(node.getId())) {
            return;
        }
        if (node instanceof BusinessRuleTask rule) {
            decide(rule);
        } else {
            var does = does(node);
            if (does != null) {
                followed.add(does);
            }
        }
        if (passes(node)) {
            from(node);
        }
    }

    /** What somebody, a step or a receiver has to do there; null if nobody has. */
    private @Nullable Followed does(FlowNode node) {
        if (node instanceof UserTask task) {
            return new Followed(key(), task.getId(), null, Map.of(), group(task));
        }
        if (node instanceof ServiceTask step) {
            var name = Names.step(Objects.requireNonNull(step.getCamundaDelegateExpression()));
            return new Followed(key(), step.getId(), name, told(step), null);
        }
        var message = ModelSteps.message(node);
        return message == null
                ? null
                : new Followed(key(), node.getId(), ModelSteps.at(node), Map.of("message", message), null);
    }

    void from(FlowNode node) {
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
        var condition = FactsAsked.condition(flow);
        return condition.isEmpty() || Boolean.TRUE.equals(value(condition));
    }

    private Map<String, String> told(ServiceTask step) {
        var told = new LinkedHashMap<String, String>();
        for (var input : FactsAsked.inputs(step)) {
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
        FactsAsked.variables(expression).forEach(name -> known.putValue(name, null));
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

    /** Anything else waits: for a person, for other branches, for an event, for a called process. */
    static boolean passes(FlowNode node) {
        return node instanceof ServiceTask
                || node instanceof BusinessRuleTask
                || ModelSteps.message(node) != null
                || node instanceof Gateway
                        && (node instanceof ExclusiveGateway
                                || node.getIncoming().size() == 1);
    }
}
