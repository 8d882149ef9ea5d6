package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngineException;
import org.huhang.deadline.ShippedTerms;
import org.huhang.engine.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event that throws a message hands over, on the way and at the end. */
class ThrownMessagesTests {

    private static final String TWO =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="http://huhang.org/processes">
              <message id="message_begun" name="begun" />
              <message id="message_out" name="childOutOfSchool" />
              <message id="message_breach" name="reportDutyBreached" />
              <process id="two" isExecutable="true" camunda:historyTimeToLive="P3650D">
                <startEvent id="start"><messageEventDefinition id="m1" messageRef="message_begun" /></startEvent>
                <subProcess id="inner">
                  <startEvent id="innerStart" />
                  <intermediateThrowEvent id="thrown" camunda:asyncBefore="true">
                    <messageEventDefinition id="m2" messageRef="message_out" />
                  </intermediateThrowEvent>
                  <endEvent id="innerEnd" />
                  <sequenceFlow id="f1" sourceRef="innerStart" targetRef="thrown" />
                  <sequenceFlow id="f2" sourceRef="thrown" targetRef="innerEnd" />
                </subProcess>
                <endEvent id="last" camunda:asyncBefore="true">
                  <messageEventDefinition id="m3" messageRef="message_breach" />
                </endEvent>
                <sequenceFlow id="f3" sourceRef="start" targetRef="inner" />
                <sequenceFlow id="f4" sourceRef="inner" targetRef="last" />
              </process>
            </definitions>
            """;

    private final RecordedSteps steps = new RecordedSteps();
    private final TestEngine platform =
            new TestEngine(steps.byName(), FakeFunctions.all(), new ShippedTerms(TestEngine::now));

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void eachHandsItsMessageOver() {
        deploy(TWO);
        var walk = Walk.of(platform, steps, "begun");
        assertThat(walk.calls()).containsExactly("handOver childOutOfSchool", "handOver reportDutyBreached");
        assertThat(walk.endState()).isEqualTo("last");
    }

    @Test
    void aMessageThatTheModelDoesNotNameIsRefused() {
        assertThatThrownBy(() -> deploy(TWO.replace("messageRef=\"message_out\"", "messageRef=\"message_other\"")))
                .isInstanceOf(ProcessEngineException.class)
                .hasStackTraceContaining("thrown");
    }

    private void deploy(String model) {
        platform.engine()
                .getRepositoryService()
                .createDeployment()
                .name("tried")
                .addString("processes/two/two.bpmn", model)
                .deploy();
    }
}
