package org.huhang.document;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what nobody put into a folder in time. */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final FileTable files;
    private final Clock clock;

    Sweep(FileTable files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void removeForgotten() {
        var removed = 0;
        for (var some = files.sweep(clock.instant()); some > 0; some = files.sweep(clock.instant())) {
            removed += some;
        }
        if (removed > 0) {
            log.info("{} files that belonged to nothing removed", removed);
        }
    }
}
