package org.huhang.warning;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.huhang.casework.Given;
import org.huhang.child.ChildFilesUnited;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.StepCall;
import org.huhang.warning.MeasureTable.Taken;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The measures that a guardian had, kept once each, and how many there were. */
@Component
class Measures {

    private final MeasureTable table;
    private final WarnedGuardian guardian;
    private final Worklist worklist;
    private final Clock clock;

    Measures(MeasureTable table, WarnedGuardian guardian, Worklist worklist, Clock clock) {
        this.table = table;
        this.guardian = guardian;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** Keeps a measure that was taken in a process; whoever answered last there took it. */
    void keep(StepCall call, String kind, String dateKey, Instant at) {
        var last = lastDone(call.caseNo(), call.instanceId());
        table.insert(
                new Taken(
                        call.callId(),
                        new Measure(kind, at, last.map(WorkItem::agencyCode).orElse(""), call.caseNo()),
                        guardian.of(call.caseNo()),
                        last.map(WorkItem::id).orElse(null),
                        dateKey),
                Stream.concat(Stream.of(guardian.child(call.caseNo())), table.alsoAbout(call.instanceId()).stream())
                        .distinct()
                        .toList());
    }

    private Optional<WorkItem> lastDone(String caseNo, String instanceId) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.instanceId().equals(instanceId) && item.state() == WorkItem.State.DONE)
                .max(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())));
    }

    /** All that the guardian of a case had because of any child, oldest first. */
    List<Measure> of(String caseNo) {
        return table.of(guardian.of(caseNo), guardian.child(caseNo));
    }

    /** Whether a measure lies less than twelve months back. */
    boolean lately(Measure measure) {
        var year = ZonedDateTime.ofInstant(clock.instant(), BusinessClock.CHINA).minusMonths(12);
        return measure.at().isAfter(year.toInstant());
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        var given = new Given(corrected.asDone().answers());
        table.dateKeys(corrected.item().id()).forEach(key -> {
            var at = given.moment(key);
            if (at != null) {
                table.moved(corrected.item().id(), key, at);
            }
        });
    }

    @EventListener
    void on(ChildFilesUnited united) {
        table.united(united.left(), united.stays());
    }
}
