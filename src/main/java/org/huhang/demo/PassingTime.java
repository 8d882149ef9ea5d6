package org.huhang.demo;

import java.time.Instant;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Jobs;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

/** Lets business time pass: while the clock is walked, everything happens that nodes do by themselves meanwhile. */
@Component
class PassingTime {

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
            upkeep();
            var next = deadlines.nextMark();
            // One that cannot be said stays where it is and must not keep time from passing.
            mark = next.equals(mark) ? java.util.Optional.empty() : next;
        }
        forward(then);
    }

    /** Timers, reminders, mails: what is due by now. */
    void upkeep() {
        jobs.runDue();
        deadlines.sweep();
        scheduled.getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .forEach(task -> task.getRunnable().run());
    }

    private void forward(Instant then) {
        if (then.isAfter(clock.instant())) {
            clock.moveTo(then);
        }
    }
}
