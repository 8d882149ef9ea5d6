package org.huhang.schooling;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildFilesUnited;
import org.huhang.engine.Facts;
import org.huhang.engine.StepCall;
import org.huhang.schooling.LedgerTable.Entered;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who stands in which ledger. Steps of processes enter and close the rows; nothing else does. */
@Component
class Ledgers {

    /** Ways to end after which the child is still not at school: it stays in the ledgers, with this said of it. */
    private static final Map<String, String> STAYS =
            Map.of("missing", "lost", "executing", "executing", "stopped", "again");

    private final LedgerTable table;
    private final Cases cases;
    private final ChildFiles children;
    private final Clock clock;

    Ledgers(LedgerTable table, Cases cases, ChildFiles children, Clock clock) {
        this.table = table;
        this.cases = cases;
        this.children = children;
        this.clock = clock;
    }

    /** Enters the child of a case; who is entered as dropped out is no longer suspected. */
    void enter(StepCall call, Ledger ledger, String stage) {
        var file = cases.file(call.caseNo());
        var child = children.file(file.childId());
        var facts = call.facts();
        if (ledger == Ledger.DROPOUT) {
            table.moveOn(call.instanceId(), Ledger.SUSPECTED, clock.instant());
        }
        table.enter(
                new Entered(
                        call.callId(),
                        ledger,
                        child.id(),
                        call.caseNo(),
                        call.instanceId(),
                        facts.text("schoolCode"),
                        Objects.requireNonNullElse(facts.text("incidentTownship"), file.regionCode()),
                        instant(facts, "absentOn"),
                        stage),
                clock.instant());
    }

    /** A round ended: the child leaves the ledgers if it is at school or need not be. */
    void leave(String instanceId, String outcome) {
        var stays = STAYS.get(outcome);
        if (stays == null) {
            table.leave(instanceId, outcome, clock.instant());
        } else {
            table.stage(instanceId, stays);
        }
    }

    private static @Nullable Instant instant(Facts facts, String name) {
        Date date = facts.date(name);
        return date == null ? null : date.toInstant();
    }

    @EventListener
    void on(ChildFilesUnited united) {
        table.united(united.left(), united.stays());
    }
}
