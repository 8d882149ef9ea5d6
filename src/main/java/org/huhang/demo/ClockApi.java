package org.huhang.demo;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The business clock, for those who try out what happens when time passes. Elsewhere there is no such address. */
@RestController
@RequestMapping("/api/clock")
@WhereClockMayMove
class ClockApi {

    private static final Period FARTHEST = Period.ofYears(2);

    private final BusinessClock clock;
    private final PassingTime time;
    private final AuditTrail trail;
    private final MessageSource messages;

    ClockApi(BusinessClock clock, PassingTime time, AuditTrail trail, MessageSource messages) {
        this.clock = clock;
        this.time = time;
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping
    Shown show() {
        return new Shown(OffsetDateTime.ofInstant(clock.instant(), BusinessClock.CHINA), clock.moved());
    }

    /** On the way forward every reminder is sent at its moment; null lets the clock run with the machine again. */
    @PutMapping
    Shown move(Person person, @RequestBody Wanted wanted, Locale locale) {
        var now = wanted.now();
        if (now == null) {
            clock.follow();
        } else {
            requireNear(now, locale);
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

    private void requireNear(OffsetDateTime now, Locale locale) {
        var today = OffsetDateTime.now(BusinessClock.CHINA);
        if (now.isBefore(today.minus(FARTHEST)) || now.isAfter(today.plus(FARTHEST))) {
            var sentence = messages.getMessage("demo.clock.range", null, locale);
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
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
