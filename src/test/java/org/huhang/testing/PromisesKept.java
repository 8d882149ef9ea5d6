package org.huhang.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huhang.engine.Jobs;
import org.huhang.safety.Breach;
import org.huhang.safety.SafetyInvariants;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** At the end of every test, whatever it was about, no case of the database may break a promise. */
class PromisesKept implements TestExecutionListener {

    /** What one test broke fails no other, also where that test failed for another reason. */
    private static final Set<String> known = ConcurrentHashMap.newKeySet();

    @Override
    public void afterTestMethod(TestContext context) {
        if (!context.hasApplicationContext()) {
            return;
        }
        var platform = context.getApplicationContext();
        var people = platform.getBean(JdbcClient.class).sql("select exists (select from agency.person)");
        if (!people.query(Boolean.class).single()) {
            // A house in which nobody works keeps no promise.
            return;
        }
        var broken = broken(platform);
        if (context.getTestException() == null) {
            assertThat(broken)
                    .as(
                            "promises that %s.%s left broken",
                            context.getTestClass().getSimpleName(),
                            context.getTestMethod().getName())
                    .isEmpty();
        }
    }

    /** Breaches that no test before left. Where the platform works by itself, what it is about to do is waited for. */
    private static List<Breach> broken(ApplicationContext platform) {
        var invariants = platform.getBean(SafetyInvariants.class);
        var alone = platform.getEnvironment().getProperty("huhang.engine.jobs", Boolean.class, true);
        if (!alone) {
            platform.getBean(Jobs.class).runDue();
        } else {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> fresh(platform, invariants).isEmpty() || !jobsDue(platform));
        }
        return fresh(platform, invariants).stream()
                .filter(breach -> known.add(platform.hashCode() + " " + breach))
                .toList();
    }

    private static List<Breach> fresh(ApplicationContext platform, SafetyInvariants invariants) {
        return invariants.breaches().stream()
                .filter(breach -> !known.contains(platform.hashCode() + " " + breach))
                .toList();
    }

    private static boolean jobsDue(ApplicationContext platform) {
        return platform.getBean(JdbcClient.class)
                .sql("select exists (select from act_ru_job where retries_ > 0 and coalesce(duedate_, now()) <= now())")
                .query(Boolean.class)
                .single();
    }
}
