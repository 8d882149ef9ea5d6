package org.huhang.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huhang.Huhang;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/** The whole platform on a database of its own, without sample cases; jobs are worked on only when the test says so. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Huhang.class,
        properties = {
            "huhang.demo=false",
            // All tests come from one address, and are refused on purpose.
            "huhang.limits.refusals=1000000",
            "huhang.agency.attempts.per-minute=1000000",
            "huhang.agency.attempts.of-strangers-per-minute=1000000",
            "huhang.data=target/test-data",
            "huhang.engine.jobs=false",
            "huhang.deadline.sweeps=false",
            "huhang.secret=only-for-tests-0123456789abcdef-only-for-tests"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = HuhangTest.OwnDatabase.class)
@Import(LightHash.class)
@TestExecutionListeners(
        listeners = {ConnectionsGivenBack.class, LinksOpen.class, PromisesKept.class},
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface HuhangTest {

    /** Points the context at a fresh database of the run's server. */
    class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Huhang.prepare();
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestDatabase.forPlatform(),
                            "spring.datasource.username=" + TestDatabase.APP,
                            "spring.datasource.password=" + TestDatabase.PASSWORD,
                            "spring.flyway.user=" + TestDatabase.OWNER,
                            "spring.flyway.password=" + TestDatabase.PASSWORD)
                    .applyTo(context);
        }
    }
}
