package org.huhang.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.huhang.casework.Cases;
import org.huhang.engine.BusinessClock;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Fills a fresh database with cases that look as if the platform had run for forty days: each began with a report and was
 * worked on by demo people, through the same code as real ones, while the clock was walked to now. A case that gets stuck is
 * told in the log and left where it stands; the others go on, for a platform with one sample case less is still worth
 * starting.
 */
@Component
class SampleLife {

    private static final Duration BACK = Duration.ofDays(40);
    private static final Duration STEP = Duration.ofHours(8);

    private final Cases cases;
    private final Story.Stage stage;
    private final PassingTime time;
    private final BusinessClock clock;
    private final ObjectMapper json;

    SampleLife(Cases cases, Story.Stage stage, PassingTime time, BusinessClock clock, ObjectMapper json) {
        this.cases = cases;
        this.stage = stage;
        this.time = time;
        this.clock = clock;
        this.json = json;
    }

    /** Whether this database is fresh; only then there is something to make. */
    boolean due() {
        return !cases.any();
    }

    /** The cases of the file. */
    List<SampleCase> plans() {
        return SampleFile.read("cases.json", new TypeReference<>() {}, json);
    }

    /**
     * Makes cases; afterwards the clock shows what it would show without this.
     *
     * @param plans what shall happen
     * @return what was made
     */
    Made begin(List<SampleCase> plans) {
        var moved = clock.moved();
        var now = clock.instant();
        var began = System.nanoTime();
        var stories = plans.stream().map(plan -> new Story(plan, stage, now)).toList();
        try {
            clock.moveTo(now.minus(BACK));
            walk(stories, now);
        } finally {
            if (moved) {
                clock.moveTo(now);
            } else {
                clock.follow();
            }
        }
        return new Made(
                stories.size(),
                stories.stream().filter(Story::stuck).map(Story::name).toList(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    /**
     * What was made.
     *
     * @param cases how many sample cases, stuck ones too
     * @param stuck the names of those that got stuck
     * @param took how long it took
     */
    record Made(int cases, List<String> stuck, Duration took) {}

    /** Everything in the order in which it happens, whichever case it belongs to. */
    private void walk(List<Story> stories, Instant end) {
        var coming = new PriorityQueue<>(Comparator.comparing(Story.Act::at).thenComparing(Story.Act::order));
        stories.forEach(story -> coming.addAll(story.comingActs()));
        for (var at = clock.instant(); at.isBefore(end); ) {
            var pause = at.plus(STEP).isBefore(end) ? at.plus(STEP) : end;
            var act = coming.peek();
            if (act != null && act.at().isBefore(pause)) {
                coming.remove();
                at = act.at().isAfter(at) ? act.at() : at;
                time.until(at);
                act.story().perform(act);
                coming.addAll(act.story().comingActs());
            } else {
                at = pause;
                time.until(at);
                // Timers may have brought tasks to cases to which nobody came.
                stories.forEach(story -> coming.addAll(story.comingActs()));
            }
        }
    }
}
