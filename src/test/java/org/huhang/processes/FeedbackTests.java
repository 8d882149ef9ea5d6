package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.huhang.deadline.ShippedTerms;
import org.huhang.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feedback as all processes call it: who writes, by when, and what goes out. */
class FeedbackTests {

    private static final Set<String> VISITED = new HashSet<>();
    private static final RecordedSteps STEPS = new RecordedSteps();

    private static TestEngine platform;

    @BeforeAll
    static void start() {
        platform = new TestEngine(STEPS.byName(), FakeFunctions.all(), new ShippedTerms(TestEngine::now));
    }

    @BeforeEach
    void friday() {
        platform.standAt("2026-11-20T16:20");
    }

    @AfterAll
    static void everyFlowNodeWasVisited() {
        var model =
                Bpmn.readModelFromStream(FeedbackTests.class.getResourceAsStream("/processes/shared/feedback.bpmn"));
        var nodes = model.getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        platform.close();
        assertThat(VISITED).containsAll(nodes);
    }

    @Test
    void aReceiptGoesOutWithoutAnybodyWriting() {
        var walk = Walk.feedback(platform, STEPS, "feedbackType", "receipt", "stage", "receipt", "sender", "INTAKE");
        assertThat(walk.calls()).containsExactly("deliverFeedback receipt receipt INTAKE");
        assertThat(walk.runs()).isFalse();
        VISITED.addAll(walk.visited());
    }

    /** The stage happened on Thursday at 10:00. */
    @ParameterizedTest(name = "{0} {1} of {2}, unit {3}: {4}")
    @CsvSource({
        "accepted,acceptance,INTAKE,true,TOWNSHIP:intake,2026-11-20 10:00:00",
        "accepted,acceptance,POLICE,true,POLICE:main,2026-11-23 23:59:59",
        "accepted,filing,POLICE,true,POLICE:main,2026-11-23 23:59:59",
        "accepted,acceptance,POLICE,false,POLICE:main,2026-11-20 10:00:00",
        "interim,periodic,INTAKE,true,TOWNSHIP:intake,2026-11-25 23:59:59",
        "interim,beforeProsecution,POLICE,true,POLICE:main,2026-11-25 23:59:59"
    })
    void theOneWhoTellsHasTheTimeThatTheLawGives(
            String type, String stage, String sender, boolean unit, String group, String due) {
        var thursday = Date.from(java.time.Instant.parse("2026-11-19T02:00:00Z"));
        var walk = Walk.feedback(
                platform,
                STEPS,
                "feedbackType",
                type,
                "stage",
                stage,
                "sender",
                sender,
                "reporterIsUnit",
                unit,
                "stageAt",
                thursday,
                "acceptedAt",
                thursday);
        assertThat(walk.open()).containsExactly(group + " userTask_feedbackReporter " + stage + " " + due);
        walk.done("userTask_feedbackReporter");
        assertThat(walk.calls()).containsExactly("deliverFeedback " + type + " " + stage + " " + sender);
        assertThat(walk.runs()).isFalse();
        VISITED.addAll(walk.visited());
    }

    @Test
    void theFinalAnswerHasThreeWorkingDays() {
        var walk = Walk.feedback(
                platform,
                STEPS,
                "feedbackType",
                "final",
                "stage",
                "outcome",
                "sender",
                "CIVIL",
                "reporterIsUnit",
                true);
        assertThat(walk.open()).containsExactly("CIVIL:main userTask_feedbackReporter outcome 2026-11-25 23:59:59");
        VISITED.addAll(walk.visited());
    }
}
