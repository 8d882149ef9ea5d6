package org.huhang.handover;

import java.util.Map;
import java.util.Objects;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.handover.HandOver.State;
import org.huhang.model.Work;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In the transaction of an answer: taken, passed on, refused, sent again, dropped, worked on or finished. */
@Component
class HandOverAnswers {

    private final HandOverTable table;
    private final HandOverDesks desks;
    private final HandOverKept kept;
    private final HandOverTold told;
    private final Receivers receivers;
    private final CaseProcess process;
    private final Cases cases;
    private final Directory directory;

    HandOverAnswers(
            HandOverTable table,
            HandOverDesks desks,
            HandOverKept kept,
            HandOverTold told,
            Receivers receivers,
            CaseProcess process,
            Cases cases,
            Directory directory) {
        this.table = table;
        this.desks = desks;
        this.kept = kept;
        this.told = told;
        this.receivers = receivers;
        this.process = process;
        this.cases = cases;
        this.directory = directory;
    }

    @EventListener
    void on(TaskDone done) {
        if (HandOvers.TASKS.contains(done.work())) {
            table.ofInstance(done.instanceId()).ifPresent(row -> {
                var answer = new HandOverAnswer(new Given(done.answers()));
                if (done.work() == Work.REFUSED_HAND_OVER) {
                    decided(row, answer, done);
                } else {
                    answered(row, answer, done);
                }
            });
        }
    }

    /** Of whoever must take it, and of whoever took it: that nobody need go on with it only its sender can say. */
    private void answered(HandOver row, HandOverAnswer answer, TaskDone done) {
        switch (answer.state()) {
            case REFUSED -> {
                kept.stands(row, State.REFUSED, answer.whyNot(), done, "refused");
                told.refused(row, done);
            }
            case WAITING -> passedOn(row, answer, done);
            case DONE -> {
                kept.stands(row, State.DONE, answer.given().text("outcomeNow"), done, "finished");
                told.finished(row, done);
            }
            default -> taken(row, answer, done);
        }
    }

    private void passedOn(HandOver row, HandOverAnswer answer, TaskDone done) {
        readdress(row, Objects.requireNonNull(answer.other()));
        if (done.work() == Work.FINISH_HAND_OVER) {
            kept.stands(row, State.WAITING, null, done, "passedOn");
        } else {
            // Whoever passes on what nobody has taken yet gives nobody more time.
            kept.decided(row, State.WAITING, null, done, row.since(), "passedOn");
        }
        told.passedOn(row, done);
    }

    private void taken(HandOver row, HandOverAnswer answer, TaskDone done) {
        var goesOn = done.work() == Work.FINISH_HAND_OVER;
        kept.stands(row, State.ACCEPTED, answer.said(), done, goesOn ? "goesOn" : "accepted");
        if (goesOn) {
            told.goesOn(row, done);
        } else {
            receivers.taken(row, done.instanceId());
        }
    }

    /** Whoever leads the sender says what becomes of what was refused. */
    private void decided(HandOver row, HandOverAnswer answer, TaskDone done) {
        if (answer.drops()) {
            kept.stands(row, State.DROPPED, answer.given().text("droppedReason"), done, "dropped");
            told.dropped(row, done);
            return;
        }
        var other = answer.other();
        if (other != null) {
            readdress(row, other);
        }
        kept.stands(row, State.WAITING, null, done, "sentAgain");
        told.waits(row, "/" + done.taskId());
    }

    private void readdress(HandOver row, String other) {
        var to = desks.address(row, directory.agency(other));
        table.address(row.id(), to);
        desks.takesPart(cases.file(row.caseNo()), row, to);
        process.tell(Objects.requireNonNull(row.instanceId()), Map.of("takerCode", to.taker(), "takerRole", to.role()));
    }
}
