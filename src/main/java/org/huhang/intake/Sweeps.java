package org.huhang.intake;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what is no longer needed. Every node does it; the second one finds nothing left. */
@Component
class Sweeps {

    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

    private final Drafts drafts;
    private final RepeatTable repeats;
    private final Clock clock;

    Sweeps(Drafts drafts, RepeatTable repeats, Clock clock) {
        this.drafts = drafts;
        this.repeats = repeats;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void sweep() {
        var removed = drafts.sweep();
        repeats.forget(clock.instant());
        if (removed > 0) {
            log.info("{} forgotten drafts of reports removed", removed);
        }
    }
}
