package org.huhang.casework;

import java.util.concurrent.TimeUnit;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.WorkItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * No task stays where nobody could do it any more, because people left or lost their roles. A quarter of an hour lets an account
 * be replaced by the next one; then it goes on, and whoever gets it is told.
 */
@Component
class Deserted {

    private static final Logger log = LoggerFactory.getLogger(Deserted.class);

    private final Oversight oversight;
    private final Exclusions exclusions;
    private final boolean sweeps;

    Deserted(Oversight oversight, Exclusions exclusions, @Value("${huhang.deadline.sweeps:true}") boolean sweeps) {
        this.oversight = oversight;
        this.exclusions = exclusions;
        this.sweeps = sweeps;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void look() {
        if (sweeps) {
            passUp();
        }
    }

    void passUp() {
        oversight.deserted().forEach(this::passUp);
    }

    private void passUp(WorkItem item) {
        try {
            oversight.passUp(item.id(), exclusions.agencies(item.caseNo()));
        } catch (RuntimeException e) {
            log.error("task {} of case {} could not be passed up", item.id(), item.caseNo(), e);
        }
    }
}
