package org.huhang.intake;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Keeps the public intake open for everybody: new reports per network address and hour, counted over all nodes. The reports
 * themselves are what is counted, so a filing that fails or repeats another costs nothing.
 */
@Component
class Limits {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ReportTable reports;
    private final IntakeSettings settings;
    private final Clock clock;

    Limits(ReportTable reports, IntakeSettings settings, Clock clock) {
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether nothing new may come from this address; without a lock, so that a flood costs one look at an index. */
    boolean reached(byte[] source) {
        var start = clock.instant().minus(HOUR);
        return reports.since(source, start) >= settings.perHour()
                || reports.since(start) >= (long) settings.perHour() * settings.perHourInAll();
    }

    /**
     * Lets one new report in and makes others from this address wait until it is written, so that the limit is exact.
     *
     * @throws TooManyReports if the limit is reached
     */
    void admit(byte[] source) {
        reports.lock(source);
        if (reached(source)) {
            throw new TooManyReports();
        }
    }
}
