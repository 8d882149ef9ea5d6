package org.huhang.intake;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huhang.testing.HuhangTest;
import org.springframework.test.context.TestPropertySource;

/** The whole platform with limits that a test reaches soon: three of everything, five wrong codes. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HuhangTest
@TestPropertySource(
        properties = {
            "huhang.intake.per-hour=3",
            "huhang.intake.wrong-codes-per-hour=5",
            "huhang.intake.drafts-per-address=3"
        })
@interface NarrowIntakeTest {}
