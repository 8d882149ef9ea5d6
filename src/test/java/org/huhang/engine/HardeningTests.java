package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.huhang.engine.HostileModels.Hostile;
import org.huhang.model.ModelRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile models meet the hardened engine with the gate before it taken away: they may be deployed or not, but whatever they
 * carry never runs. {@link ModelGateTests} is the other half.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardeningTests {

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
        engine = TestEngine.withoutModels(Map.of("step", call -> {}), List.of(new Lists()));
        var configuration = (ProcessEngineConfigurationImpl) engine.engine().getProcessEngineConfiguration();
        var behind = configuration.getDeployers().stream()
                .filter(deployer -> !(deployer instanceof DeploymentGate))
                .toList();
        assertThat(behind).hasSize(configuration.getDeployers().size() - 1);
        configuration.getDeploymentCache().setDeployers(behind);
    }

    @AfterAll
    void stop() {
        engine.close();
        listener.stop(0);
    }

    @AfterEach
    void nothingRan() throws IOException {
        assertThat(HostileModels.ran()).isFalse();
        assertThat(fetched).hasValue(0);
    }

    static Stream<Hostile> models() {
        return HostileModels.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void payloadNeverRuns(Hostile model) {
        try {
            StockEngine.deployAndRun(engine.engine(), model);
        } catch (RuntimeException refused) {
            assertThat(refused).isNotInstanceOf(ModelRefused.class);
        }
    }

    static Stream<Hostile> forms() {
        return models().filter(model -> model.name().matches(".*(form handler|form key|fields).*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void whatMakesObjectsWhileParsingIsRefusedThen(Hostile model) {
        assertThatThrownBy(() -> StockEngine.deploy(engine.engine(), model)).hasStackTraceContaining("a model may not");
    }

    static Stream<Hostile> machines() {
        return models().filter(model ->
                model.name().matches(".*(service task|send task|rule task|message thrown|message at the end).*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void machinesThatAreNotThePlatformsAreRefusedHoweverTheyAreWritten(Hostile model) {
        assertThatThrownBy(() -> StockEngine.deploy(engine.engine(), model)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void schemaOfAModelIsNotFetched() {
        var address = "http://127.0.0.1:" + listener.getAddress().getPort() + "/x.xsd";
        var model = HostileModels.model("<userTask id='a' camunda:candidateGroups='X:y'/>", "")
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
                + HostileModels.model("<userTask id='a' camunda:candidateGroups='X:y' name='&x;'/>", "");
        assertThatThrownBy(() -> deploy(model)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void tablesCallNoJavaFunctions() {
        var text = "{f: function(a,b) external {java: {class: \"java.lang.System\", method signature:"
                + " \"setProperty(java.lang.String,java.lang.String)\"}}, r: f(\""
                + HostileModels.CANARY + "\",\"dead\")}.r";
        var table = new Hostile("java", "hostile.dmn", HostileModels.table(text, ""));
        try {
            StockEngine.deployAndRun(engine.engine(), table);
        } catch (RuntimeException refused) {
            assertThat(refused).isInstanceOf(ProcessEngineException.class);
        }
    }

    @Test
    void queriesEvaluateNothing() {
        var task = engine.engine().getTaskService();
        assertThatThrownBy(() -> task.createTaskQuery()
                        .dueAfterExpression(HostileModels.REFLECTION)
                        .list())
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> task.createTaskQuery()
                        .or()
                        .dueAfterExpression(HostileModels.REFLECTION)
                        .endOr()
                        .list())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void javaObjectsAreNotTakenAsVariables() {
        deploy(HostileModels.model("<userTask id='a' camunda:candidateGroups='X:y'/>", ""));
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
                .addInputStream("hostile.bpmn", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }
}
