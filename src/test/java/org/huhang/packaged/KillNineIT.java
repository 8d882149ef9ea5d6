package org.huhang.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A node may die at any moment (R1): three hundred cases flow on two nodes, each reported, taken in, answered to its reporter
 * and received by the police, while {@value #KILLS} times a node is killed with -9, one and the other in turn, and started
 * again. Not more often, because a node needs half a minute to start on a small machine and one must always serve. What
 * people were told and what is stored are compared row by row in {@link Ledger}.
 */
@ExtendWith(TwoNodes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillNineIT {

    /** A hundred in every build; {@code -Dfaults.cases=300 -Dfaults.kills=3} is the promise itself, and takes five minutes. */
    private static final int CASES = Integer.getInteger("faults.cases", 100);

    private static final int KILLS = Integer.getInteger("faults.kills", 2);

    /** New reports at each kill, for the node that is left, and again when both serve: there is always work in hand. */
    private static final int PORTION = CASES / (3 * KILLS);

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Cluster cluster;

    KillNineIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void staff() {
        Flow.staff(cluster);
    }

    @Test
    @Order(1)
    void nothingIsLostAndNothingDoubled() throws Exception {
        try (var flow = new Flow(cluster, "kill", CASES)) {
            flow.start();
            flow.release(CASES - 2 * KILLS * PORTION);
            for (var kill = 0; kill < KILLS; kill++) {
                var until = flow.steps() + PORTION;
                await().atMost(PATIENCE).until(() -> flow.finished() || flow.steps() >= until);
                assertThat(flow.finished()).as("killed while cases flow").isFalse();
                flow.release(PORTION);
                cluster.killAndStartAgain(kill % 2);
                flow.release(PORTION);
            }
            await().atMost(PATIENCE).until(flow::finished);
            assertThat(flow.unanswered()).as("kills that somebody noticed").isGreaterThanOrEqualTo(KILLS);
            new Ledger(cluster, flow).balances(KILLS);
        }
    }

    @Test
    @Order(2)
    void theTrailIsFoundSoundBesideRunningNodes() throws Exception {
        try (var command = Node.start(
                "trail", cluster.containers().entrypoint(), cluster.environment(), "--huhang.verify-trail")) {
            assertThat(command.awaitEnd()).as(command.said()).isZero();
        }
    }
}
