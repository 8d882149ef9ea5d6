package org.huhang.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.engine.InstanceEnded;
import org.huhang.engine.StartOfProcess;
import org.huhang.engine.Starts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What was handed to a process whose model is there goes on in it: taking it begins that process, and its end is the end of
 * what was handed over. While no model is there, or it runs in the case already, whoever took it has a task until it is finished.
 */
@Component
class Receivers {

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private final HandOverTable table;
    private final Starts starts;
    private final CaseProcess process;
    private final Cases cases;
    private final Clock clock;

    Receivers(HandOverTable table, Starts starts, CaseProcess process, Cases cases, Clock clock) {
        this.table = table;
        this.starts = starts;
        this.process = process;
        this.cases = cases;
        this.clock = clock;
    }

    /** Called in the answer of whoever takes it, with the process in which that was asked. */
    void taken(HandOver row, String askedIn) {
        starts.taking(row.message()).filter(start -> !runs(row, start)).ifPresent(start -> {
            var address = Objects.requireNonNull(row.address());
            var now = Date.from(clock.instant());
            var facts = new HashMap<String, Object>(Map.of(
                    "begunBy", address.taker(), "begunAt", now, "handedAt", now, "senderCode", address.sender()));
            start.takes().forEach(name -> facts.put(name, fact(row.facts().get(name))));
            var begun = process.begin(cases.file(row.caseNo()), start.message(), facts);
            process.tell(askedIn, Map.of(HandOverSteps.RECEIVER_BEGUN, true));
            table.began(row.id(), address, begun);
        });
    }

    /**
     * Whether it would begin once more what runs once at a time in a case; then whoever took it says what became of it there, for
     * that round may be at its end. What a process hands over to itself is its next round.
     */
    private boolean runs(HandOver row, StartOfProcess start) {
        return start.besideIf().isEmpty()
                && !row.fromProcess().equals(start.processKey())
                && process.running(row.caseNo()).stream()
                        .anyMatch(one -> one.processKey().equals(start.processKey()));
    }

    /** A date travels as text. */
    private static @Nullable Object fact(@Nullable Object sent) {
        return sent instanceof String text && MOMENT.matcher(text).matches() ? Date.from(Instant.parse(text)) : sent;
    }

    @EventListener
    void on(InstanceEnded ended) {
        if (ended.endState() != null) {
            table.ofInstance(ended.instanceId())
                    .filter(row -> row.state() == HandOver.State.ACCEPTED
                            && ended.instanceId().equals(row.instanceId())
                            && starts.carriesCases(ended.definitionId()))
                    .ifPresent(row -> table.decide(
                            row.id(),
                            HandOver.State.DONE,
                            Objects.requireNonNull(row.decidedBy()),
                            row.decidedReason(),
                            clock.instant(),
                            clock.instant()));
        }
    }
}
