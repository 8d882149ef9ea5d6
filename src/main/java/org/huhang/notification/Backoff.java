package org.huhang.notification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How long a mail waits after it could not be sent. */
final class Backoff {

    static final Duration GIVE_UP_AFTER = Duration.ofHours(48);

    private static final List<Integer> MINUTES = List.of(1, 2, 5, 15, 30, 60);
    private static final int LONGEST_WHILE_UNREACHABLE = 5;
    private static final double JITTER = 0.2;

    private Backoff() {}

    /** The server is there and refused this mail: longer and longer. */
    static Duration afterRefusal(int attempts) {
        return spread(MINUTES.get(Math.min(attempts, MINUTES.size()) - 1));
    }

    /** The server is not there: mail should leave soon after it is back, however long it was away. */
    static Duration whileUnreachable(int attempts) {
        return spread(Math.min(MINUTES.get(Math.min(attempts, MINUTES.size()) - 1), LONGEST_WHILE_UNREACHABLE));
    }

    /** A little more or less, so that not all come back in the same second. */
    private static Duration spread(int minutes) {
        var factor = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.round(minutes * 60_000 * factor));
    }
}
