package org.huhang.processes;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.huhang.deadline.ShippedTerms;
import org.huhang.engine.TestEngine;
import org.huhang.form.ShippedAnswers;
import org.jspecify.annotations.Nullable;

/** One case on its way through the real models: who holds what, what is answered, what came of it. */
final class Walk {

    /** Where the tests of models let the time stand, unless they say otherwise. */
    private static final OffsetDateTime STANDS_AT = OffsetDateTime.parse("2026-11-20T16:20:00+08:00");

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ShippedAnswers FORMS = new ShippedAnswers(TestEngine::now);

    private final TestEngine platform;
    private final RecordedSteps steps;
    private final String caseNo;
    private final String instanceId;

    private Walk(TestEngine platform, RecordedSteps steps, String caseNo, String instanceId) {
        this.platform = platform;
        this.steps = steps;
        this.caseNo = caseNo;
        this.instanceId = instanceId;
        platform.runDue(caseNo);
    }

    /** A report arrives; no police work on it unless the facts say so. */
    static Walk report(TestEngine platform, RecordedSteps steps, Object... facts) {
        var variables = new HashMap<String, Object>(Map.of(
                "regionCode",
                "532503",
                "province",
                "53",
                "riskTier",
                "ORANGE",
                "reportedAt",
                java.util.Date.from(TestEngine.now()),
                "reportCategories",
                "4",
                "immediateDanger",
                false,
                "reporterIsUnit",
                true,
                "reporterIsMandated",
                true,
                "firstReceiver",
                "TOWNSHIP",
                "policeOpen",
                false));
        variables.put("secrecy", "NORMAL");
        variables.putAll(pairs(facts));
        var caseNo = "532503-2026-%05d".formatted(COUNTER.incrementAndGet());
        variables.put("caseNo", caseNo);
        var instance = platform.engine()
                .getRuntimeService()
                .createMessageCorrelation("reportFiled")
                .processInstanceBusinessKey(caseNo)
                .setVariables(variables)
                .correlateStartMessage();
        return new Walk(platform, steps, caseNo, instance.getId());
    }

    /** One of the small processes of a case, as the platform starts it. */
    static Walk of(TestEngine platform, RecordedSteps steps, String message, Object... facts) {
        var variables = new HashMap<String, Object>(Map.of(
                "regionCode", "532503",
                "province", "53",
                "riskTier", "ORANGE",
                "firstReceiver", "TOWNSHIP",
                "secrecy", "NORMAL",
                "reporterIsUnit", true));
        variables.putAll(pairs(facts));
        var caseNo = "532503-2026-%05d".formatted(COUNTER.incrementAndGet());
        variables.put("caseNo", caseNo);
        var instance = platform.engine()
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(caseNo)
                .setVariables(variables)
                .correlateStartMessage();
        return new Walk(platform, steps, caseNo, instance.getId());
    }

    /** Tells the process a message for which it listens. */
    Walk tell(String message, Map<String, Object> variables) {
        var runtime = platform.engine().getRuntimeService();
        var waiting = runtime.createEventSubscriptionQuery()
                .processInstanceId(instanceId)
                .eventName(message)
                .singleResult();
        runtime.messageEventReceived(message, waiting.getExecutionId(), variables);
        platform.runDue(caseNo);
        return this;
    }

    /** The shared process alone, as a call activity starts it. */
    static Walk feedback(TestEngine platform, RecordedSteps steps, Object... facts) {
        var caseNo = "532503-2026-%05d".formatted(COUNTER.incrementAndGet());
        var variables = new HashMap<String, Object>(Map.of("caseNo", caseNo, "firstReceiver", "TOWNSHIP"));
        variables.putAll(pairs(facts));
        var instance = platform.engine().getRuntimeService().startProcessInstanceByKey("feedback", caseNo, variables);
        return new Walk(platform, steps, caseNo, instance.getId());
    }

    static Map<String, Object> pairs(Object... pairs) {
        var map = new HashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Answers the one open task with this key, with the usual answers but for those given. */
    Walk done(String elementId, Object... answers) {
        var open = tasks(elementId);
        if (open.size() != 1) {
            throw new AssertionError(elementId + " is open " + open.size() + " times, open are " + open());
        }
        return complete(open.get(0), answers);
    }

    /** Answers the open task with this key and group. */
    Walk doneBy(String group, String elementId, Object... answers) {
        var open = tasks(elementId).stream()
                .filter(task -> platform.created(task.getId()).group().equals(group))
                .toList();
        if (open.size() != 1) {
            throw new AssertionError(elementId + " of " + group + " is open " + open.size() + " times");
        }
        return complete(open.get(0), answers);
    }

    /** Answers a feedback task told by its stage and sender. */
    Walk told(String feedbackType, String stage, String sender) {
        var open = tasks("userTask_feedbackReporter").stream()
                .filter(task -> List.of(feedbackType, stage, sender)
                        .equals(List.of(fact(task, "feedbackType"), fact(task, "stage"), fact(task, "sender"))))
                .toList();
        if (open.size() != 1) {
            throw new AssertionError("feedback " + stage + " of " + sender + " is open " + open.size() + " times");
        }
        return complete(open.get(0));
    }

    private String fact(Task task, String name) {
        return String.valueOf(platform.created(task.getId()).facts().text(name));
    }

    Walk complete(Task task, Object... answers) {
        var key = task.getTaskDefinitionKey();
        var posted = new HashMap<>(UsualAnswers.of(key, usual()));
        posted.putAll(pairs(answers));
        posted.values().removeIf(""::equals);
        platform.engine().getTaskService().complete(task.getId(), FORMS.variables(form(task), posted));
        platform.runDue(caseNo);
        return this;
    }

    /** What is usual happened when the tests begin, or now where a test stands before that. */
    private static OffsetDateTime usual() {
        var now = TestEngine.now().atOffset(STANDS_AT.getOffset());
        return now.isBefore(STANDS_AT) ? now : STANDS_AT;
    }

    /** The folder and file of the form that the model names. */
    private String form(Task task) {
        var model = platform.engine().getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId());
        UserTask drawn = model.getModelElementById(task.getTaskDefinitionKey());
        var named = drawn.getCamundaFormRef().split("_");
        return kebab(named[0]) + "/" + kebab(named[1]);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The platform changes a variable of the process, as when the police are done. */
    Walk set(String name, Object value) {
        platform.engine().getRuntimeService().setVariable(instanceId, name, value);
        platform.runDue(caseNo);
        return this;
    }

    /** Time passes for this case. */
    Walk at(String moment) {
        platform.standAt(moment);
        platform.runDue(caseNo);
        return this;
    }

    List<Task> tasks() {
        var query = platform.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(caseNo);
        var all = new ArrayList<>(query.list());
        platform.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instanceId)
                .list()
                .forEach(called ->
                        platform
                                .engine()
                                .getTaskService()
                                .createTaskQuery()
                                .processInstanceId(called.getId())
                                .list()
                                .stream()
                                .filter(task -> all.stream()
                                        .noneMatch(known -> known.getId().equals(task.getId())))
                                .forEach(all::add));
        return all;
    }

    private List<Task> tasks(String elementId) {
        return tasks().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(elementId))
                .toList();
    }

    /** The open tasks as {@code group elementId due}, in order; feedback also with its stage. */
    List<String> open() {
        return tasks().stream()
                .map(task -> {
                    var created = platform.created(task.getId());
                    var stage = created.facts().text("stage");
                    return created.group() + " " + created.elementId() + (stage == null ? "" : " " + stage) + " "
                            + ShippedTerms.shown(created.dueAt());
                })
                .sorted()
                .toList();
    }

    /** How steps were called so far. */
    List<String> calls() {
        return steps.calls(caseNo);
    }

    String caseNo() {
        return caseNo;
    }

    String instanceId() {
        return instanceId;
    }

    /** The end event's id, null while the case runs. */
    @Nullable
    String endState() {
        return platform.endState(instanceId);
    }

    boolean runs() {
        return platform.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNo)
                        .count()
                > 0;
    }

    /** Every element that was entered, in the case's process and in those it called. */
    Set<String> visited() {
        var history = platform.engine().getHistoryService();
        var instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNo).list().stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        var visited = new HashSet<String>();
        for (var instance : instances) {
            history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                    .map(HistoricActivityInstance::getActivityId)
                    .map(id -> id.replaceAll("#.*", ""))
                    .forEach(visited::add);
        }
        return visited;
    }
}
