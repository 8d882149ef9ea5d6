package org.huhang.schooling;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.huhang.deadline.ShippedTerms;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.ProcessStep;

/** The steps that count visits, rounds and checks and need no database: models are tested with them as they are. */
public final class RealRounds {

    private RealRounds() {}

    /** By name, with the time that the test says it is. */
    public static Map<String, ProcessStep> all(Supplier<Instant> now) {
        var steps = new RoundSteps();
        var clock = clock(now);
        return Map.of(
                "beginSchooling", steps.beginSchooling(),
                "countHomeVisit", steps.countHomeVisit(),
                "beginRounds", steps.beginRounds(clock),
                "countRound", steps.countRound(),
                "countCheck", steps.countCheck(ShippedTerms.schoolDays(), clock));
    }

    private static Clock clock(Supplier<Instant> now) {
        InstantSource said = now::get;
        return said.withZone(BusinessClock.CHINA);
    }
}
