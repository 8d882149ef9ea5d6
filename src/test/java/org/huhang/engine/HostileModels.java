package org.huhang.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Models that try to run something, one for each way that the engine knows. The canary is a system property that every
 * payload tries to set, or a file that it tries to make.
 */
final class HostileModels {

    static final String CANARY = "huhang.canary";
    static final Path FILE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "huhang-canary-" + ProcessHandle.current().pid());
    static final String BOOM = "java.lang.System.setProperty('" + CANARY + "','dead')";
    static final String CLASS = Canary.class.getName();
    /** Sets the canary in an engine whose expressions may call anything. */
    static final String REFLECTION =
            "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass()).invoke(null,'"
                    + CANARY + "','dead')}";
    /** The usual ways from a harmless object to any class. */
    static final List<String> EXPRESSIONS = List.of(
            REFLECTION,
            "${execution.getClass().getClassLoader().loadClass('java.lang.System')}",
            "${execution.setVariable('x',1)}",
            "${execution.processEngineServices.runtimeService}",
            "${processEngine.repositoryService}",
            "${org.huhang.engine.Tasks}",
            "${systemProperties.user}",
            "${environment.getProperty('user.home')}",
            "${caseNo.getClass()}",
            "${caseNo.class.name}",
            "#{caseNo.bytes}",
            "${lists.getClass()}",
            "${lists.functionName.getClass()}",
            "${task.execution}",
            "${caseExecution.id}",
            "${authenticatedUserId.class}",
            "${dateTime().getClass().forName('java.lang.System')}",
            "${now().getClass().getClassLoader()}",
            "${caseNo = 'x'}",
            "${[].getClass()}",
            "a ${caseNo.class} b");

    private HostileModels() {}

    /**
     * A model and why it is hostile.
     *
     * @param name what it tries
     * @param file its name
     * @param content its text
     */
    record Hostile(String name, String file, String content) {
        byte[] bytes() {
            return content.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> all() {
        return Stream.of(
                        forms("camunda"),
                        forms("activiti"),
                        machines("camunda"),
                        machines("activiti"),
                        structures(),
                        expressions(),
                        tables())
                .flatMap(models -> models)
                .map(Model::hostile);
    }

    /** What the engine makes objects from while it is still parsing. */
    private static Stream<Model> forms(String ns) {
        var data =
                "<extensionElements><" + ns + ":formData><" + ns + ":formField id='x' label='" + attribute(REFLECTION)
                        + "' type='string' defaultValue='" + attribute(REFLECTION) + "'><" + ns + ":validation><" + ns
                        + ":constraint name='validator' config='" + CLASS + "'/></" + ns + ":validation></" + ns
                        + ":formField></" + ns + ":formData></extensionElements>";
        return Stream.of(
                flow(
                        ns + ": form handler of a task",
                        "<userTask id='a' " + ns + ":candidateGroups='X:y' " + ns + ":formHandlerClass='" + CLASS
                                + "'/>"),
                start(
                        ns + ": form handler of the start",
                        "<startEvent id='s' " + ns + ":formHandlerClass='" + CLASS + "'/>"),
                flow(
                        ns + ": form key of a task",
                        "<userTask id='a' " + ns + ":candidateGroups='X:y' " + ns + ":formKey='" + attribute(REFLECTION)
                                + "'/>"),
                start(ns + ": form key of the start", "<startEvent id='s' " + ns + ":formKey='embedded:app:x.html'/>"),
                flow(
                        ns + ": fields with a validator",
                        "<userTask id='a' " + ns + ":candidateGroups='X:y'>" + data + "</userTask>"),
                start(ns + ": fields of the start", "<startEvent id='s'>" + data + "</startEvent>"));
    }

    /** Everything that the engine runs in a step, an event or a listener. */
    private static Stream<Model> machines(String ns) {
        var implementations = List.of(
                ns + ":class='" + CLASS + "'",
                ns + ":class='org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior'",
                ns + ":type='shell'",
                ns + ":type='mail'",
                ns + ":type='external' " + ns + ":topic='x'",
                ns + ":expression='" + attribute(REFLECTION) + "'",
                ns + ":delegateExpression='" + attribute(REFLECTION) + "'");
        var shell = "<extensionElements><" + ns + ":field name='command' stringValue='touch'/><" + ns
                + ":field name='arg1' stringValue='" + FILE + "'/></extensionElements>";
        var machines = implementations.stream()
                .flatMap(how -> Stream.of(
                        flow(
                                ns + ": service task, " + how,
                                "<serviceTask id='a' " + how + ">" + shell + "</serviceTask>"),
                        flow(ns + ": send task, " + how, "<sendTask id='a' " + how + ">" + shell + "</sendTask>"),
                        flow(
                                ns + ": business rule task, " + how,
                                "<businessRuleTask id='a' " + how + ">" + shell + "</businessRuleTask>"),
                        flow(
                                ns + ": message thrown, " + how,
                                "<intermediateThrowEvent id='a'><messageEventDefinition " + how + ">" + shell
                                        + "</messageEventDefinition></intermediateThrowEvent>"),
                        end(
                                ns + ": message at the end, " + how,
                                "<endEvent id='e'><messageEventDefinition " + how + ">" + shell
                                        + "</messageEventDefinition></endEvent>")));
        var listeners = List.of(
                        "class='" + CLASS + "'",
                        "expression='" + attribute(REFLECTION) + "'",
                        "delegateExpression='" + attribute(REFLECTION) + "'",
                        "delegateExpression='${step}'")
                .stream()
                .flatMap(how -> Stream.of(
                        flow(
                                ns + ": listener of a step, " + how,
                                step("<" + ns + ":executionListener event='start' " + how + "/>")),
                        flow(
                                ns + ": listener of a task, " + how,
                                task("<" + ns + ":taskListener event='create' " + how + "/>")),
                        flow(
                                ns + ": listener of a task's time, " + how,
                                task("<" + ns + ":taskListener event='timeout' id='t' " + how
                                        + "><timerEventDefinition><timeDuration"
                                        + " xsi:type='tFormalExpression'>PT1S</timeDuration></timerEventDefinition></"
                                        + ns + ":taskListener>")),
                        start(
                                ns + ": listener of the start, " + how,
                                "<startEvent id='s'><extensionElements><" + ns + ":executionListener event='start' "
                                        + how + "/></extensionElements></startEvent>"),
                        condition(
                                ns + ": listener of a flow, " + how,
                                "<extensionElements><" + ns + ":executionListener event='take' " + how
                                        + "/></extensionElements>"),
                        process(
                                ns + ": listener of the process, " + how,
                                "<extensionElements><" + ns + ":executionListener event='start' " + how
                                        + "/></extensionElements>")));
        var script = "<" + ns + ":script scriptFormat='javascript'>" + BOOM + "</" + ns + ":script>";
        var others = Stream.of(
                flow(
                        ns + ": listener script",
                        step("<" + ns + ":executionListener event='start'>" + script + "</" + ns
                                + ":executionListener>")),
                flow(
                        ns + ": task listener script",
                        task("<" + ns + ":taskListener event='create'>" + script + "</" + ns + ":taskListener>")),
                flow(
                        ns + ": input by a script",
                        step("<" + ns + ":inputOutput><" + ns + ":inputParameter name='x'>" + script + "</" + ns
                                + ":inputParameter></" + ns + ":inputOutput>")),
                flow(
                        ns + ": input in a list by a script",
                        step("<" + ns + ":inputOutput><" + ns + ":inputParameter name='x'><" + ns + ":list>" + script
                                + "</" + ns + ":list></" + ns + ":inputParameter></" + ns + ":inputOutput>")),
                flow(
                        ns + ": output by a script",
                        step("<" + ns + ":inputOutput><" + ns + ":outputParameter name='x'>" + script + "</" + ns
                                + ":outputParameter></" + ns + ":inputOutput>")),
                flow(
                        ns + ": connector",
                        "<serviceTask id='a'><extensionElements><" + ns + ":connector><" + ns
                                + ":connectorId>http-connector</" + ns + ":connectorId></" + ns
                                + ":connector></extensionElements></serviceTask>"),
                flow(
                        ns + ": field of a step",
                        step("<" + ns + ":field name='step'><" + ns + ":expression>" + REFLECTION + "</" + ns
                                + ":expression></" + ns + ":field>")),
                flow(
                        ns + ": mapping class of a call",
                        "<callActivity id='a' calledElement='other' " + ns + ":variableMappingClass='" + CLASS + "'/>"),
                flow(
                        ns + ": mapping expression of a call",
                        "<callActivity id='a' calledElement='other' " + ns + ":variableMappingDelegateExpression='"
                                + attribute(REFLECTION) + "'/>"),
                flow(ns + ": case that is called", "<callActivity id='a' " + ns + ":caseRef='other'/>"),
                flow(
                        ns + ": script from a file",
                        "<scriptTask id='a' scriptFormat='juel' " + ns + ":resource='classpath://application.yaml'/>"),
                flow(
                        ns + ": priority of a job",
                        "<serviceTask id='a' " + ns + ":asyncBefore='true' " + ns + ":jobPriority='"
                                + attribute(REFLECTION) + "' " + ns + ":delegateExpression='${step}'/>"),
                flow(
                        ns + ": people of a task",
                        "<userTask id='a' " + ns + ":assignee='" + attribute(REFLECTION) + "' " + ns + ":dueDate='"
                                + attribute(REFLECTION) + "' " + ns + ":priority='" + attribute(REFLECTION) + "'/>"));
        return Stream.of(machines, listeners, others).flatMap(models -> models);
    }

    private static Stream<Model> structures() {
        return Stream.of(
                flow(
                        "script in JavaScript",
                        "<scriptTask id='a' scriptFormat='javascript'><script>" + BOOM + "</script></scriptTask>"),
                flow(
                        "script in the engine's own juel",
                        "<scriptTask id='a' scriptFormat='juel'><script>" + REFLECTION + "</script></scriptTask>"),
                flow(
                        "loop that ends by a script",
                        "<serviceTask id='a'"
                                + " camunda:delegateExpression='${step}'><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality><completionCondition"
                                + " xsi:type='tFormalExpression' language='javascript'>"
                                + BOOM + "</completionCondition></multiInstanceLoopCharacteristics></serviceTask>"),
                condition(
                        "condition that is a script",
                        "<conditionExpression xsi:type='tFormalExpression' language='javascript'>" + BOOM
                                + "</conditionExpression>"),
                flow(
                        "event that waits for a script",
                        "<intermediateCatchEvent id='a'><conditionalEventDefinition><condition"
                                + " xsi:type='tFormalExpression' language='javascript'>"
                                + BOOM + "</condition></conditionalEventDefinition></intermediateCatchEvent>"),
                start(
                        "timer that starts the process by an expression",
                        "<startEvent id='s'><timerEventDefinition><timeDuration xsi:type='tFormalExpression'>"
                                + REFLECTION + "</timeDuration></timerEventDefinition></startEvent>"),
                start(
                        "timer that starts the process each second",
                        "<startEvent id='s'><timerEventDefinition><timeCycle"
                                + " xsi:type='tFormalExpression'>R3/PT1S</timeCycle></timerEventDefinition></startEvent>"),
                flow(
                                "signal named by an expression",
                                "<intermediateThrowEvent id='a'><signalEventDefinition"
                                        + " signalRef='sig'/></intermediateThrowEvent>")
                        .with("<process ", "<signal id='sig' name='" + attribute(REFLECTION) + "'/><process "),
                start(
                                "signal that starts the process",
                                "<startEvent id='s'><signalEventDefinition signalRef='sig'/></startEvent>")
                        .with("<process ", "<signal id='sig' name='" + attribute(REFLECTION) + "'/><process "),
                start(
                                "message named by an expression",
                                "<startEvent id='s'><messageEventDefinition messageRef='m'/></startEvent>")
                        .with("<process ", "<message id='m' name='" + attribute(REFLECTION) + "'/><process "),
                flow("step that is not the platform's", "<serviceTask id='a' camunda:delegateExpression='${caseNo}'/>"),
                flow("task that anybody may read", "<manualTask id='a'/>"),
                flow("time to keep is none", "<userTask id='a' camunda:candidateGroups='X:y'/>")
                        .with("P3650D", "P0D"),
                flow("import of another file", "<userTask id='a' camunda:candidateGroups='X:y'/>")
                        .with(
                                "<process ",
                                "<import importType='http://schemas.xmlsoap.org/wsdl/' location='file:///etc/passwd'"
                                        + " namespace='y'/><process "),
                new Model("CMMN", "x.cmmn", "<definitions xmlns='http://www.omg.org/spec/CMMN/20151109/MODEL'/>"),
                new Model(
                        "name that only ends like a model's",
                        "x.evilbpmn",
                        model("<userTask id='a' camunda:class='x'/>", "")),
                new Model(
                        "name of the engine's first days",
                        "x.bpmn20.xml",
                        model("<userTask id='a' camunda:class='x'/>", "")));
    }

    private static Stream<Model> expressions() {
        return EXPRESSIONS.stream()
                .flatMap(text -> Stream.of(
                        flow(
                                "step is " + text,
                                "<serviceTask id='a' camunda:delegateExpression='" + attribute(text) + "'/>"),
                        flow(
                                "group is " + text,
                                "<userTask id='a' camunda:candidateGroups='" + attribute(text) + "'/>"),
                        flow(
                                "name is " + text,
                                "<userTask id='a' camunda:candidateGroups='X:y' name='" + attribute(text) + "'/>"),
                        flow(
                                "documentation is " + text,
                                "<userTask id='a' camunda:candidateGroups='X:y'><documentation>" + escaped(text)
                                        + "</documentation></userTask>"),
                        flow(
                                "input is " + text,
                                step("<camunda:inputOutput><camunda:inputParameter name='x'>" + escaped(text)
                                        + "</camunda:inputParameter></camunda:inputOutput>")),
                        flow("called is " + text, "<callActivity id='a' calledElement='" + attribute(text) + "'/>"),
                        flow(
                                "call gets " + text,
                                "<callActivity id='a' calledElement='other'><extensionElements><camunda:in"
                                        + " sourceExpression='"
                                        + attribute(text) + "' target='x'/></extensionElements></callActivity>"),
                        flow(
                                "loop over " + text,
                                "<serviceTask id='a'"
                                        + " camunda:delegateExpression='${step}'><multiInstanceLoopCharacteristics"
                                        + " camunda:collection='"
                                        + attribute(text) + "' camunda:elementVariable='x'/></serviceTask>"),
                        flow(
                                "time is " + text,
                                "<intermediateCatchEvent id='a'><timerEventDefinition><timeDate"
                                        + " xsi:type='tFormalExpression'>"
                                        + escaped(text)
                                        + "</timeDate></timerEventDefinition></intermediateCatchEvent>"),
                        flow(
                                "waits until " + text,
                                "<intermediateCatchEvent id='a'><conditionalEventDefinition><condition"
                                        + " xsi:type='tFormalExpression'>"
                                        + escaped(text)
                                        + "</condition></conditionalEventDefinition></intermediateCatchEvent>"),
                        condition(
                                "condition is " + text,
                                "<conditionExpression xsi:type='tFormalExpression'>" + escaped(text)
                                        + "</conditionExpression>"),
                        flow(
                                "retries are " + text,
                                step("<camunda:failedJobRetryTimeCycle>" + escaped(text)
                                        + "</camunda:failedJobRetryTimeCycle>"))));
    }

    private static Stream<Model> tables() {
        return Stream.of(
                table("table in JavaScript", "javascript", BOOM),
                table("table in juel", "juel", REFLECTION),
                table("table in Groovy", "groovy", BOOM));
    }

    private static Model table(String name, String language, String text) {
        return new Model(name, "hostile.dmn", table(text, " expressionLanguage='" + language + "'"));
    }

    /** A table with one input. */
    static String table(String text, String attribute) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x" xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="hostileTable" name="x" camunda:historyTimeToLive="P3650D"><decisionTable id="t" hitPolicy="FIRST">
                    <input id="i"><inputExpression id="e"%s><text>%s</text></inputExpression></input>
                    <output id="o" name="o" typeRef="string"/>
                    <rule id="r"><inputEntry id="n"><text></text></inputEntry><outputEntry id="q"><text>"x"</text></outputEntry></rule>
                  </decisionTable></decision></definitions>
                """
                .formatted(attribute, escaped(text));
    }

    private static String step(String inside) {
        return "<serviceTask id='a' camunda:delegateExpression='${step}'><extensionElements>" + inside
                + "</extensionElements></serviceTask>";
    }

    private static String task(String inside) {
        return "<userTask id='a' camunda:candidateGroups='X:y'><extensionElements>" + inside
                + "</extensionElements></userTask>";
    }

    private static Model flow(String name, String element) {
        return new Model(name, "hostile.bpmn", model(element, ""));
    }

    private static Model condition(String name, String inside) {
        return new Model(name, "hostile.bpmn", model("<exclusiveGateway id='a'/>", inside));
    }

    private static Model start(String name, String element) {
        return flow(name, "<userTask id='a' camunda:candidateGroups='X:y'/>").with("<startEvent id=\"s\"/>", element);
    }

    private static Model end(String name, String element) {
        return flow(name, "<exclusiveGateway id='a'/>").with("<endEvent id=\"e\"/>", element);
    }

    private static Model process(String name, String inside) {
        return start(name, inside + "<startEvent id=\"s\"/>");
    }

    /** A process with one element between start and end. */
    static String model(String element, String inFlow) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <process id="hostile" isExecutable="true" camunda:historyTimeToLive="P3650D">
                    <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>
                    %s
                    <sequenceFlow id="g" sourceRef="a" targetRef="e">%s</sequenceFlow><endEvent id="e"/>
                  </process>
                </definitions>
                """
                .formatted(element, inFlow);
    }

    private static String attribute(String text) {
        return escaped(text).replace("'", "&apos;");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /** Whether something ran; forgets it. */
    static boolean ran() throws java.io.IOException {
        return (System.clearProperty(CANARY) != null) | Files.deleteIfExists(FILE);
    }

    private record Model(String name, String file, String content) {

        Model with(String part, String other) {
            return new Model(name, file, content.replace(part, other));
        }

        Hostile hostile() {
            var old = content.contains("activiti:")
                    ? content.replace("xmlns:camunda=", "xmlns:activiti=\"http://activiti.org/bpmn\" xmlns:camunda=")
                    : content;
            return new Hostile(name, file, old);
        }
    }

    /** What a hostile model would like to run. */
    public static final class Canary implements JavaDelegate {

        public Canary() {
            System.setProperty(CANARY, "dead");
        }

        @Override
        public void execute(DelegateExecution execution) {
            System.setProperty(CANARY, "dead");
        }
    }
}
