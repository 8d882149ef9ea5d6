package org.huhang.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * PostgreSQL is killed with -9 while cases flow, stays away for a while, and is started again (R3). The nodes are not: they
 * say plainly that nothing can be done now, and go on by themselves. What was acknowledged is there, and nothing twice.
 */
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseCrashIT {

    private static final int CASES = 40;
    private static final String SESSION = "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Cluster cluster;

    DatabaseCrashIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void staff() {
        Flow.staff(cluster);
    }

    @Test
    void aKilledDatabaseIsToldPlainlyAndWorkGoesOnByItself() throws Exception {
        try (var flow = new Flow(cluster, "crash", CASES)) {
            flow.start();
            flow.release(CASES);
            await().atMost(PATIENCE).until(() -> flow.finished() || flow.steps() >= flow.stepsInAll() / 3);
            assertThat(flow.finished()).as("killed while cases flow").isFalse();

            cluster.database().kill();
            try {
                assertToldPlainly();
            } finally {
                cluster.database().startAgain();
            }

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                for (var node : cluster.nodes()) {
                    assertThat(node.get("/actuator/health").statusCode()).isEqualTo(200);
                    assertThat(node.get("/report").statusCode()).isEqualTo(200);
                    assertThat(Api.get(node, Flow.POLICE, "/api/tasks").statusCode())
                            .isEqualTo(200);
                }
            });
            await().atMost(PATIENCE).until(flow::finished);
            assertThat(flow.unavailable()).as("somebody noticed").isPositive();
            assertThat(cluster.count("select count(*) from intake.report where description = '库不在'"))
                    .as("refused is refused")
                    .isZero();
            new Ledger(cluster, flow).balances(1);
        }
    }

    private void assertToldPlainly() throws IOException, InterruptedException {
        for (var node : cluster.nodes()) {
            assertPlainPage(node.get("/tasks", "Accept", "text/html", "Cookie", "SESSION=" + SESSION));
            assertProblem(Api.get(node, Flow.STATION, "/api/tasks?view=pool"));
            assertThat(node.get("/report", "Accept", "text/html").statusCode())
                    .as("needs no database until something is sent")
                    .isEqualTo(200);
        }
        var report = Api.report(Flow.VILLAGE, Map.of("description", "库不在"));
        assertProblem(Api.file(cluster.node(0), report, "while-away", 40_000));
    }

    private static void assertPlainPage(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("<html").doesNotContain("Exception", "\tat ");
    }

    private static void assertProblem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Api.JSON.readTree(answer.body()).path("title").asString("")).isNotBlank();
    }
}
