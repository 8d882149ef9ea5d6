package org.huhang.handover;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.casework.AskedByMistake;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is no matter for police is somebody else’s: who goes on protecting the child gets a task, or is asked for. */
@Component
class NotPolice {

    /** The message by which somebody is asked whether a receiver outside the platform took what was sent. */
    static final String OUTSIDE_NAMED = "outsideNamed";

    private static final Set<String> HANDED =
            Set.of("notPoliceApproved", "handedWhere", "handedToAgency", "handedOutside");

    private final TransferTable table;
    private final KeepsGoing keepsGoing;
    private final CaseProcess process;
    private final Cases cases;
    private final Dangers dangers;
    private final AskedByMistake askedByMistake;
    private final AskedToTakePart askedToTakePart;
    private final CasePlaces casePlaces;

    NotPolice(
            TransferTable table,
            KeepsGoing keepsGoing,
            CaseProcess process,
            Cases cases,
            Dangers dangers,
            AskedByMistake askedByMistake,
            AskedToTakePart askedToTakePart,
            CasePlaces casePlaces) {
        this.table = table;
        this.keepsGoing = keepsGoing;
        this.process = process;
        this.cases = cases;
        this.dangers = dangers;
        this.askedByMistake = askedByMistake;
        this.askedToTakePart = askedToTakePart;
        this.casePlaces = casePlaces;
    }

    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.NOT_POLICE) {
            handsOn(new TransferAnswer(new Given(done.answers())), done);
        }
    }

    /** A corrected choice of whoever goes on protecting the child. */
    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.work() == Work.NOT_POLICE && done.tells(HANDED)) {
            var answer = new TransferAnswer(new Given(done.answers()));
            var before = new TransferAnswer(new Given(corrected.correction().before())).protecting();
            if (before != null && !before.equals(answer.protecting())) {
                askedByMistake.noLonger(cases.file(done.caseNo()), before, corrected);
            }
            handsOn(answer, done);
        }
    }

    private void handsOn(TransferAnswer answer, TaskDone done) {
        if (!answer.given().yes("notPoliceApproved")) {
            return;
        }
        var file = cases.file(done.caseNo());
        var other = answer.protecting();
        if (TransferAnswer.OUTSIDE.equals(answer.given().text("handedWhere"))) {
            outside(file, answer.given(), done);
        } else if (other != null) {
            protects(file, other, done);
        }
    }

    private void protects(CaseFile file, String other, TaskDone done) {
        var place = casePlaces.placeOf(file);
        var by = Directory.agencyOf(done.group());
        if (dangers.acute(file)) {
            // What it is at already says nothing of a child that police leave to it.
            askedToTakePart.asks(file, other, by, Occasion.ofAnswer(done, Occasion.Cause.LEFT, place));
        } else {
            askedToTakePart.named(file, other, by, Occasion.ofAnswer(done, Occasion.Cause.NAMED, place));
        }
    }

    private void outside(CaseFile file, Given answer, TaskDone done) {
        var sent = table.insert(handed(file, answer, done), Occasion.source(done));
        var facts =
                new HashMap<>(CaseProcess.facts(file, casePlaces.placeOf(file).regionCode()));
        facts.put("namedBy", sent.fromAgency());
        facts.put(TransferFacts.SENT_AT, Date.from(sent.sentAt()));
        process.start(OUTSIDE_NAMED, file.caseNo(), facts);
        keepsGoing.sent(sent, List.of());
    }

    private static Transfer handed(CaseFile file, Given answer, TaskDone done) {
        return new Transfer(
                UUID.randomUUID(),
                file.caseNo(),
                Transfer.Kind.PROTECTION,
                Directory.agencyOf(done.group()),
                null,
                answer.text("handedOutside"),
                answer.text("handedSpokenTo"),
                done.at(),
                Transfer.State.OUTSIDE);
    }
}
