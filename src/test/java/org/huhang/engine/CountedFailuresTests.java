package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;

/** A step that failed because somebody else was faster goes on at once; any other one after a pause, five times. */
class CountedFailuresTests {

    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="huhang">
              <bpmn:process id="clashing" isExecutable="true" camunda:historyTimeToLive="P3650D">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="does" />
                <bpmn:serviceTask id="does" camunda:asyncBefore="true" camunda:delegateExpression="${step}" />
                <bpmn:sequenceFlow id="f2" sourceRef="does" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private TestEngine engine;

    @BeforeEach
    void start() {
        engine = TestEngine.withoutModels(
                Map.of("step", call -> {
                    if (!failures.isEmpty()) {
                        throw failures.remove();
                    }
                }),
                List.of(new Lists()));
        engine.engine()
                .getRepositoryService()
                .createDeployment()
                .addString("clashing.bpmn", MODEL)
                .deploy();
        engine.engine().getRuntimeService().startProcessInstanceByKey("clashing", "532503-2026-00001");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private ManagementService jobs() {
        return engine.engine().getManagementService();
    }

    private Job job() {
        return jobs().createJobQuery().singleResult();
    }

    private void fails() {
        assertThatThrownBy(() -> jobs().executeJob(job().getId())).isInstanceOf(RuntimeException.class);
    }

    private boolean isDue() {
        return jobs().createJobQuery().executable().count() == 1;
    }

    @Test
    void whoeverWasSlowerIsTriedAgainAtOnceAndLosesNoRetry() {
        failures.addAll(List.of(
                new OptimisticLockingException("moved"), new PessimisticLockingFailureException("deadlock detected")));

        for (var time = 0; time < 2; time++) {
            fails();
            assertThat(job().getRetries()).isEqualTo(5);
            assertThat(isDue()).isTrue();
        }
        jobs().executeJob(job().getId());

        assertThat(engine.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .count())
                .isZero();
    }

    @Test
    void anyOtherFailureWaitsAndLosesOne() {
        failures.add(new IllegalStateException("broken"));

        fails();

        assertThat(job().getRetries()).isEqualTo(4);
        assertThat(isDue()).isFalse();
    }

    /** Nobody is slower for ever: then something is broken, and somebody must learn of it. */
    @Test
    void whoeverIsAlwaysSlowerWaitsInTheEndAsWell() {
        Stream.generate(() -> new PessimisticLockingFailureException("deadlock detected"))
                .limit(21)
                .forEach(failures::add);

        for (var time = 0; time < 21; time++) {
            fails();
        }

        assertThat(job().getRetries()).isEqualTo(4);
        assertThat(isDue()).isFalse();
    }
}
