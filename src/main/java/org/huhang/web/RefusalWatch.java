package org.huhang.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Watches how often each account is refused or finds nothing. Nobody who works is refused sixty times in ten minutes; a program
 * that tries what it can open is. From there on the account gets one answer in two seconds, enough for a person and the button
 * "child in danger", and the security administration learns of it. Counted on each node. Stands behind the security chain.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class RefusalWatch extends OncePerRequestFilter {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 5;

    private final Map<String, Watched> accounts = new ConcurrentHashMap<>();
    private final LimitSettings settings;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RefusalWatch(LimitSettings settings, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
        this.settings = settings;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** What is left of what an account may be refused, and how fast it is answered when nothing is. */
    private record Watched(Bucket refusals, Bucket answers) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = Shells.signedIn();
        var watched = person == null ? null : accounts.get(person.id());
        if (watched != null
                && watched.refusals().getAvailableTokens() <= 0
                && !watched.answers().tryConsume(1)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(PAUSE.toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
        if (person != null && isRefusal(response.getStatus())) {
            count(person.id());
        }
    }

    private static boolean isRefusal(int status) {
        return status == HttpStatus.FORBIDDEN.value() || status == HttpStatus.NOT_FOUND.value();
    }

    private void count(String person) {
        var refusals = accounts.computeIfAbsent(person, first -> watched()).refusals();
        // Taken by one only: whoever takes the last one tells.
        if (refusals.tryConsume(1) && refusals.getAvailableTokens() == 0) {
            trail.recordApart(new AuditLine(
                    AuditLine.SYSTEM, "person.refusedOften", "person", person, null, settings.refusals() + " ×"));
            events.publishEvent(new RefusedOften(person, clock.instant()));
        }
    }

    private Watched watched() {
        var refusals = settings.refusals();
        return new Watched(
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(refusals).refillIntervally(refusals, WINDOW))
                        .withCustomTimePrecision(new ByClock(clock))
                        .build(),
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, PAUSE))
                        .withCustomTimePrecision(new ByClock(clock))
                        .build());
    }

    private record ByClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
