package org.huhang.handover;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.casework.Occasion;
import org.huhang.handover.HandOver.Address;
import org.huhang.handover.HandOver.State;
import org.huhang.handover.HandOverSources.Source;
import org.huhang.worklist.AnswerCorrected;
import org.springframework.stereotype.Component;

/**
 * A hand-over stands on the answer that made it. When that is corrected, nothing is undone: whoever has it sees it at the task
 * and is told; whoever took it decides.
 */
@Component
public class HandOverGrounds {

    private final HandOvers handOvers;
    private final HandOverTable table;
    private final HandOverSources sources;
    private final HandOverReasons reasons;
    private final HandOverStart start;
    private final HandOverTold told;
    private final Clock clock;

    HandOverGrounds(
            HandOvers handOvers,
            HandOverTable table,
            HandOverSources sources,
            HandOverReasons reasons,
            HandOverStart start,
            HandOverTold told,
            Clock clock) {
        this.handOvers = handOvers;
        this.table = table;
        this.sources = sources;
        this.reasons = reasons;
        this.start = start;
        this.told = told;
        this.clock = clock;
    }

    /**
     * The answer that made a hand-over was corrected to something else. Nothing is undone: whoever has it sees it at the task
     * and is told; whoever took it decides. What is finished leaves nobody a task that shows it.
     *
     * @param caseNo the case
     * @param fromProcess the process that handed over
     * @param step the step that did
     * @param correction the correction as a source
     * @return whoever finished what has no ground any more
     */
    public Set<String> takeBack(String caseNo, String fromProcess, String step, String correction) {
        var standing = handOvers
                .of(caseNo, fromProcess, step)
                .filter(row -> row.state() != State.DROPPED && !row.takenBack())
                .toList();
        standing.forEach(row -> sources.takeBack(row.id(), fromProcess, step, clock.instant()));
        return standing.stream()
                .filter(row -> sources.of(row.id()).stream().allMatch(Source::takenBack))
                .flatMap(row -> lostGround(row, correction).stream())
                .collect(Collectors.toSet());
    }

    /** Of one that is finished, who finished it. */
    private Optional<String> lostGround(HandOver row, String correction) {
        table.takeBack(row.id(), true, clock.instant());
        var to = Optional.ofNullable(row.address());
        to.ifPresent(address -> told.takenBack(row, correction));
        return to.filter(address -> row.state() == State.DONE).map(Address::taker);
    }

    /**
     * An answer that was corrected back: what still lies with somebody stands as it did, and whoever was told that it was a
     * mistake is told so.
     *
     * @param caseNo the case
     * @param fromProcess the process that handed over
     * @param step the step that did
     * @param correction the correction as a source
     * @return false if there is none any more
     */
    public boolean standsAgain(String caseNo, String fromProcess, String step, String correction) {
        var open =
                handOvers.of(caseNo, fromProcess, step).filter(HandOver::open).toList();
        open.forEach(row -> {
            sources.takeBack(row.id(), fromProcess, step, null);
            if (row.takenBack()) {
                start.oneMoreReason(row, correction);
            }
        });
        return !open.isEmpty();
    }

    /**
     * What travelled with a hand-over was corrected, and it stands all the same: whoever has it, or had it to its end, acted on
     * what was said before.
     *
     * @param corrected an answer of an open case, after what follows from it
     */
    public void changed(AnswerCorrected corrected) {
        var item = corrected.item();
        table.ofCase(item.caseNo()).stream()
                .filter(row -> row.state() != State.DROPPED && !row.takenBack() && row.address() != null)
                .filter(row ->
                        reasons.travelled(row, item, corrected.correction().changed()))
                .forEach(row -> told.corrected(row, Occasion.source(corrected)));
    }
}
