package org.huhang.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A process that has passed a task goes back to it, because what was answered there holds no more: the way to its end is
 * withdrawn, and whoever is at something else goes on beside. Its tasks are known by their work, whatever the model.
 */
@Service
public class GoesBack {

    private final ProcessEngine engine;
    private final FormerWork former;

    GoesBack(ProcessEngine engine, FormerWork former) {
        this.engine = engine;
        this.former = former;
    }

    /**
     * Whether somebody has such a task, or gets one before anybody else does anything.
     *
     * @param instanceId a root instance
     * @param works the work of the tasks
     * @return false also for one that has ended
     */
    @Transactional(readOnly = true)
    public boolean headsFor(String instanceId, Set<Work> works) {
        var place = place(instanceId);
        return place.active().stream()
                .anyMatch(node -> node instanceof UserTask task
                        ? works.contains(work(task))
                        : passes(node)
                                && forward(List.of(node), next -> passes(next)).stream()
                                        .anyMatch(next -> works.contains(work(next))));
    }

    /**
     * Goes back to a task. What stands between it and the end is withdrawn, but for the tasks of others; what is still before
     * the branches meet that the task begins goes on, and is waited for.
     *
     * @param instanceId a root instance
     * @param to the work of the task
     * @param end the work of the task in which somebody decides that all is over
     * @return false if it has ended, or its model knows no such task
     */
    @Transactional
    public boolean to(String instanceId, Work to, Work end) {
        var place = place(instanceId);
        var target = place.task(to);
        var last = place.task(end);
        if (target.isEmpty() || last.isEmpty() || place.active().isEmpty()) {
            return false;
        }
        var beside = beside(target, Set.of(target.get(0), last.get(0)));
        var over = forward(last, node -> node == last.get(0) || passes(node));
        var change = engine.getRuntimeService().createProcessInstanceModification(instanceId);
        Predicate<String> withdrawn = id -> {
            var node = place.node(id);
            return !beside.contains(node)
                    && (node == last.get(0)
                            || (ModelSteps.at(node) != null
                                    ? over.contains(node)
                                    : !(node instanceof UserTask)
                                            && forward(List.of(node), next -> true)
                                                    .contains(last.get(0))));
        };
        place.at().stream()
                .filter(one -> withdrawn.test(one.getActivityId()))
                .forEach(one -> change.cancelActivityInstance(one.getId()));
        place.before().stream()
                .filter(one -> withdrawn.test(one.getActivityId()))
                .forEach(one -> change.cancelTransitionInstance(one.getId()));
        change.startBeforeActivity(target.get(0).getId()).execute();
        return true;
    }

    /**
     * Tasks that nobody can do any more are withdrawn, with the parts of the model and the called processes that hold no others,
     * and the process goes on where its branches meet.
     *
     * @param instanceId a root instance
     * @param works the work of the tasks
     * @return false if it has ended, or no such task waits on one of several branches
     */
    @Transactional
    public boolean past(String instanceId, Set<Work> works) {
        var place = place(instanceId);
        var change = engine.getRuntimeService().createProcessInstanceModification(instanceId);
        var passed = false;
        for (var one : place.at()) {
            var node = place.node(one.getActivityId());
            var join = isOnly(node, works, instanceId) ? nextJoin(node) : null;
            if (join != null) {
                change.cancelActivityInstance(one.getId()).startBeforeActivity(join.getId());
                passed = true;
            }
        }
        if (passed) {
            change.execute();
        }
        return passed;
    }

    /** Whether all that people do there is such work, also where it is a part of the model or a process that it calls. */
    private boolean isOnly(FlowNode node, Set<Work> works, String instanceId) {
        var tasks = node instanceof SubProcess part
                ? part.getFlowElements().stream()
                : node instanceof CallActivity call
                        ? called(call, instanceId).stream()
                                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                        : Stream.of(node);
        var people = tasks.filter(UserTask.class::isInstance)
                .map(FlowNode.class::cast)
                .toList();
        return !people.isEmpty() && people.stream().allMatch(task -> works.contains(work(task)));
    }

    private Optional<BpmnModelInstance> called(CallActivity call, String instanceId) {
        var calls = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instanceId)
                .list();
        return calls.stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .filter(definition -> definition.startsWith(call.getCalledElement() + ":"))
                .findFirst()
                .map(engine.getRepositoryService()::getBpmnModelInstance);
    }

    private static @Nullable FlowNode nextJoin(FlowNode from) {
        var seen = new LinkedHashSet<>(List.of(from));
        for (var edge = List.of(from); !edge.isEmpty(); ) {
            edge = edge.stream()
                    .flatMap(node -> node.getSucceedingNodes().list().stream())
                    .filter(seen::add)
                    .toList();
            var join = edge.stream().filter(WayBack::joins).findFirst();
            if (join.isPresent()) {
                return join.get();
            }
        }
        return null;
    }

    /** What is on the way to where the branches first meet that the task begins. */
    private static Set<FlowNode> beside(List<FlowNode> target, Set<FlowNode> but) {
        var joins = forward(target, node -> !WayBack.joins(node)).stream()
                .filter(WayBack::joins)
                .toList();
        var first = joins.stream()
                .filter(join -> joins.stream()
                        .noneMatch(other -> other != join
                                && forward(List.of(other), node -> !but.contains(node))
                                        .contains(join)))
                .toList();
        var beside = follow(first, node -> !but.contains(node), node -> node.getPreviousNodes()
                .list());
        beside.removeAll(but);
        return beside;
    }

    static Set<FlowNode> forward(Collection<FlowNode> from, Predicate<FlowNode> on) {
        return follow(from, on, node -> node.getSucceedingNodes().list());
    }

    private static Set<FlowNode> follow(
            Collection<FlowNode> from, Predicate<FlowNode> on, Function<FlowNode, Collection<FlowNode>> next) {
        var seen = new HashSet<FlowNode>();
        from.forEach(node -> follow(node, on, next, seen));
        return seen;
    }

    private static void follow(
            FlowNode node, Predicate<FlowNode> on, Function<FlowNode, Collection<FlowNode>> next, Set<FlowNode> seen) {
        if (seen.add(node) && on.test(node)) {
            next.apply(node).forEach(one -> follow(one, on, next, seen));
        }
    }

    /** What the platform does by itself, at once. */
    private static boolean passes(FlowNode node) {
        return ModelSteps.at(node) != null || node instanceof Gateway;
    }

    private Work work(FlowNode node) {
        if (!(node instanceof UserTask)) {
            return Work.OTHER;
        }
        var said = said(node);
        return said == null ? former.of(processOf(node), node.getId()) : Work.of(said);
    }

    private static @Nullable String said(FlowNode node) {
        return node.getExtensionElements() == null
                ? null
                : node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(all -> all.getCamundaProperties().stream())
                        .filter(one -> "work".equals(one.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst()
                        .orElse(null);
    }

    private static String processOf(FlowNode node) {
        var at = node.getParentElement();
        while (at != null && !(at instanceof Process)) {
            at = at.getParentElement();
        }
        return at instanceof Process process ? process.getId() : "";
    }

    Place place(String instanceId) {
        var root = engine.getRuntimeService().getActivityInstance(instanceId);
        return root == null
                ? new Place(null, List.of(), List.of(), this::work)
                : new Place(
                        engine.getRepositoryService().getBpmnModelInstance(root.getProcessDefinitionId()),
                        List.of(root.getChildActivityInstances()),
                        List.of(root.getChildTransitionInstances()),
                        this::work);
    }

    /** Where an instance is. */
    record Place(
            @Nullable BpmnModelInstance model,
            List<ActivityInstance> at,
            List<TransitionInstance> before,
            Function<FlowNode, Work> works) {

        /** A multi-instance body is no element of the model. */
        FlowNode node(String activityId) {
            return Objects.requireNonNull(model).getModelElementById(activityId.split("#")[0]);
        }

        List<FlowNode> active() {
            return Stream.concat(
                            at.stream().map(ActivityInstance::getActivityId),
                            before.stream().map(TransitionInstance::getActivityId))
                    .map(this::node)
                    .toList();
        }

        List<FlowNode> task(Work work) {
            return model == null
                    ? List.of()
                    : model.getModelElementsByType(UserTask.class).stream()
                            .filter(task -> works.apply(task) == work)
                            .map(FlowNode.class::cast)
                            .toList();
        }
    }
}
