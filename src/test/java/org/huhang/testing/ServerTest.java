package org.huhang.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huhang.Huhang;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/** The whole platform on a port of its own, without sample cases, with all that it does by itself. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Huhang.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "huhang.demo=false",
            // All tests come from one address, and are refused on purpose.
            "huhang.limits.refusals=1000000",
            "huhang.agency.attempts.per-minute=1000000",
            "huhang.agency.attempts.of-strangers-per-minute=1000000",
            "huhang.data=target/test-data",
            "huhang.secret=only-for-tests-0123456789abcdef-only-for-tests",
            "server.address=127.0.0.1"
        })
@ContextConfiguration(initializers = HuhangTest.OwnDatabase.class)
@Import(LightHash.class)
@TestExecutionListeners(
        listeners = {ConnectionsGivenBack.class, PromisesKept.class},
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface ServerTest {}
