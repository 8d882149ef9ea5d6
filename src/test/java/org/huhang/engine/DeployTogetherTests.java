package org.huhang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nodes that are started together. */
@HuhangTest
class DeployTogetherTests {

    /** Longer than {@code lock_timeout}, at which one statement gives up. */
    private static final Duration SLOW = Duration.ofSeconds(7);

    @Autowired
    private Definitions definitions;

    @Autowired
    private DataSource database;

    @Test
    void aNodeWaitsWhileAnotherOneDeploysForLong() throws Exception {
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from act_ge_property where name_ = 'deployment.lock' for update");

            var deployed = CompletableFuture.runAsync(definitions::afterPropertiesSet);
            await().during(SLOW).atMost(SLOW.multipliedBy(2)).until(() -> !deployed.isDone());

            other.rollback();
            assertThat(deployed).succeedsWithin(Duration.ofMinutes(1));
        }
    }
}
