package org.huhang.handover;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.HandedOver;
import org.huhang.engine.StepCall;
import org.huhang.handover.HandOver.State;
import org.huhang.model.Work;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one process hands to another, from the sending until whoever took it says how it ended, or the sender gave it up. Each
 * is a small process of the case: a task with a term of the agency that the link matrix names for the place, another one
 * until it is finished, and, when that agency refuses, one of whoever leads the sender. The coordinating office follows it.
 */
@Service
public class HandOvers {

    static final Set<Work> TASKS = EnumSet.of(Work.TAKE_HAND_OVER, Work.REFUSED_HAND_OVER, Work.FINISH_HAND_OVER);

    private final HandOverTable table;
    private final HandOverSources sources;
    private final HandOverReasons reasons;
    private final LinkMatrix matrix;
    private final HandOverDesks desks;
    private final HandOverStart start;
    private final HandOverTold told;
    private final CaseRegister register;
    private final Cases cases;
    private final Worklist worklist;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOvers(
            HandOverTable table,
            HandOverSources sources,
            HandOverReasons reasons,
            LinkMatrix matrix,
            HandOverDesks desks,
            HandOverStart start,
            HandOverTold told,
            CaseRegister register,
            Cases cases,
            Worklist worklist,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.sources = sources;
        this.reasons = reasons;
        this.matrix = matrix;
        this.desks = desks;
        this.start = start;
        this.told = told;
        this.register = register;
        this.cases = cases;
        this.worklist = worklist;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The hand-overs of a case.
     *
     * @param caseNo the case
     * @return oldest first
     */
    @Transactional(readOnly = true)
    public List<HandOver> ofCase(String caseNo) {
        return table.ofCase(caseNo);
    }

    /**
     * A fact becomes the task of whoever must take it. While that has the same for the same case, it is one more reason there,
     * and not a second task; a repeat of the same source changes nothing.
     *
     * @param call the step that hands it over
     * @param sender the agency that answered so, null for whoever answered last in its process
     */
    public void make(StepCall call, @Nullable String sender) {
        make(HandOverSteps.sending(call, sender));
    }

    void make(Sending sending) {
        register.lock(sending.caseNo());
        if (sources.known(sending.sourceKey(), sending.message())) {
            return;
        }
        var file = cases.file(sending.caseNo());
        var sender = sending.sender() == null ? sender(file, sending.instanceId()) : sending.sender();
        var made = fresh(sending);
        var to = desks.address(file, made, sender, sending.regionCode());
        var same = start.lyingWith(to, made);
        if (same.isPresent()) {
            sources.add(same.get().id(), sending, sender, made.madeAt());
            start.oneMoreReason(same.get(), sending.sourceKey());
        } else if (table.insert(made, sending.sourceKey())) {
            sources.add(made.id(), sending, sender, made.madeAt());
            start.begin(file, made, to);
            events.publishEvent(new HandedOver(made.caseNo(), made.id(), made.message(), made.fromProcess()));
            told.waits(made, "");
        }
    }

    private HandOver fresh(Sending sending) {
        var now = clock.instant();
        return new HandOver(
                UUID.randomUUID(),
                sending.caseNo(),
                sending.message(),
                sending.process(),
                sending.step(),
                matrix.of(sending.message(), sending.process()).toProcess(),
                sending.facts(),
                State.WAITING,
                null,
                null,
                now,
                null,
                null,
                false,
                now);
    }

    /** Whoever answered last in the process that hands over; the coordinating office where nobody did. */
    private String sender(CaseFile file, String instanceId) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.instanceId().equals(instanceId) && item.state() == WorkItem.State.DONE)
                .max(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())))
                .map(WorkItem::agencyCode)
                .orElseGet(() -> desks.office(file.county()));
    }

    /** Whether a child was placed by a decision that was corrected since. */
    public boolean placedWithoutGround(String caseNo) {
        return table.ofCase(caseNo).stream()
                .anyMatch(row ->
                        row.message().equals(HandedOver.REMOVAL) && row.state() == State.DONE && row.takenBack());
    }

    /** What was corrected of what is finished and has no ground any more, as far as its receiver reads it. */
    public String withoutGround(String caseNo, Person reader, Locale locale) {
        return table.ofCase(caseNo).stream()
                .filter(row -> row.state() == State.DONE && row.takenBack())
                .map(row -> reasons.changed(row, reader, locale))
                .collect(Collectors.joining("\n"));
    }

    /** What a step of a process handed over, or found too. */
    Stream<HandOver> of(String caseNo, String fromProcess, String step) {
        return table.ofCase(caseNo).stream()
                .filter(row -> sources.of(row.id()).stream().anyMatch(source -> source.is(fromProcess, step)));
    }

    /** The tasks of a hand-over that somebody answered, in their order. */
    Stream<WorkItem> answers(HandOver row) {
        var instances = table.instances(row.id());
        return worklist.ofCase(row.caseNo()).stream()
                .filter(item -> item.state() == WorkItem.State.DONE && TASKS.contains(item.work()))
                .filter(item -> instances.contains(item.instanceId()))
                .sorted(Comparator.comparing(item -> Objects.requireNonNull(item.endedAt())));
    }

    /**
     * What is handed over, and from where.
     *
     * @param caseNo the case
     * @param instanceId the process that hands it over
     * @param process its process id
     * @param step the sending step
     * @param message the fact, a name of the link matrix
     * @param facts coded facts that go with it
     * @param regionCode where it happened
     * @param sender the agency that answered so, null for whoever answered last in that process
     * @param sourceKey what it comes from; once per source
     */
    record Sending(
            String caseNo,
            String instanceId,
            String process,
            String step,
            String message,
            Map<String, Object> facts,
            String regionCode,
            @Nullable String sender,
            String sourceKey) {}
}
