package org.huhang.agency;

import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lines of the trail that somebody can call forth as often as he likes: refusals. The first ones of a minute stand in the trail
 * one by one, those that follow in one line that says how many there were. Without that, who is refused a thousand times a
 * minute buries what else the trail has to say. A node that is killed loses the count of at most a minute.
 */
@Component
class BundledLines {

    /** How many refusals of one person stand alone in a minute. */
    static final int ALONE = 5;

    private static final String MANY = "several";
    private static final int MOST_REASONS = 20;

    private final AuditTrail trail;
    private final Map<Key, Bundle> bundles = new LinkedHashMap<>();

    BundledLines(AuditTrail trail) {
        this.trail = trail;
    }

    private record Key(String actor, String act, String kind) {}

    private static final class Bundle {
        private int met;
        private final Map<String, Integer> reasons = new LinkedHashMap<>();
    }

    /**
     * Writes the line, or counts it for the line of the minute.
     *
     * @param line a refusal
     * @param alone how many of this actor and act are written one by one in a minute
     */
    void record(AuditLine line, int alone) {
        if (isAlone(line, alone)) {
            trail.recordApart(line);
        }
    }

    private synchronized boolean isAlone(AuditLine line, int alone) {
        var bundle =
                bundles.computeIfAbsent(new Key(line.actor(), line.act(), line.subjectKind()), first -> new Bundle());
        if (bundle.met < alone) {
            bundle.met++;
            return true;
        }
        var reason = Objects.requireNonNullElse(line.reason(), "");
        bundle.reasons.merge(bundle.reasons.size() < MOST_REASONS ? reason : "…", 1, Integer::sum);
        return false;
    }

    /** Writes what was counted. */
    @PreDestroy
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        take().forEach((key, bundle) -> {
            if (!bundle.reasons.isEmpty()) {
                var reasons = bundle.reasons.entrySet().stream()
                        .map(reason -> reason.getValue() + " × " + reason.getKey())
                        .collect(Collectors.joining(", "));
                trail.recordApart(new AuditLine(key.actor(), key.act(), key.kind(), MANY, null, reasons));
            }
        });
    }

    private synchronized Map<Key, Bundle> take() {
        var taken = new LinkedHashMap<>(bundles);
        bundles.clear();
        return taken;
    }
}
