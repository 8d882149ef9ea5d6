package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile models meet the hardened engine without any gate before it: they may be deployed or not, but whatever they carry
 * never runs. The canary is a system property that every payload tries to set.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardeningTests {

    private static final String CANARY = "huhang.canary";
    private static final String BOOM = "java.lang.System.setProperty('" + CANARY + "','dead')";
    /** The usual ways from a harmless object to any class. */
    private static final List<String> EXPRESSIONS = List.of(
            "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass()).invoke(null,'"
                    + CANARY + "','dead')}",
            "${execution.getClass().getClassLoader().loadClass('java.lang.System')}",
            "${execution.setVariable('x',1)}",
            "${execution.processEngineServices.runtimeService}",
            "${processEngine.repositoryService}",
            "${org.huhang.engine.Tasks}",
            "${systemProperties}",
            "${environment.getProperty('user.home')}",
            "${caseNo.getClass()}",
            "${caseNo.class.name}",
            "#{caseNo.bytes}",
            "${lists.getClass()}",
            "${lists.functionName.getClass()}",
            "${task.execution}",
            "${caseExecution}",
            "${authenticatedUserId.class}",
            "${dateTime().getClass().forName('java.lang.System')}",
            "${now().getClass().getClassLoader()}",
            "${caseNo = 'x'}",
            "${[].getClass()}");

    private TestEngine engine;
    private HttpServer listener;
    private final AtomicInteger fetched = new AtomicInteger();

    @BeforeAll
    void start() throws IOException {
        org.huhang.Huhang.prepare();
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        listener.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        listener.start();
        engine = new TestEngine(Map.of("step", call -> {}), List.of(new Lists()), task -> null);
    }

    @AfterAll
    void stop() {
        engine.close();
        listener.stop(0);
    }

    @AfterEach
    void nothingRan() {
        assertThat(System.clearProperty(CANARY)).isNull();
        assertThat(fetched).hasValue(0);
    }

    Stream<Arguments> payloads() {
        var plain = Stream.of(
                payload(
                        "script in JavaScript",
                        "<scriptTask id='a' scriptFormat='javascript'><script>" + BOOM + "</script></scriptTask>"),
                payload(
                        "script in Groovy",
                        "<scriptTask id='a' scriptFormat='groovy'><script>" + BOOM + "</script></scriptTask>"),
                payload(
                        "script in the engine's own juel",
                        "<scriptTask id='a' scriptFormat='juel'><script>${1}</script></scriptTask>"),
                payload(
                        "class of the engine that runs shell commands",
                        "<serviceTask id='a' camunda:class='org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior'/>"),
                payload(
                        "class of the platform's test",
                        "<serviceTask id='a' camunda:class='org.huhang.engine.HardeningTests$Canary'/>"),
                payload(
                        "shell",
                        "<serviceTask id='a' camunda:type='shell'><extensionElements><camunda:field name='command' stringValue='touch'/><camunda:field name='arg1' stringValue='/tmp/huhang-canary'/></extensionElements></serviceTask>"),
                payload(
                        "mail",
                        "<serviceTask id='a' camunda:type='mail'><extensionElements><camunda:field name='to' stringValue='a@b.example'/></extensionElements></serviceTask>"),
                payload(
                        "connector",
                        "<serviceTask id='a'><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>"),
                payload("external worker", "<serviceTask id='a' camunda:type='external' camunda:topic='x'/>"),
                payload(
                        "step with a listener class",
                        "<serviceTask id='a' camunda:delegateExpression='${step}'><extensionElements><camunda:executionListener event='start' class='org.huhang.engine.HardeningTests$Canary'/></extensionElements></serviceTask>"),
                payload(
                        "step with a script listener",
                        "<serviceTask id='a' camunda:delegateExpression='${step}'><extensionElements><camunda:executionListener event='start'><camunda:script scriptFormat='javascript'>"
                                + BOOM
                                + "</camunda:script></camunda:executionListener></extensionElements></serviceTask>"),
                payload(
                        "input computed by a script",
                        "<serviceTask id='a' camunda:delegateExpression='${step}'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='javascript'>"
                                + BOOM
                                + "</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>"),
                payload(
                        "field injected into a step",
                        "<serviceTask id='a' camunda:delegateExpression='${step}'><extensionElements><camunda:field name='step'><camunda:expression>${''.getClass()}</camunda:expression></camunda:field></extensionElements></serviceTask>"),
                payload(
                        "mapping class of a call",
                        "<callActivity id='a' calledElement='feedback' camunda:variableMappingClass='org.huhang.engine.HardeningTests$Canary'/>"),
                payload(
                        "task with a listener class",
                        "<userTask id='a' camunda:candidateGroups='X:y'><extensionElements><camunda:taskListener event='create' class='org.huhang.engine.HardeningTests$Canary'/></extensionElements></userTask>"),
                payload(
                        "loop that is a script",
                        "<serviceTask id='a' camunda:delegateExpression='${step}'><multiInstanceLoopCharacteristics><completionCondition language='javascript'>"
                                + BOOM + "</completionCondition></multiInstanceLoopCharacteristics></serviceTask>"));
        var expressions = EXPRESSIONS.stream()
                .flatMap(
                        expression -> Stream.of(
                                payload(
                                        "step is " + expression,
                                        "<serviceTask id='a' camunda:delegateExpression=\"" + escaped(expression)
                                                + "\"/>"),
                                payload(
                                        "expression is " + expression,
                                        "<serviceTask id='a' camunda:expression=\"" + escaped(expression) + "\"/>"),
                                payload(
                                        "group is " + expression,
                                        "<userTask id='a' camunda:candidateGroups=\"" + escaped(expression) + "\"/>"),
                                payload(
                                        "name is " + expression,
                                        "<userTask id='a' camunda:candidateGroups='X:y' name=\"" + escaped(expression)
                                                + "\"/>"),
                                payload(
                                        "input is " + expression,
                                        "<serviceTask id='a' camunda:delegateExpression='${step}'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
                                                + escaped(expression)
                                                + "</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>")));
        return Stream.concat(plain, expressions);
    }

    private static Arguments payload(String name, String element) {
        return Arguments.of(name, element);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void payloadNeverRuns(String name, String element) {
        assertThatThrownBy(() -> {
                    deploy(model(element, ""));
                    engine.engine()
                            .getRuntimeService()
                            .startProcessInstanceByKey("hostile", Map.of("caseNo", "532503-2026-00001"));
                })
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void conditionInAScriptLanguageIsRefused() {
        assertThatThrownBy(() -> {
                    deploy(model(
                            "<exclusiveGateway id='a'/>",
                            "<conditionExpression xsi:type='tFormalExpression' language='javascript'>" + BOOM
                                    + "</conditionExpression>"));
                    engine.engine().getRuntimeService().startProcessInstanceByKey("hostile", Map.of("caseNo", "x"));
                })
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void schemaOfAModelIsNotFetched() {
        var address = "http://127.0.0.1:" + listener.getAddress().getPort() + "/x.xsd";
        var model = model("<userTask id='a' camunda:candidateGroups='X:y'/>", "")
                .replace("<definitions ", "<definitions xsi:schemaLocation='urn:x " + address + "' ");
        try {
            deploy(model);
        } catch (RuntimeException refused) {
            assertThat(refused).isInstanceOf(ProcessEngineException.class);
        }
        assertThat(fetched).hasValue(0);
    }

    @Test
    void entitiesAreNotResolved() {
        var model = "<!DOCTYPE definitions [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + model("<userTask id='a' camunda:candidateGroups='X:y' name='&x;'/>", "");
        assertThatThrownBy(() -> deploy(model)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void decisionTablesRunNoScripts() {
        for (var language : List.of("javascript", "juel", "groovy")) {
            var table =
                    """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x" xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                      <decision id="hostileTable" name="x" camunda:historyTimeToLive="P30D"><decisionTable id="t" hitPolicy="FIRST">
                        <input id="i"><inputExpression id="e" expressionLanguage="%s"><text>%s</text></inputExpression></input>
                        <output id="o" name="o" typeRef="string"/>
                        <rule id="r"><inputEntry id="n"><text></text></inputEntry><outputEntry id="q"><text>"x"</text></outputEntry></rule>
                      </decisionTable></decision></definitions>
                    """
                            .formatted(
                                    language,
                                    language.equals("juel") ? "${''.getClass().forName('java.lang.Runtime')}" : BOOM);
            assertThatThrownBy(() -> {
                        engine.engine()
                                .getRepositoryService()
                                .createDeployment()
                                .addString("h.dmn", table)
                                .deploy();
                        engine.engine()
                                .getDecisionService()
                                .evaluateDecisionTableByKey("hostileTable")
                                .evaluate();
                    })
                    .as(language)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void queriesEvaluateNothing() {
        var task = engine.engine().getTaskService();
        assertThatThrownBy(() -> task.createTaskQuery()
                        .dueAfterExpression(EXPRESSIONS.get(0))
                        .list())
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> task.createTaskQuery()
                        .or()
                        .dueAfterExpression(EXPRESSIONS.get(0))
                        .endOr()
                        .list())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void javaObjectsAreNotTakenAsVariables() {
        deploy(model("<userTask id='a' camunda:candidateGroups='X:y'/>", ""));
        var serialized = org.camunda.bpm.engine.variable.Variables.serializedObjectValue(
                        java.util.Base64.getEncoder().encodeToString(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}))
                .serializationDataFormat("application/x-java-serialized-object")
                .objectTypeName("java.util.HashMap")
                .create();
        assertThatThrownBy(() -> engine.engine()
                        .getRuntimeService()
                        .startProcessInstanceByKey("hostile", Map.of("caseNo", "x", "object", serialized)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void caseModelsAreNotKnown() {
        engine.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("x.cmmn", "<definitions xmlns='http://www.omg.org/spec/CMMN/20151109/MODEL'/>")
                .deploy();
        assertThat(engine.engine()
                        .getRepositoryService()
                        .createCaseDefinitionQuery()
                        .count())
                .isZero();
    }

    private void deploy(String model) {
        engine.engine()
                .getRepositoryService()
                .createDeployment()
                .addInputStream(
                        "hostile.bpmn", new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private static String model(String element, String condition) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <process id="hostile" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>
                    %s
                    <sequenceFlow id="g" sourceRef="a" targetRef="e">%s</sequenceFlow><endEvent id="e"/>
                  </process>
                </definitions>
                """
                .formatted(element, condition);
    }

    /** What a hostile model would like to run. */
    public static final class Canary implements org.camunda.bpm.engine.delegate.JavaDelegate {
        static {
            System.setProperty(CANARY, "dead");
        }

        @Override
        public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            System.setProperty(CANARY, "dead");
        }
    }
}
