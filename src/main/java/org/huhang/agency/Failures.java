package org.huhang.agency;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The unsuccessful attempts of one user name from one network.
 *
 * @param attempts attempts since the last success, lock or pause; an attempt counts before it is checked, so that many at
 *     once are no way around the limit
 * @param locks how many locks followed each other
 * @param lastAt the last attempt that was not refused by a lock
 * @param lockedUntil the end of the lock, null if there is none
 */
record Failures(int attempts, int locks, Instant lastAt, @Nullable Instant lockedUntil) {

    static final Failures NONE = new Failures(0, 0, Instant.EPOCH, null);

    /** How long ago a series must have ended so that the next one is judged afresh. */
    static final Duration FORGOTTEN = Duration.ofDays(1);

    Failures attempt(Instant now, AgencySettings settings) {
        if (lockedAt(now)) {
            return this;
        }
        var rested = lockedUntil != null || now.isAfter(lastAt.plus(settings.lock()));
        var series = now.isAfter(lastAt.plus(FORGOTTEN)) ? 0 : locks;
        var next = new Failures(rested ? 1 : attempts + 1, series, now, null);
        return next.attempts > settings.failuresUntilLock() ? next.lock(now, settings) : next;
    }

    Failures wrong(Instant now, AgencySettings settings) {
        return attempts >= settings.failuresUntilLock() && !lockedAt(now) ? lock(now, settings) : this;
    }

    boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    Duration remaining(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil) ? Duration.between(now, lockedUntil) : Duration.ZERO;
    }

    private Failures lock(Instant now, AgencySettings settings) {
        var doubled = settings.lock().multipliedBy(1L << Math.min(locks, 16));
        var length = doubled.compareTo(settings.longestLock()) > 0 ? settings.longestLock() : doubled;
        return new Failures(attempts, locks + 1, lastAt, now.plus(length));
    }
}
