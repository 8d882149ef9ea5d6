package org.huhang.engine;

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.stereotype.Service;

/**
 * What a model would have gone to at the places that were passed, had the facts been others. It is read from the model itself,
 * so that nothing has to be said twice; it changes nothing.
 */
@Service
public class Hindsight {

    private final ProcessEngine engine;
    private final FencedExpressions expressions;
    private final Decisions decisions;
    private final FactsAsked asks;

    Hindsight(ProcessEngine engine, Decisions decisions) {
        this.engine = engine;
        this.decisions = decisions;
        this.asks = new FactsAsked(decisions);
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
            var way = new SupposedWay(level.definitionId(), known, decided, expressions, decisions);
            var model = engine.getRepositoryService().getBpmnModelInstance(level.definitionId());
            var questions = new HashSet<>(asked);
            questions.addAll(decided.keySet());
            for (var node : model.getModelElementsByType(FlowNode.class)) {
                if (level.elements().contains(node.getId())) {
                    counted.addAll(counts(node, questions, facts));
                    if (asks.of(level.definitionId(), node, questions)) {
                        way.at(node);
                    }
                }
            }
            followed.addAll(way.followed());
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
                .anyMatch(node -> asks.of(level.definitionId(), node, facts)));
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
        var way = new SupposedWay(definitionId, new HashMap<>(facts), new HashMap<>(), expressions, decisions);
        way.from(node);
        var may = new HashSet<String>();
        mayFollow(node, may);
        may.removeAll(way.seen());
        return may;
    }

    private static void mayFollow(FlowNode node, Set<String> seen) {
        for (var next : node.getSucceedingNodes().list()) {
            if (seen.add(next.getId()) && SupposedWay.passes(next)) {
                mayFollow(next, seen);
            }
        }
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
