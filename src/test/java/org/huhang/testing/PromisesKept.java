package org.huhang.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.huhang.engine.Jobs;
import org.huhang.safety.SafetyInvariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** At the end of every test, whatever it was about, no case of the database may break a promise. */
class PromisesKept implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext context) {
        if (context.getTestException() != null || !context.hasApplicationContext()) {
            return;
        }
        var platform = context.getApplicationContext();
        var people = platform.getBean(JdbcClient.class).sql("select exists (select from agency.person)");
        if (!people.query(Boolean.class).single()) {
            // A house in which nobody works keeps no promise.
            return;
        }
        platform.getBean(Jobs.class).runDue();
        assertThat(platform.getBean(SafetyInvariants.class).breaches())
                .as("promises that do not hold after this test")
                .isEmpty();
    }
}
