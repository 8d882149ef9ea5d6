package org.huhang.demo;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Makes the sample cases when everything else is in place, and before the web server takes its first request. */
final class LifeBeforePages implements SmartLifecycle {

    private final SampleLife life;
    private volatile boolean running;

    LifeBeforePages(SampleLife life) {
        this.life = life;
    }

    @Override
    public void start() {
        life.begin();
        running = true;
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
