package org.huhang.agency;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Bounds what strangers can make a node hash: checking a password is dear on purpose, and whoever asks for it has shown nothing
 * yet. Counted are attempts per network, and in all those from networks from which nobody has signed in lately; so a flood
 * from elsewhere does not keep out the office that was here this morning. Few are hashed at a time, few wait, none for long.
 */
@Component
class SignInGate {

    private static final int MOST_NETWORKS = 10_000;
    private static final Duration KNOWN = Duration.ofDays(1);

    private final AgencySettings.Attempts limits;
    private final Clock clock;
    private final Semaphore hashing;
    private final Bucket strangers;
    private final Map<String, Bucket> networks = new ConcurrentHashMap<>();
    private final Map<String, Instant> known = new ConcurrentHashMap<>();

    SignInGate(AgencySettings settings, Clock clock) {
        this.limits = settings.attempts();
        this.clock = clock;
        this.hashing = new Semaphore(limits.atOnce(), true);
        this.strangers = perMinute(limits.ofStrangersPerMinute());
    }

    /**
     * Lets one attempt be checked.
     *
     * @param network where it comes from
     * @param check what is dear
     * @return what was found
     * @throws SignInBusy if it may not be, now
     */
    <T> T admit(String network, Supplier<T> check) {
        if (!bucket(network).tryConsume(1) || !(isKnown(network) || strangers.tryConsume(1))) {
            throw new SignInBusy();
        }
        takeTurn();
        try {
            return check.get();
        } finally {
            hashing.release();
        }
    }

    /** Somebody has just signed in from there. */
    void remember(String network) {
        if (known.size() >= MOST_NETWORKS) {
            known.keySet().removeIf(old -> !isKnown(old));
        }
        if (known.size() < MOST_NETWORKS) {
            known.put(network, clock.instant());
        }
    }

    private boolean isKnown(String network) {
        var last = known.get(network);
        return last != null && clock.instant().isBefore(last.plus(KNOWN));
    }

    private void takeTurn() {
        try {
            if (hashing.getQueueLength() < limits.waiting()
                    && hashing.tryAcquire(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SignInBusy();
    }

    /** Where there are too many networks to count each, those that come late share one bucket. */
    private Bucket bucket(String network) {
        if (networks.size() >= MOST_NETWORKS) {
            networks.values().removeIf(bucket -> bucket.getAvailableTokens() >= limits.perMinute());
        }
        var key = networks.size() < MOST_NETWORKS || networks.containsKey(network) ? network : "others";
        return networks.computeIfAbsent(key, first -> perMinute(limits.perMinute()));
    }

    private Bucket perMinute(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new ByClock(clock))
                .build();
    }

    private record ByClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
