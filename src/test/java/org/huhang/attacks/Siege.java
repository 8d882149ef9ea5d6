package org.huhang.attacks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huhang.engine.TaskCreated;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** What attackers do not see: statements, what requests are asked for, and which thread opens a case. */
@TestConfiguration(proxyBeanMethods = false)
class Siege {

    private final List<String> openers = new CopyOnWriteArrayList<>();

    @Bean
    static SqlText statements() {
        return new SqlText(InjectionTests.MARKER);
    }

    @Bean
    Asked asked() {
        return new Asked();
    }

    /** Names of the threads in which tasks were made. */
    List<String> openers() {
        return openers;
    }

    @EventListener
    void on(TaskCreated created) {
        openers.add(Thread.currentThread().getName());
    }
}
