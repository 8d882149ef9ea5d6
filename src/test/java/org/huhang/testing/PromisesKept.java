package org.huhang.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huhang.engine.Jobs;
import org.huhang.safety.SafetyInvariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** At the end of every test, whatever it was about, no case of the database may break a promise. */
class PromisesKept implements TestExecutionListener {

    /** What one test broke fails no other. */
    private static final Set<String> known = ConcurrentHashMap.newKeySet();

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
        assertThat(platform.getBean(SafetyInvariants.class).breaches().stream()
                        .filter(breach -> known.add(platform.hashCode() + " " + breach)))
                .as("promises that this test left broken")
                .isEmpty();
    }
}
