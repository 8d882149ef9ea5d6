package org.huhang.demo;

import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The business clock, for those who try out what happens when time passes. Elsewhere there is no such address. */
@RestController
@RequestMapping("/api/clock")
@WhereClockMayMove
class ClockApi {

    private static final Period FARTHEST = Period.ofYears(2);

    private final BusinessClock clock;
    private final PassingTime time;
    private final AuditTrail trail;

    ClockApi(BusinessClock clock, PassingTime time, AuditTrail trail) {
        this.clock = clock;
        this.time = time;
        this.trail = trail;
    }

    @GetMapping
    Shown show() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Shown(OffsetDateTime.ofInstant(now, BusinessClock.CHINA), clock.moved());
    }

    /** On the way forward every reminder is sent at its moment; null lets the clock run with the machine again. */
    @PutMapping
    Shown move(Person person, @RequestBody Wanted wanted) {
        var now = wanted.now();
        if (now == null) {
            clock.follow();
        } else {
            requireNear(now);
            if (now.toInstant().isAfter(clock.instant())) {
                time.until(now.toInstant());
            }
            clock.moveTo(now.toInstant());
        }
        var shown = show();
        trail.record(
                new AuditLine(person.id(), "clock.moved", "clock", shown.now().toString(), null, null));
        return shown;
    }

    /** The working calendar and the timers of the engine know no other time. */
    private static void requireNear(OffsetDateTime now) {
        var today = OffsetDateTime.now(BusinessClock.CHINA);
        if (now.isBefore(today.minus(FARTHEST)) || now.isAfter(today.plus(FARTHEST))) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /**
     * What the clock shall show.
     *
     * @param now with offset; null for the machine's time
     */
    record Wanted(@Nullable OffsetDateTime now) {}

    /**
     * What the clock shows.
     *
     * @param now business time
     * @param moved whether it differs from the machine's
     */
    record Shown(OffsetDateTime now, boolean moved) {}
}
