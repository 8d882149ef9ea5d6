package org.huhang.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTests {

    private static final AgencySettings SETTINGS = AgencyOnDatabase.SETTINGS;

    private Instant now = Instant.parse("2026-11-21T02:00:00Z");
    private Failures failures = Failures.NONE;

    @Test
    void fifthWrongPasswordLocksForHalfAnHour() {
        fail(4);
        assertThat(failures.lockedAt(now)).isFalse();

        fail(1);
        assertThat(failures.remaining(now)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void lockIsNotProlongedByKnocking() {
        fail(5);
        pass(Duration.ofMinutes(29));
        fail(3);

        assertThat(failures.remaining(now)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void eachFurtherLockIsTwiceAsLongUpToADay() {
        fail(5);
        for (var minutes : new long[] {60, 120, 240, 480, 960, 1440, 1440}) {
            pass(failures.remaining(now));
            fail(5);
            assertThat(failures.remaining(now)).isEqualTo(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void seriesIsForgottenAfterAPause() {
        fail(4);
        pass(Duration.ofMinutes(31));
        fail(4);

        assertThat(failures.lockedAt(now)).isFalse();
    }

    @Test
    void locksAreForgottenAfterAQuietDay() {
        fail(5);
        pass(Duration.ofHours(25));
        fail(5);

        assertThat(failures.remaining(now)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void manyAttemptsAtOnceAreCountedBeforeAnyIsChecked() {
        for (var attempt = 0; attempt < 6; attempt++) {
            failures = failures.attempt(now, SETTINGS);
        }

        assertThat(failures.lockedAt(now)).isTrue();
    }

    private void fail(int times) {
        for (var attempt = 0; attempt < times; attempt++) {
            failures = failures.attempt(now, SETTINGS);
            failures = failures.wrong(now, SETTINGS);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
