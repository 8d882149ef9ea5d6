package org.huhang.engine;

import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way that a process took from the answer to a task, up to the next tasks of persons. As long as nobody has done one of these
 * and it met no other branch, it can be taken back and gone anew with other facts: one token left the task, and one leaves it
 * again. Whether somebody holds such a task is for the caller to ask, and what the steps on the way did.
 */
@Service
public class WayBack {

    private final ProcessEngine engine;

    WayBack(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * The way from an answered task.
     *
     * @param instanceId the root instance
     * @param engineTaskId the task, as the engine calls it
     * @return empty if it cannot be taken back: the instance has ended, the task is one of a called or an inner process, a
     *     task on the way was done, or it met another branch
     */
    @Transactional(readOnly = true)
    public Optional<Way> from(String instanceId, String engineTaskId) {
        var root = engine.getRuntimeService().getActivityInstance(instanceId);
        var history = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .list();
        return history.stream()
                .filter(one -> engineTaskId.equals(one.getTaskId()) && one.getEndTime() != null)
                .filter(one -> root != null && instanceId.equals(one.getParentActivityInstanceId()))
                .findFirst()
                .flatMap(answered -> way(Objects.requireNonNull(root), history, answered));
    }

    /**
     * The tasks of persons that come next after an answered task and are open, also where another of them was done meanwhile.
     *
     * @param instanceId the root instance
     * @param engineTaskId the task, as the engine calls it
     * @return where their tokens are, without those at that task itself
     */
    @Transactional(readOnly = true)
    public List<String> next(String instanceId, String engineTaskId) {
        var root = engine.getRuntimeService().getActivityInstance(instanceId);
        var answered =
                engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instanceId)
                        .list()
                        .stream()
                        .filter(one -> engineTaskId.equals(one.getTaskId()))
                        .findFirst();
        if (root == null || answered.isEmpty()) {
            return List.of();
        }
        var next = nodes(answered.get()).stream()
                .filter(UserTask.class::isInstance)
                .map(FlowNode::getId)
                .filter(id -> !id.equals(answered.get().getActivityId()))
                .collect(Collectors.toSet());
        return Arrays.stream(root.getChildActivityInstances())
                .filter(one -> next.contains(one.getActivityId()))
                .map(ActivityInstance::getId)
                .toList();
    }

    private Optional<Way> way(
            ActivityInstance root, List<HistoricActivityInstance> history, HistoricActivityInstance answered) {
        var nodes = nodes(answered);
        var ids = nodes.stream().map(FlowNode::getId).collect(Collectors.toSet());
        var end = answered.getEndTime();
        var since = history.stream()
                .filter(one -> !one.getStartTime().before(end) && ids.contains(element(one.getActivityId())))
                .toList();
        var alone = history.stream().allMatch(one -> one.getId().equals(answered.getId()) || !heldAt(one, end));
        var passed = since.stream().map(one -> element(one.getActivityId())).collect(Collectors.toSet());
        if (history.stream().anyMatch(one -> isDone(one) && !one.getStartTime().before(end) && on(ids, one))) {
            return Optional.empty();
        }
        if (!alone && nodes.stream().anyMatch(node -> joins(node) && passed.contains(node.getId()))) {
            return Optional.empty();
        }
        var began = since.stream().map(HistoricActivityInstance::getId).collect(Collectors.toSet());
        var open = Arrays.stream(root.getChildActivityInstances())
                .filter(one -> began.contains(one.getId()))
                .toList();
        return Optional.of(new Way(
                answered.getProcessInstanceId(),
                answered.getActivityId(),
                nodes.stream()
                        .filter(node -> passed.contains(node.getId()))
                        .flatMap(WayBack::step)
                        .collect(Collectors.toSet()),
                open.stream().flatMap(WayBack::elements).collect(Collectors.toSet()),
                open.stream().map(ActivityInstance::getId).toList(),
                Arrays.stream(root.getChildTransitionInstances())
                        .filter(one -> ids.contains(element(one.getActivityId())))
                        .map(TransitionInstance::getId)
                        .toList()));
    }

    private static Stream<String> step(FlowNode node) {
        return Stream.ofNullable(ModelSteps.at(node));
    }

    private static Stream<String> elements(ActivityInstance open) {
        return Stream.concat(
                Stream.of(element(open.getActivityId())),
                Arrays.stream(open.getChildActivityInstances()).flatMap(WayBack::elements));
    }

    private static boolean isDone(HistoricActivityInstance one) {
        return one.getActivityType().equals("userTask") && one.getEndTime() != null && !one.isCanceled();
    }

    /** An inner process is on the way as a whole. */
    private static boolean on(Set<String> ids, HistoricActivityInstance one) {
        return ids.contains(one.getActivityId())
                || !one.getProcessInstanceId().equals(one.getParentActivityInstanceId());
    }

    private static boolean heldAt(HistoricActivityInstance one, Date moment) {
        return one.getStartTime().before(moment)
                && (one.getEndTime() == null || !one.getEndTime().before(moment));
    }

    /** Where branches meet. */
    static boolean joins(FlowNode node) {
        return node instanceof Gateway
                && !(node instanceof ExclusiveGateway)
                && node.getIncoming().size() > 1;
    }

    /** A multi-instance body is no element of the model. */
    private static String element(String activityId) {
        return activityId.split("#")[0];
    }

    /** What follows the task, up to and with the next tasks of persons. */
    private Set<FlowNode> nodes(HistoricActivityInstance answered) {
        var model = engine.getRepositoryService().getBpmnModelInstance(answered.getProcessDefinitionId());
        var nodes = new HashSet<FlowNode>();
        FlowNode task = model.getModelElementById(answered.getActivityId());
        task.getSucceedingNodes().list().forEach(next -> follow(next, nodes));
        return nodes;
    }

    private static void follow(FlowNode node, Set<FlowNode> nodes) {
        if (nodes.add(node) && !(node instanceof UserTask)) {
            node.getSucceedingNodes().list().forEach(next -> follow(next, nodes));
        }
    }

    /**
     * Goes from the task anew, with the facts that the instance has now. What is open on the way is withdrawn.
     *
     * @param way what {@link #from} said in this transaction
     */
    @Transactional
    public void goAnew(Way way) {
        var change = engine.getRuntimeService().createProcessInstanceModification(way.instanceId());
        way.activities().forEach(change::cancelActivityInstance);
        way.transitions().forEach(change::cancelTransitionInstance);
        change.startAfterActivity(way.elementId()).execute();
    }

    /**
     * Goes from an answered task once more, with the facts that the instance has now. What is open stays so beside.
     *
     * @param instanceId the root instance, running
     * @param elementId the task
     */
    @Transactional
    public void goBeside(String instanceId, String elementId) {
        engine.getRuntimeService()
                .createProcessInstanceModification(instanceId)
                .startAfterActivity(elementId)
                .execute();
    }

    /**
     * Withdraws what is still open of some tasks of a running instance.
     *
     * @param instanceId the root instance
     * @param activities where tokens were, as a {@link Way} says
     */
    @Transactional
    public void withdraw(String instanceId, List<String> activities) {
        var root = engine.getRuntimeService().getActivityInstance(instanceId);
        var open = root == null
                ? List.<String>of()
                : Arrays.stream(root.getChildActivityInstances())
                        .map(ActivityInstance::getId)
                        .filter(activities::contains)
                        .toList();
        if (!open.isEmpty()) {
            var change = engine.getRuntimeService().createProcessInstanceModification(instanceId);
            open.forEach(change::cancelActivityInstance);
            change.execute();
        }
    }

    /**
     * A way that can be taken back.
     *
     * @param instanceId the instance
     * @param elementId the task that it leaves
     * @param steps the names of the steps that were done on it
     * @param open the ids of the elements that are open on it
     * @param activities where its tokens are
     * @param transitions where they wait for a step to begin
     */
    public record Way(
            String instanceId,
            String elementId,
            Set<String> steps,
            Set<String> open,
            List<String> activities,
            List<String> transitions) {}
}
