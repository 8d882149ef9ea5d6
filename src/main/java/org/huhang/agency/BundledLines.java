package org.huhang.agency;

import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lines of the trail that somebody can cause again and again: refusals. What is refused again and again within a
 * minute is one line that says how many there were; else who is refused a thousand times a minute would bury what else the
 * trail has to say. A node that is killed loses the count of at most a minute.
 */
@Component
class BundledLines {

    /** How many refusals of one person stand alone in a minute. */
    static final int ALONE = 5;

    private static final String MANY = "several";
    private static final int MOST_REASONS = 20;

    private final AuditTrail trail;
    private final Map<Kind, Integer> alone = new HashMap<>();
    private final Map<AuditLine, Map<String, Integer>> counted = new LinkedHashMap<>();

    BundledLines(AuditTrail trail) {
        this.trail = trail;
    }

    private record Kind(String actor, String act, String subjectKind) {}

    /**
     * Writes the line, or counts it with others of the same person where there are many.
     *
     * @param line a refusal
     */
    void record(AuditLine line) {
        if (isFirst(new Kind(line.actor(), line.act(), line.subjectKind()))) {
            trail.recordApart(line);
        } else {
            count(new AuditLine(line.actor(), line.act(), line.subjectKind(), MANY, null, line.reason()));
        }
    }

    private synchronized boolean isFirst(Kind kind) {
        return alone.merge(kind, 1, Integer::sum) <= ALONE;
    }

    /**
     * Counts the line with those that differ in nothing but the reason. Nothing is written now, so that it takes the same time
     * whatever it is about.
     *
     * @param line a refusal
     */
    synchronized void count(AuditLine line) {
        var reasons = counted.computeIfAbsent(because(line, null), first -> new LinkedHashMap<>());
        var reason = Objects.requireNonNullElse(line.reason(), "");
        reasons.merge(reasons.size() < MOST_REASONS ? reason : "…", 1, Integer::sum);
    }

    /** Writes what was counted. */
    @PreDestroy
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        taken().forEach((line, reasons) -> {
            var sum = reasons.entrySet().stream()
                    .map(reason -> reason.getValue() + " × " + reason.getKey())
                    .collect(Collectors.joining(", "));
            trail.recordApart(because(line, sum));
        });
    }

    private synchronized Map<AuditLine, Map<String, Integer>> taken() {
        var taken = Map.copyOf(counted);
        counted.clear();
        alone.clear();
        return taken;
    }

    private static AuditLine because(AuditLine line, @Nullable String reason) {
        return new AuditLine(line.actor(), line.act(), line.subjectKind(), line.subjectId(), line.caseNo(), reason);
    }
}
