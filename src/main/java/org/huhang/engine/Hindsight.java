package org.huhang.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
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
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
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
    private final Decisions decisions;

    Hindsight(ProcessEngine engine, Decisions decisions) {
        this.engine = engine;
        this.decisions = decisions;
        this.expressions = (FencedExpressions)
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getExpressionManager();
    }

    /**
     * What follows where one of some facts was asked for. A decision table is asked by these facts, and what it says decides where
     * the model, and whatever called it, goes on. What a step counts of them cannot be told.
     *
     * @param passed where element ids were passed, from the called model outwards; only they are looked at
     * @param asked the facts in question
     * @param facts all facts; what is missing is unknown
     * @return what follows
     */
    public Seen of(List<Passed> passed, Set<String> asked, Map<String, ?> facts) {
        var known = new HashMap<String, Object>(facts);
        var decided = new HashMap<String, Object>();
        var counted = new HashSet<String>();
        var followed = new LinkedHashSet<Followed>();
        for (var level : passed) {
            var way = new Way(level.definitionId(), known, decided);
            var model = engine.getRepositoryService().getBpmnModelInstance(level.definitionId());
            var questions = new HashSet<>(asked);
            questions.addAll(decided.keySet());
            for (var node : model.getModelElementsByType(FlowNode.class)) {
                if (level.elements().contains(node.getId())) {
                    counted.addAll(counts(node, questions, facts));
                    way.ifAsked(node, questions);
                }
            }
            followed.addAll(way.followed);
        }
        return new Seen(followed, decided, reads(passed, counted));
    }

    /** What a step sets that reads one of some facts. A date says when, and not what. */
    private Set<String> counts(FlowNode node, Set<String> asked, Map<String, ?> facts) {
        var step = node instanceof ServiceTask ? expressions.steps().get(ModelSteps.at(node)) : null;
        return step != null
                        && step.reads().stream()
                                .anyMatch(name -> asked.contains(name) && !(facts.get(name) instanceof Date))
                ? step.sets()
                : Set.of();
    }

    /** Whether the way of a model depends on some facts. */
    private boolean reads(List<Passed> passed, Set<String> facts) {
        return passed.stream().anyMatch(level -> engine
                .getRepositoryService()
                .getBpmnModelInstance(level.definitionId())
                .getModelElementsByType(FlowNode.class)
                .stream()
                .filter(node -> level.elements().contains(node.getId()) && !(node instanceof ServiceTask))
                .anyMatch(node -> asks(level.definitionId(), node, facts)));
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
        var way = new Way(definitionId, new HashMap<>(facts), new HashMap<>());
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
                || node instanceof BusinessRuleTask
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

    private boolean asks(String definitionId, FlowNode node, Set<String> asked) {
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

        private final String definitionId;
        private final Map<String, Object> facts;
        private final Map<String, Object> decided;
        private final Set<String> seen = new HashSet<>();
        private final Set<Followed> followed = new LinkedHashSet<>();

        private Way(String definitionId, Map<String, Object> facts, Map<String, Object> decided) {
            this.definitionId = definitionId;
            this.facts = facts;
            this.decided = decided;
        }

        private void ifAsked(FlowNode node, Set<String> asked) {
            if (!asks(definitionId, node, asked)) {
                return;
            }
            if (node instanceof Gateway) {
                from(node);
            } else {
                to(node);
            }
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
            if (node instanceof UserTask task) {
                followed.add(new Followed(key(), task.getId(), null, Map.of(), group(task)));
            } else if (node instanceof ServiceTask step) {
                followed.add(new Followed(
                        key(),
                        step.getId(),
                        Names.step(Objects.requireNonNull(step.getCamundaDelegateExpression())),
                        told(step),
                        null));
            } else if (node instanceof BusinessRuleTask rule) {
                decide(rule);
            } else if (ModelSteps.message(node) != null) {
                followed.add(new Followed(
                        key(),
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

    /**
     * Where a model was passed.
     *
     * @param definitionId the version of the model
     * @param elements element ids
     */
    public record Passed(String definitionId, Collection<String> elements) {}

    /**
     * What follows some facts.
     *
     * @param followed the steps and the tasks of persons up to where a model would wait, in no order
     * @param decided what tables said, by the name of the fact
     * @param counted whether a step counted the facts in question and the way depends on that: then nobody can tell it from here
     */
    public record Seen(Set<Followed> followed, Map<String, Object> decided, boolean counted) {}
}
