package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.huhang.deadline.ShippedTerms;
import org.huhang.engine.TestEngine;

/** A shipped model under test on an engine of its own, and which of its elements the walks have entered. */
final class Visits implements AutoCloseable {

    private final String file;
    private final Set<String> visited = new HashSet<>();
    private final RecordedSteps steps = new RecordedSteps();
    private final TestEngine platform =
            new TestEngine(steps.byName(), FakeFunctions.all(), new ShippedTerms(TestEngine::now));

    Visits(String file) {
        this.file = file;
    }

    TestEngine platform() {
        return platform;
    }

    RecordedSteps steps() {
        return steps;
    }

    Walk walk(String message, Object... facts) {
        return Walk.of(platform, steps, message, facts);
    }

    void waitsFor(Walk walk, String... tasks) {
        assertThat(walk.open()).containsExactly(tasks);
        saw(walk);
    }

    void saw(Walk walk) {
        visited.addAll(walk.visited());
    }

    void ends(Walk walk) {
        assertThat(walk.open()).isEmpty();
        assertThat(walk.runs()).isFalse();
        saw(walk);
    }

    /** Each element of the model was entered by some walk. */
    void complete() {
        var nodes = Bpmn.readModelFromStream(Visits.class.getResourceAsStream(file))
                .getModelElementsByType(FlowNode.class)
                .stream()
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        assertThat(visited).containsAll(nodes);
    }

    @Override
    public void close() {
        platform.close();
    }
}
