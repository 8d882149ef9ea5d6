package org.huhang.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.huhang.casework.Cases;
import org.huhang.engine.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(SampleLife.class);
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

    /**
     * Makes the cases, if there is none yet; afterwards the clock shows what it showed before.
     *
     * @return the names of those that got stuck
     */
    List<String> begin() {
        if (cases.any()) {
            log.info("there are cases already, none is invented");
            return List.of();
        }
        var began = System.nanoTime();
        var now = clock.instant();
        var moved = clock.moved();
        var stories = stories(now);
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
        var stuck = stories.stream().filter(Story::stuck).map(Story::name).toList();
        log.info(
                "{} sample cases made in {} s, {} got stuck",
                stories.size(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                stuck.size());
        return stuck;
    }

    private List<Story> stories(Instant now) {
        return SampleFile.read("cases.json", new TypeReference<List<SampleCase>>() {}, json).stream()
                .map(one -> new Story(one, stage, now))
                .toList();
    }

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
