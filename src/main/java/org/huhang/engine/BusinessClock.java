package org.huhang.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The one clock of business time. Terms, timers and time stamps all read it; SQL's {@code now()} is for leases only.
 * It runs with the machine unless somebody moves it, which only the embedded mode may do.
 */
public final class BusinessClock extends Clock {

    /** The zone in which statutory days are counted. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private volatile Duration ahead = Duration.ZERO;

    /**
     * Moves business time; from then on it runs at the machine's pace again.
     *
     * @param now what the clock shows from this moment on
     */
    public void moveTo(Instant now) {
        ahead = Duration.between(Instant.now(), now);
        if (ahead.isZero()) {
            ClockUtil.reset();
        } else {
            ClockUtil.setCurrentTime(Date.from(now));
            ClockUtil.offset(ahead.toMillis());
        }
    }

    /** Lets business time be the machine's time again. */
    public void follow() {
        ahead = Duration.ZERO;
        ClockUtil.reset();
    }

    /**
     * Whether business time differs from the machine's.
     *
     * @return true after {@link #moveTo} until {@link #follow}
     */
    public boolean moved() {
        return !ahead.isZero();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
