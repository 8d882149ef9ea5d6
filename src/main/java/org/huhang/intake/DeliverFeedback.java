package org.huhang.intake;

import org.huhang.engine.ProcessStep;
import org.huhang.engine.StepCall;
import org.huhang.engine.StepContract;
import org.springframework.stereotype.Component;

/**
 * The step after the task "tell the reporter". The answers stand under the receipts since the task was done; what is left is
 * the mail, which leaves through the outbox when the step has committed.
 */
@Component("deliverFeedback")
@StepContract(does = "Sends the mails of what was just told to reporters.")
class DeliverFeedback implements ProcessStep {

    private final AnswerMails mails;

    DeliverFeedback(AnswerMails mails) {
        this.mails = mails;
    }

    @Override
    public void run(StepCall call) {
        mails.send();
    }
}
