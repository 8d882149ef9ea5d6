package org.huhang.attacks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huhang.testing.HuhangTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole platform, watched, and with limits that stop no attacker: what a limit stops proves nothing of what is behind. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HuhangTest
@TestPropertySource(
        properties = {
            "huhang.intake.per-hour=1000000",
            "huhang.intake.wrong-codes-per-hour=1000000",
            "huhang.intake.drafts-per-address=1000000",
            "huhang.limits.uploads-per-hour=1000000",
            "huhang.limits.uploads-per-hour-in-all=1000000",
            "huhang.limits.uploaded-per-hour=1TB",
            "huhang.limits.uploaded-per-hour-in-all=1TB"
        })
@Import(Siege.class)
@interface Besieged {}
