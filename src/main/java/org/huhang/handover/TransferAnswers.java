package org.huhang.handover;

import java.util.Optional;
import java.util.UUID;
import org.huhang.casework.Given;
import org.huhang.model.Work;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In the transaction of the answer: taken, or sent back with a word to the sender’s leaders. */
@Component
class TransferAnswers {

    private final TransferTable table;
    private final TransferTerm term;
    private final TransferTold told;

    TransferAnswers(TransferTable table, TransferTerm term, TransferTold told) {
        this.table = table;
        this.term = term;
        this.told = told;
    }

    @EventListener
    void on(TaskDone done) {
        var question = TransferAnswer.question(done.work());
        if (question != null) {
            sent(done).ifPresent(sent -> answered(sent, question, done));
        } else if (done.work() == Work.ACCEPTANCE && new Given(done.answers()).yes("ownJurisdiction")) {
            term.owedNoMore(done.caseNo());
        }
    }

    /** What must be taken or sent back in a process. */
    private Optional<Transfer> sent(TaskDone done) {
        return Optional.ofNullable(done.facts().get().text(TransferFacts.ID))
                .flatMap(id -> table.find(UUID.fromString(id)))
                .filter(sent -> sent.state() == Transfer.State.SENT);
    }

    private void answered(Transfer sent, String question, TaskDone done) {
        var answer = new TransferAnswer(new Given(done.answers()));
        var returned = answer.returns(question);
        var state = returned ? Transfer.State.RETURNED : Transfer.State.ACCEPTED;
        if (!table.decide(sent.id(), state, done.personId(), answer.why(), done.at())) {
            return;
        }
        if (sent.kind() == Transfer.Kind.POLICE && !returned) {
            term.kept(sent.caseNo(), done.at());
        }
        if (returned) {
            told.cameBack(sent, done);
        }
    }
}
