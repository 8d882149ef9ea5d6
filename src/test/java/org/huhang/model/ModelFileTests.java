package org.huhang.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is read off a model as a tree. */
class ModelFileTests {

    private static final ModelFile MODEL = ModelFile.read(
            "processes/try-it/try-it.bpmn",
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <message id="message_out" name="childOutOfSchool" />
              <process id="tryIt">
                <endEvent id="plain" />
                <endEvent id="thrown">
                  <extensionElements><camunda:properties>
                    <camunda:property name="tells" value="schooling , place," />
                  </camunda:properties></extensionElements>
                  <messageEventDefinition messageRef="message_out" />
                </endEvent>
                <endEvent id="lost"><messageEventDefinition messageRef="message_other" /></endEvent>
                <serviceTask id="step" camunda:delegateExpression="${handOver}">
                  <extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="message">reportDutyBreached</camunda:inputParameter>
                  </camunda:inputOutput></extensionElements>
                </serviceTask>
                <serviceTask id="other" camunda:delegateExpression="${closeCase}" />
              </process>
            </definitions>
            """
                    .getBytes(StandardCharsets.UTF_8));

    @Test
    void whatHandsOverIsAnEventWithAMessageOrTheStep() {
        assertThat(MODEL.handingOver().map(ModelFile::id)).containsExactly("thrown", "lost", "step");
    }

    @Test
    void itsMessageIsTheOneThatTheModelNames() {
        assertThat(MODEL.handingOver().map(MODEL::handed).map(Object::toString))
                .containsExactly("[childOutOfSchool]", "[]", "[reportDutyBreached]");
    }

    @Test
    void aPropertyThatListsIsReadWithoutItsSpaces() {
        assertThat(MODEL.handingOver().flatMap(event -> ModelFile.listed(event, ModelFile.TELLS)))
                .containsExactly("schooling", "place");
    }
}
