package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.huhang.engine.HostileModels.Hostile;
import org.huhang.model.ModelGate;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile models meet the gate alone, with an engine behind it that runs whatever a model says. {@link HardeningTests} is
 * the other half.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelGateTests {

    private static final String TASK = "<userTask id='a' camunda:candidateGroups='X:y'/>";

    private final ModelGate gate = new ModelGate(Set.of("step"), Set.of("lists.of", "agency.group"));
    private ProcessEngine open;
    private ProcessEngine gated;

    @BeforeAll
    void start() {
        org.huhang.Huhang.prepare();
        open = StockEngine.with("open", List.of());
        gated = StockEngine.with("gated", List.of(new DeploymentGate(gate)));
    }

    @AfterAll
    void stop() {
        open.close();
        gated.close();
    }

    static Stream<Hostile> models() {
        return HostileModels.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void nothingHostileReachesTheEngine(Hostile model) throws IOException {
        var before = gated.getRepositoryService().createDeploymentQuery().count();

        assertThatThrownBy(() -> StockEngine.deployAndRun(gated, model)).isInstanceOf(ModelRefused.class);

        assertThat(HostileModels.ran()).isFalse();
        assertThat(gated.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
    }

    /** Else the other tests would see nothing run whatever they did. */
    @Test
    void withoutTheGateTheStockEngineRunsManyOfThem() throws IOException {
        var running = 0;
        for (var model : HostileModels.all().toList()) {
            try {
                StockEngine.deployAndRun(open, model);
            } catch (RuntimeException failed) {
                assertThat(failed).isNotInstanceOf(ModelRefused.class);
            } catch (LinkageError | StackOverflowError failed) {
                continue;
            } finally {
                running += HostileModels.ran() ? 1 : 0;
            }
        }
        assertThat(running).isGreaterThan(40);
    }

    @Test
    void aProblemNamesFileLineAndElement() {
        var model = HostileModels.model("<scriptTask id='a'/>\n<userTask id='b'\n name='${caseNo}'/>", "");

        assertThat(gate.problems("hostile.bpmn", bytes(model)))
                .extracting(ModelProblem::file, ModelProblem::line, ModelProblem::elementId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("hostile.bpmn", 5, "a"),
                        org.assertj.core.groups.Tuple.tuple("hostile.bpmn", 7, "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${policeOpen != true}",
                "${a == 'b' && (c == null || !d)}",
                "${agency.group('POLICE','deskOfficer') == 'x'}",
                "${n >= 12}",
                "${not a and b eq 'c'}"
            })
    void thePlatformsOwnExpressionsPass(String text) {
        var model = HostileModels.model(
                "<intermediateCatchEvent id='a'><conditionalEventDefinition><condition xsi:type='tFormalExpression'>"
                        + text.replace("&", "&amp;")
                        + "</condition></conditionalEventDefinition></intermediateCatchEvent>",
                "");

        assertThat(gate.problems("good.bpmn", bytes(model))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${agency.group('POLICE').length()}",
                "${agency.other('x')}",
                "${other.group('x')}",
                "${agency . group('x')}",
                "${agency['group']('x')}",
                "${agency.group}",
                "${f('x')}",
                "${f ('x')}",
                "${a; b}",
                "${a -> b}",
                "${a = b}",
                "${a += b}",
                "${\"a\"}",
                "${'\\'' == a}",
                "#{a}",
                "a${b}",
                "${a}${b}",
                "${}",
                "${a.b}",
                "${1.a}"
            })
    void otherExpressionsDoNot(String text) {
        var model = HostileModels.model(
                "<exclusiveGateway id='a'/>",
                "<conditionExpression xsi:type='tFormalExpression'>"
                        + text.replace("&", "&amp;").replace("<", "&lt;") + "</conditionExpression>");

        assertThat(gate.problems("bad.bpmn", bytes(model))).isNotEmpty();
    }

    @Test
    void nonInterruptingMessagesInsideAProcessPass() {
        var model = HostileModels.model(
                        TASK
                                + "<subProcess id='sub' triggeredByEvent='true'><startEvent id='t'"
                                + " isInterrupting='false'><messageEventDefinition"
                                + " messageRef='m'/></startEvent><endEvent id='u'/><sequenceFlow id='h' sourceRef='t'"
                                + " targetRef='u'/></subProcess>",
                        "")
                .replace("<process ", "<message id='m' name='childInDanger'/><process ");

        assertThat(gate.problems("good.bpmn", bytes(model))).isEmpty();
    }

    /** An engine would work on each for longer than anybody waits, so only the gate is asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id='a'"
                        + " camunda:delegateExpression='${step}'><multiInstanceLoopCharacteristics><loopCardinality>1000000</loopCardinality></multiInstanceLoopCharacteristics></serviceTask>",
                "<serviceTask id='a'"
                        + " camunda:delegateExpression='${step}'><extensionElements><camunda:failedJobRetryTimeCycle>R2147483647/PT0S</camunda:failedJobRetryTimeCycle></extensionElements></serviceTask>",
                "<subProcess id='a' triggeredByEvent='true'><startEvent id='t'><timerEventDefinition><timeCycle"
                        + " xsi:type='tFormalExpression'>R/PT0S</timeCycle></timerEventDefinition></startEvent></subProcess>",
                "<subProcess id='a' triggeredByEvent='true'><startEvent id='t'><timerEventDefinition><timeCycle"
                        + " xsi:type='tFormalExpression'>R/1970-01-01T00:00:00Z/PT1S</timeCycle></timerEventDefinition></startEvent></subProcess>"
            })
    void workWithoutEndIsRefused(String element) {
        assertThat(gate.problems("bad.bpmn", bytes(HostileModels.model(element, ""))))
                .hasSize(1);
    }

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn)")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedModelsCarryNothingButWhatMayStandInThem(Path file) throws IOException {
        var problems = gate.problems(file.toString(), Files.readAllBytes(file));

        // The steps and functions are the test engine's; that the platform's are there is the node's own check at
        // start.
        assertThat(problems).allMatch(problem -> problem.what()
                .matches(".*kind that may stand there: (step|value|expression|date)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "GB18030"})
    void anotherEncodingIsRefused(String encoding) {
        var model = HostileModels.model("<userTask id='a' name='护航é' camunda:candidateGroups='X:y'/>", "");

        assertThat(gate.problems("good.bpmn", bytes(model))).isEmpty();
        assertThat(gate.problems("bad.bpmn", model.getBytes(Charset.forName(encoding))))
                .isNotEmpty();
        assertThat(gate.problems("bad.bpmn", bytes("<?xml version='1.0' encoding='" + encoding + "'?>" + model)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE definitions>",
                "<!DOCTYPE definitions [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE definitions [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>",
                "<?xml-stylesheet href='http://example.org/x.xsl'?>",
                "<?xml version='1.1'?>"
            })
    void whatAnotherParserCouldFollowIsRefused(String before) {
        assertThat(gate.problems("bad.bpmn", bytes(before + HostileModels.model(TASK, ""))))
                .isNotEmpty();
    }

    @Test
    void schemaAddressesAndUnknownNameSpacesAreRefused() {
        var model = HostileModels.model(TASK, "");

        assertThat(gate.problems(
                        "bad.bpmn",
                        bytes(model.replace(
                                "<definitions ", "<definitions xsi:schemaLocation='urn:x http://example.org' "))))
                .isNotEmpty();
        assertThat(gate.problems(
                        "bad.bpmn",
                        bytes(model.replace(
                                "<definitions ", "<definitions xmlns:activiti='http://activiti.org/bpmn' "))))
                .isNotEmpty();
        assertThat(gate.problems(
                        "bad.bpmn", bytes(model.replace("<process ", "<x:process xmlns:x='urn:x'/><process "))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.evilbpmn",
                "X.BPMN",
                "bpmn",
                "../x.bpmn",
                "/x.bpmn",
                "x.bpmn/",
                "x y.bpmn",
                "x.zip",
                "x.dmn11.xml"
            })
    void namesThatTheEngineCouldReadInAnotherWayAreRefused(String name) {
        assertThat(gate.problems(name, bytes(HostileModels.model(TASK, "")))).isNotEmpty();
    }

    @Test
    void hugeAndDeepFilesAreRefused() {
        var deep = "<subProcess id='x'>".repeat(100_000);
        var wide = "<textAnnotation/>".repeat(100_000);
        assertThat(gate.problems("bad.bpmn", bytes(HostileModels.model(deep, ""))))
                .isNotEmpty();
        assertThat(gate.problems("bad.bpmn", bytes(HostileModels.model(wide, ""))))
                .isNotEmpty();
        assertThat(gate.problems("bad.bpmn", new byte[3 << 20])).isNotEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
