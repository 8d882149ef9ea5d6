package org.huhang.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

/** Lets business time pass: while the clock is walked, everything happens that nodes do by themselves meanwhile. */
@Component
class PassingTime {

    private static final Logger log = LoggerFactory.getLogger(PassingTime.class);

    /** What happens within it happens at once. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final BusinessClock clock;
    private final Jobs jobs;
    private final Deadlines deadlines;
    private final ScheduledTaskHolder scheduled;

    PassingTime(BusinessClock clock, Jobs jobs, Deadlines deadlines, ScheduledTaskHolder scheduled) {
        this.clock = clock;
        this.jobs = jobs;
        this.deadlines = deadlines;
        this.scheduled = scheduled;
    }

    /** Walks the clock, with a stop at every reminder on the way; it never goes back. */
    void until(Instant then) {
        var mark = deadlines.nextMark();
        while (mark.isPresent() && mark.get().isBefore(then)) {
            forward(mark.get());
            deadlines.sweep();
            var next = deadlines.nextMark();
            // One that cannot be said stays where it is and must not keep time from passing.
            mark = next.equals(mark) ? Optional.empty() : next;
        }
        forward(then);
    }

    /** Before time goes on, everything is done that is due by now: timers, reminders, mails. */
    private void forward(Instant then) {
        if (then.isAfter(clock.instant().plus(MOMENT))) {
            jobs.runDue();
            scheduled
                    .getScheduledTasks()
                    .forEach(task -> task.getTask().getRunnable().run());
            clock.moveTo(then);
        }
    }
}
