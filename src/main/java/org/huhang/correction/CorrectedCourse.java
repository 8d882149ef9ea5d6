package org.huhang.correction;

import java.util.List;
import java.util.Set;
import org.huhang.casework.AskedByMistake;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.TierAnswered;
import org.huhang.correction.BothWays.Led;
import org.huhang.handover.HandOverCorrected;
import org.huhang.handover.HandOverGrounds;
import org.huhang.handover.TransferCorrected;
import org.huhang.worklist.AnswerCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A corrected answer comes after its process has gone on. As long as nobody has answered what the wrong answer led to, its process
 * goes the right way in the transaction of the correction, as if it had been answered so, and whoever only held a task is told
 * that it was taken back. Otherwise what the process would have
 * handed over, whom it would have named and which term it would have started is made up for, what the wrong answer began is
 * not undone behind anybody's back, and the leader of the agency has a task to put the way right. Whoever was asked by mistake
 * is told.
 */
@Component
class CorrectedCourse {

    private final HeldBack heldBack;
    private final SentOn sentOn;
    private final Cases cases;
    private final CaseProcess process;
    private final KnownThen knownThen;
    private final BothWays bothWays;
    private final GoneAnew goneAnew;
    private final MadeUpFor madeUpFor;
    private final NoLongerAsked noLongerAsked;
    private final MeasureOwners owners;
    private final OthersWork work;
    private final LookAgain lookAgain;
    private final TransferCorrected transfers;
    private final HandOverCorrected handOverCorrected;
    private final HandOverGrounds grounds;
    private final AskedByMistake askedByMistake;

    CorrectedCourse(
            HeldBack heldBack,
            SentOn sentOn,
            Cases cases,
            CaseProcess process,
            KnownThen knownThen,
            BothWays bothWays,
            GoneAnew goneAnew,
            MadeUpFor madeUpFor,
            NoLongerAsked noLongerAsked,
            MeasureOwners owners,
            OthersWork work,
            LookAgain lookAgain,
            TransferCorrected transfers,
            HandOverCorrected handOverCorrected,
            HandOverGrounds grounds,
            AskedByMistake askedByMistake) {
        this.heldBack = heldBack;
        this.sentOn = sentOn;
        this.cases = cases;
        this.process = process;
        this.knownThen = knownThen;
        this.bothWays = bothWays;
        this.goneAnew = goneAnew;
        this.madeUpFor = madeUpFor;
        this.noLongerAsked = noLongerAsked;
        this.owners = owners;
        this.work = work;
        this.lookAgain = lookAgain;
        this.transfers = transfers;
        this.handOverCorrected = handOverCorrected;
        this.grounds = grounds;
        this.askedByMistake = askedByMistake;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        heldBack.counts(corrected).ifPresent(this::follow);
    }

    /** Before intake is asked anew where the refusal was its first answer. */
    @EventListener
    @Order(0)
    void on(TierAnswered answered) {
        if (answered.refusal() && answered.agreed()) {
            heldBack.agreed(answered.caseNo()).ifPresent(this::follow);
        } else if (answered.refusal()) {
            heldBack.objected(answered);
        }
    }

    private void follow(AnswerCorrected corrected) {
        var file = cases.file(corrected.item().caseNo());
        if (file.open() && !handOverCorrected.follows(corrected)) {
            goesOn(knownThen.of(file, corrected));
            grounds.changed(corrected);
        }
    }

    private void goesOn(CorrectedAnswer one) {
        tellAsBefore(one);
        if (sentOn.goesBeside(one)) {
            cases.describe(one.caseNo());
            return;
        }
        var led = bothWays.of(one);
        var inVain = new AskedInVain();
        inVain.without.addAll(lookAgain.overtaken(one.item(), led.after().keySet()));
        var goneRight = goesRight(one, led, inVain);
        if (!goneRight) {
            led.after()
                    .forEach((element, now) ->
                            madeUpFor.begins(one, now, led.before().get(element)));
            transfers.answeredAnew(one.corrected(), null);
        }
        led.before()
                .forEach((element, then) ->
                        noLongerAsked.find(one, then, led.after().get(element), inVain));
        measures(one, goneRight, inVain);
        lookAgain(one, led, led.otherWay() && !goneRight, inVain);
        inVain.tell(askedByMistake, one);
        sentOn.takenIn(one, goneRight);
        cases.describe(one.caseNo());
    }

    private void tellAsBefore(CorrectedAnswer one) {
        var asBefore = one.asBefore();
        var instance = one.item().instanceId();
        if (!asBefore.isEmpty() && process.runs(one.caseNo(), instance)) {
            process.tell(instance, asBefore);
        }
    }

    /** Whether the process could go the right way by itself; then it has. */
    private boolean goesRight(CorrectedAnswer one, Led led, AskedInVain inVain) {
        if (!led.otherWay() && !isPlanned(one)) {
            return false;
        }
        var way = goneAnew.way(one, led.after().values());
        way.ifPresent(back -> goneAnew.go(one, back, led, inVain));
        return way.isPresent();
    }

    private static boolean isPlanned(CorrectedAnswer one) {
        return one.changed().contains(MeasureOwners.MEASURES);
    }

    private void measures(CorrectedAnswer one, boolean goneRight, AskedInVain inVain) {
        if (isPlanned(one) && goneRight) {
            owners.anew(one, inVain);
        } else if (isPlanned(one)) {
            owners.beside(one, inVain);
        }
    }

    private void lookAgain(CorrectedAnswer one, Led led, boolean ways, AskedInVain inVain) {
        if (ways || !inVain.finished.isEmpty()) {
            lookAgain.ask(
                    one.file(),
                    one.item(),
                    one.corrected().correction().number(),
                    ways ? led.follows() : List.of(),
                    ways ? led.instead() : List.of(),
                    ways ? work.needs(one, led) : Set.of(),
                    inVain.finished,
                    inVain.finishedBy);
        }
    }
}
