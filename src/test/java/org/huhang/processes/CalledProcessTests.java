package org.huhang.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.huhang.deadline.ShippedTerms;
import org.huhang.engine.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What a process knows that another one calls, in this version of the models and in those before. */
class CalledProcessTests {

    private static final String REPORT = "processes/mandatory-report/mandatory-report.bpmn";
    private static final String CASE = "<camunda:in source=\"caseNo\" target=\"caseNo\" />";

    private final RecordedSteps steps = new RecordedSteps();
    private final TestEngine platform =
            new TestEngine(steps.byName(), FakeFunctions.all(), new ShippedTerms(TestEngine::now));

    @BeforeEach
    void friday() {
        platform.standAt("2026-11-20T16:20");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    /** Former models handed on the place, the tier and the agencies at each call. */
    @Test
    void aCaseOfAnOlderModelGoesOnAsItBegan() throws IOException {
        deploy(handingOn(
                List.of("regionCode", "province", "riskTier", "firstReceiver", "policeCode", "reporterIsUnit").stream()
                        .map("<camunda:in source=\"%1$s\" target=\"%1$s\" />"::formatted)
                        .collect(Collectors.joining())));
        var walk = report();
        deploy(handingOn(""));

        walk.done("userTask_registerIntake");
        assertThat(walk.open()).contains(acceptance("TOWNSHIP:intake"));
        walk.told("accepted", "acceptance", "INTAKE")
                .done("userTask_needsAssessment", "helpNeeded", "no")
                .told("final", "outcome", "CIVIL")
                .done("userTask_close");
        assertThat(walk.endState()).isEqualTo("endEvent_closedServed");
    }

    @Test
    void whatIsHandedOnCountsBeforeWhatTheCallerKnows() throws IOException {
        deploy(handingOn("<camunda:in sourceExpression=\"VILLAGE\" target=\"firstReceiver\" />"));

        assertThat(report().done("userTask_registerIntake").open()).contains(acceptance("VILLAGE:intake"));
    }

    private Walk report() {
        return Walk.report(platform, steps);
    }

    private static String acceptance(String group) {
        return group + " userTask_feedbackReporter acceptance 2026-11-21 16:20:00";
    }

    private static String handingOn(String inputs) throws IOException {
        return new ClassPathResource(REPORT)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace(CASE, CASE + inputs);
    }

    private void deploy(String report) {
        platform.engine()
                .getRepositoryService()
                .createDeployment()
                .name("tried")
                .addString(REPORT, report)
                .addClasspathResource("processes/shared/feedback.bpmn")
                .deploy();
    }
}
