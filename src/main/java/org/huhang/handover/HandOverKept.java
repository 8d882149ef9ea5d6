package org.huhang.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.HandedOver;
import org.huhang.handover.HandOver.State;
import org.huhang.notification.Messages;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What is kept of a hand-over once somebody answered, and from when whoever has it then is counted. */
@Component
class HandOverKept {

    /** Until then a child that must leave has a place, however often the hand-over changed hands (decision 0045). */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final HandOverTable table;
    private final Cases cases;
    private final CaseProcess process;
    private final Messages messages;
    private final ApplicationEventPublisher events;

    HandOverKept(
            HandOverTable table,
            Cases cases,
            CaseProcess process,
            Messages messages,
            ApplicationEventPublisher events) {
        this.table = table;
        this.cases = cases;
        this.process = process;
        this.messages = messages;
        this.events = events;
    }

    /**
     * From when the term of whoever has it is counted. While a child must leave, or the case is RED, nobody who says “not yet”
     * or takes over has more time than the first who took it; and a day after the first sending nobody has any more.
     */
    Instant counted(HandOver row, State state, Instant at) {
        if (row.message().equals(HandedOver.REMOVAL)) {
            var over = row.madeAt().plus(A_DAY);
            return state == State.ACCEPTED ? row.madeAt() : at.isBefore(over) ? at : over;
        }
        var red = cases.file(row.caseNo()).riskTier().equals("RED");
        return state == State.ACCEPTED && row.state() == State.ACCEPTED && red ? row.since() : at;
    }

    /** As {@link #decided}, and whoever is asked next in the same process has his time from now on. */
    void stands(HandOver row, State state, @Nullable String reason, TaskDone done, String act) {
        var from = counted(row, state, done.at());
        process.tell(done.instanceId(), Map.of("handedAt", Date.from(from)));
        decided(row, state, reason, done, row.state() == state ? row.since() : done.at(), act);
    }

    /** It stands there, and what waited about it is settled. */
    void decided(HandOver row, State state, @Nullable String reason, TaskDone done, Instant since, String act) {
        table.decide(row.id(), state, done.personId(), reason, done.at(), since);
        messages.settle(row.subject());
        events.publishEvent(new HandOverDecided(row.caseNo(), row.id(), done.personId(), act));
    }
}
