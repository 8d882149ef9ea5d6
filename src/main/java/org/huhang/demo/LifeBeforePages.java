package org.huhang.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Makes the sample cases when everything else is in place, and before the web server takes its first request. */
final class LifeBeforePages implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LifeBeforePages.class);
    private static final String PLATFORM = "org.huhang";

    private final SampleLife life;
    private final LoggingSystem logging;
    private volatile boolean running;

    LifeBeforePages(SampleLife life, LoggingSystem logging) {
        this.life = life;
        this.logging = logging;
    }

    @Override
    public void start() {
        running = true;
        if (!life.due()) {
            return;
        }
        log.info(
                "a fresh database: sample cases are made, which takes about half a minute; HUHANG_DEMO=false goes without");
        var made = quietly();
        log.info(
                "{} sample cases made in {} s, {} got stuck {}",
                made.cases(),
                made.took().toSeconds(),
                made.stuck().size(),
                made.stuck());
    }

    /** Forty days in one go would fill the log with lines that nobody reads; trouble is told all the same. */
    private SampleLife.Made quietly() {
        var configuration = logging.getLoggerConfiguration(PLATFORM);
        var level = configuration == null ? null : configuration.getConfiguredLevel();
        logging.setLogLevel(PLATFORM, LogLevel.WARN);
        try {
            return life.begin(life.plans());
        } finally {
            logging.setLogLevel(PLATFORM, level);
        }
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
