package org.huhang.handover;

import java.util.Map;
import java.util.Set;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.WhoMustKnow;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether somebody outside the platform took what was sent. If not, it is the sender's again: its leaders know, and the
 * police of the place go to a child in danger once more.
 */
@Component
class OutsideAsked {

    /** Where somebody says whether a receiver outside the platform took what was sent, and what that was. */
    static final Map<Work, Transfer.Kind> ABOUT = Map.of(
            Work.CONFIRM_OUTSIDE, Transfer.Kind.POLICE,
            Work.CONFIRM_FORWARDED, Transfer.Kind.INTAKE,
            Work.CONFIRM_TAKEN, Transfer.Kind.PROTECTION);

    private static final String TAKEN = "outsideTaken";

    private final Sent sent;
    private final TransferTerm term;
    private final TransferTold told;
    private final Cases cases;
    private final Dangers dangers;
    private final WhoMustKnow whoMustKnow;
    private final CasePlaces casePlaces;

    OutsideAsked(
            Sent sent,
            TransferTerm term,
            TransferTold told,
            Cases cases,
            Dangers dangers,
            WhoMustKnow whoMustKnow,
            CasePlaces casePlaces) {
        this.sent = sent;
        this.term = term;
        this.told = told;
        this.cases = cases;
        this.dangers = dangers;
        this.whoMustKnow = whoMustKnow;
        this.casePlaces = casePlaces;
    }

    @EventListener
    void on(TaskDone done) {
        confirmed(done);
    }

    /** A corrected answer counts as if it were given now. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.tells(Set.of(TAKEN))) {
            confirmed(done);
        }
    }

    private void confirmed(TaskDone done) {
        var kind = ABOUT.get(done.work());
        if (kind == null) {
            return;
        }
        var answer = new Given(done.answers());
        if ("notYet".equals(answer.text(TAKEN))) {
            sent.lastOutside(done.caseNo(), kind).ifPresent(last -> told.notReached(last, done));
        } else if (!answer.yes(TAKEN)) {
            notTaken(kind, done);
        } else if (kind == Transfer.Kind.POLICE) {
            term.kept(done.caseNo(), done.at());
        }
    }

    private void notTaken(Transfer.Kind kind, TaskDone done) {
        sent.lastOutside(done.caseNo(), kind).ifPresent(last -> told.cameBack(last, done));
        var file = cases.file(done.caseNo());
        if (dangers.acute(file)) {
            whoMustKnow.onScene(file, Occasion.ofAnswer(done, Occasion.Cause.DANGER, casePlaces.placeOf(file)));
        }
    }
}
