package org.huhang.warning;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.ProcessStep;

/** The steps that count and need no database: models are tested with them as they are. */
public final class RealSteps {

    private RealSteps() {}

    /** By name, with the time that the test says it is. */
    public static Map<String, ProcessStep> all(Supplier<Instant> now) {
        var steps = new RhythmSteps();
        return Map.of(
                "countVisit", steps.countVisit(),
                "planSession", steps.planSession(clock(now)),
                "countSession", steps.countSession());
    }

    private static Clock clock(Supplier<Instant> now) {
        InstantSource said = now::get;
        return said.withZone(BusinessClock.CHINA);
    }
}
