package org.huhang.engine;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Turns what happens in the engine into plain events, in the engine's transaction. Added to every model as it is parsed. */
final class EngineEvents extends AbstractBpmnParseListener {

    /** The value of the property {@code title} of a user task that is named by the call activity. */
    private static final String CALLER = "caller";

    private final ApplicationEventPublisher events;
    private final CallersFacts known;
    private final DueDates dueDates;
    private final Clock clock;

    EngineEvents(ApplicationEventPublisher events, CallersFacts known, DueDates dueDates, Clock clock) {
        this.events = events;
        this.known = known;
        this.dueDates = dueDates;
        this.clock = clock;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var properties = ModelProperties.of(element);
        // The work list says who may do a task; rows of the engine's own beside it would be read by nobody.
        var groups = List.copyOf(task.getCandidateGroupIdExpressions());
        task.getCandidateGroupIdExpressions().clear();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, created -> created(created, groups, properties));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, done -> ended(done, true));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, gone -> ended(gone, false));
    }

    @Override
    public void parseInclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, this::branchCame);
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, this::instanceEnded);
    }

    private void created(DelegateTask task, List<Expression> groups, Map<String, String> properties) {
        // A task that is being made has no variables of its own; asking it would be one more look.
        var facts = known.of(task.getExecution());
        var caseNo = facts.text(Names.CASE_NO);
        if (caseNo == null) {
            throw new IllegalStateException("an instance without case number reached " + task.getTaskDefinitionKey());
        }
        var processKey = Names.processKey(task.getProcessDefinitionId());
        var elementId = task.getTaskDefinitionKey();
        var instanceId = Names.rootInstanceId(task.getExecution());
        var dueAt = dueDates.dueAt(new DueDates.NewTask(
                task.getId(),
                caseNo,
                processKey,
                elementId,
                properties.get("term"),
                properties.get("termFrom"),
                facts,
                instanceId));
        events.publishEvent(new TaskCreated(
                task.getId(),
                task.getProcessDefinitionId(),
                processKey,
                instanceId,
                elementId,
                Work.of(properties.get("work")),
                CALLER.equals(properties.get("title")) ? caller(task.getExecution()) : null,
                caseNo,
                group(task, groups),
                clock.instant(),
                dueAt,
                facts));
    }

    /** A process that several steps call does other work for each: its tasks may be called as the step that calls. */
    private static TaskCreated.@Nullable Element caller(DelegateExecution execution) {
        var calling = ((ExecutionEntity) execution).getProcessInstance().getSuperExecution();
        return calling == null
                ? null
                : new TaskCreated.Element(calling.getProcessDefinitionId(), calling.getActivityId());
    }

    /** Every task has exactly one group; the lint says so to analysts, this says so to the engine. */
    private static String group(DelegateTask task, List<Expression> groups) {
        var named = groups.stream()
                .map(group -> group.getValue(task.getExecution()))
                .filter(Objects::nonNull)
                .flatMap(group -> Stream.of(group.toString().split(",")))
                .toList();
        if (named.size() != 1) {
            throw new IllegalStateException(task.getTaskDefinitionKey() + " needs one group, has " + named);
        }
        return named.get(0);
    }

    private void ended(DelegateTask task, boolean completed) {
        events.publishEvent(new TaskEnded(task.getId(), completed));
    }

    private void branchCame(BaseDelegateExecution came) {
        events.publishEvent(new BranchesMeet.Came(((DelegateExecution) came).getProcessInstanceId()));
    }

    private void instanceEnded(BaseDelegateExecution ended) {
        var execution = (ExecutionEntity) (DelegateExecution) ended;
        if (execution.getSuperExecution() != null) {
            return;
        }
        var caseNo = (String) execution.getVariable(Names.CASE_NO);
        var activity = execution.getActivity();
        events.publishEvent(new InstanceEnded(
                execution.getProcessInstanceId(),
                Names.processKey(execution.getProcessDefinitionId()),
                execution.getProcessDefinitionId(),
                caseNo,
                execution.isCanceled() || activity == null ? null : activity.getId()));
    }
}
