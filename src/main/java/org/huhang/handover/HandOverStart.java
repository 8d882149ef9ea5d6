package org.huhang.handover;

import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.handover.HandOver.Address;
import org.huhang.handover.HandOver.State;
import org.huhang.notification.Messages;
import org.springframework.stereotype.Component;

/** The task of a hand-over: a process of the case that begins with its receiver, or one more reason in what that has already. */
@Component
class HandOverStart {

    /** The message by which the process of a hand-over begins. */
    static final String HANDED_OVER = "handedOver";

    private final HandOverTable table;
    private final HandOverSources sources;
    private final HandOverDesks desks;
    private final HandOverKept kept;
    private final HandOverTold told;
    private final CaseProcess process;
    private final Cases cases;
    private final Messages messages;
    private final Clock clock;

    HandOverStart(
            HandOverTable table,
            HandOverSources sources,
            HandOverDesks desks,
            HandOverKept kept,
            HandOverTold told,
            CaseProcess process,
            Cases cases,
            Messages messages,
            Clock clock) {
        this.table = table;
        this.sources = sources;
        this.desks = desks;
        this.kept = kept;
        this.told = told;
        this.process = process;
        this.cases = cases;
        this.messages = messages;
        this.clock = clock;
    }

    /** Begins its task there, unless that has the same already. */
    void beginOrJoin(CaseFile file, HandOver row, Address to) {
        var same = row.state() == State.WAITING ? lyingWith(to, row) : Optional.<HandOver>empty();
        if (same.isPresent()) {
            messages.settle(row.subject());
            sources.move(row.id(), same.get().id());
            table.drop(row.id());
            oneMoreReason(same.get(), row.subject());
        } else {
            begin(file, row, to);
        }
    }

    void begin(CaseFile file, HandOver row, Address to) {
        desks.takesPart(file, row, to);
        table.began(row.id(), to, process.start(HANDED_OVER, file.caseNo(), facts(file, row, to)));
    }

    private Map<String, Object> facts(CaseFile file, HandOver row, Address to) {
        var facts = new LinkedHashMap<String, Object>(CaseProcess.facts(file, to.regionCode()));
        facts.putAll(Map.of(
                "handOverMessage",
                row.message(),
                "senderCode",
                to.sender(),
                "takerCode",
                to.taker(),
                "takerRole",
                to.role(),
                "handedAt",
                Date.from(kept.counted(row, row.state(), row.since())),
                "handOverRefused",
                row.state() == State.REFUSED,
                "handOverTaken",
                row.state() == State.ACCEPTED,
                HandOverSteps.RECEIVER_BEGUN,
                false));
        return facts;
    }

    /** What that receiver has of the same already. What it refused is not with it: a new need is asked anew. */
    Optional<HandOver> lyingWith(Address to, HandOver made) {
        return table.ofCase(made.caseNo()).stream()
                .filter(row -> row.state() == State.WAITING || row.state() == State.ACCEPTED)
                .filter(row -> !row.id().equals(made.id()) && row.message().equals(made.message()))
                .filter(row -> row.address() != null
                        && row.address().taker().equals(to.taker())
                        && row.address().role().equals(to.role()))
                .findFirst();
    }

    /** Its ground holds, by another source. */
    void oneMoreReason(HandOver row, String source) {
        table.takeBack(row.id(), false, clock.instant());
        told.oneMoreReason(row, source);
    }

    /** The task of whoever has it now, in a process of its own; the one in which it was answered before is over. */
    void again(HandOver row) {
        var now = table.ofCase(row.caseNo()).stream()
                .filter(one -> one.id().equals(row.id()))
                .findFirst()
                .orElseThrow();
        process.running(row.caseNo()).stream()
                .map(one -> one.instanceId())
                .filter(instance -> instance.equals(row.instanceId()))
                .forEach(instance -> process.cancel(instance, "corrected"));
        if (now.open()) {
            begin(cases.file(row.caseNo()), now, Objects.requireNonNull(now.address()));
        }
    }
}
