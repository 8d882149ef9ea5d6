package org.huhang.handover;

import java.util.Optional;
import java.util.Set;
import org.huhang.casework.Given;
import org.huhang.casework.HandedOver;
import org.huhang.handover.HandOver.State;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/**
 * A corrected answer to a hand-over leads where it would have led at first, whether anybody has claimed what it led to or not:
 * whoever it names now has a task with a term, and whoever had one is told.
 */
@Component
public class HandOverCorrected {

    private final HandOverTable table;
    private final HandOvers handOvers;
    private final HandOverDesks desks;
    private final HandOverStart start;
    private final HandOverKept kept;
    private final HandOverTold told;
    private final TierOfThen tierOfThen;

    HandOverCorrected(
            HandOverTable table,
            HandOvers handOvers,
            HandOverDesks desks,
            HandOverStart start,
            HandOverKept kept,
            HandOverTold told,
            TierOfThen tierOfThen) {
        this.table = table;
        this.handOvers = handOvers;
        this.desks = desks;
        this.start = start;
        this.kept = kept;
        this.told = told;
        this.tierOfThen = tierOfThen;
    }

    /**
     * Whether a correction names another agency that must take a hand-over.
     *
     * @param changed the questions that it answers otherwise
     * @return whatever became of the hand-over
     */
    public static boolean namesAnother(Set<String> changed) {
        return changed.contains(HandOverAnswer.OTHER_TAKER);
    }

    /**
     * Follows a correction.
     *
     * @param corrected an answer of an open case
     * @return false if it is none of a hand-over, or others have answered since; then it leads nowhere by itself
     */
    public boolean follows(AnswerCorrected corrected) {
        var done = corrected.asDone();
        var row = HandOvers.TASKS.contains(done.work())
                ? table.ofInstance(done.instanceId())
                : Optional.<HandOver>empty();
        var last = row.flatMap(one -> handOvers.answers(one).reduce((first, later) -> later));
        if (last.isEmpty() || !last.get().id().equals(done.taskId())) {
            return false;
        }
        var answer = new HandOverAnswer(new Given(done.answers()));
        var to = done.work() == Work.REFUSED_HAND_OVER
                ? decidedAnew(row.get(), answer, corrected.item())
                : heldAnew(row.get(), answer, corrected.item());
        if (!to.isSame(row.get())) {
            goesTo(row.get(), to, answer, done);
        }
        return true;
    }

    /** What was finished stays so; otherwise whoever has it says so in the task that is open. */
    private Whither heldAnew(HandOver row, HandOverAnswer answer, WorkItem item) {
        var state = answer.state();
        if (state == State.WAITING) {
            return new Whither(state, desks.named(row, answer, row.addressed()));
        }
        var own = row.addressed().to(item.agencyCode(), item.role());
        return new Whither(state == State.DONE && row.state() != State.DONE ? State.ACCEPTED : state, own);
    }

    private Whither decidedAnew(HandOver row, HandOverAnswer answer, WorkItem item) {
        if (answer.drops()) {
            return new Whither(State.DROPPED, row.addressed());
        }
        var refused = handOvers
                .answers(row)
                .filter(one -> !one.id().equals(item.id()))
                .reduce((first, later) -> later)
                .map(one -> row.addressed().to(one.agencyCode(), one.role()))
                .orElseGet(row::addressed);
        return new Whither(State.WAITING, desks.named(row, answer, refused));
    }

    private void goesTo(HandOver row, Whither to, HandOverAnswer answer, TaskDone done) {
        table.address(row.id(), to.address());
        kept.decided(row, to.state(), answer.because(to.state(), row), done, done.at(), to.act());
        switch (to.state()) {
            case REFUSED -> told.refused(row, done);
            case WAITING -> told.passedOn(row, done);
            case DROPPED -> told.dropped(row, done);
            default -> told.goesOn(row, done);
        }
        start.again(row);
        hadIt(row, to, done);
        if (!row.open() && row.message().equals(HandedOver.REMOVAL)) {
            tierOfThen.again(row, done);
        }
    }

    /** Whoever had the task of which a correction of others disposed. */
    private void hadIt(HandOver row, Whither to, TaskDone done) {
        var had = row.addressed();
        var hadTask = new Whither(row.state(), had).isHad();
        var hasOne = to.isHad() && had.taker().equals(to.address().taker());
        if (hadTask && !hasOne && !done.group().startsWith(had.taker() + ":")) {
            told.gone(row, done);
        }
    }
}
