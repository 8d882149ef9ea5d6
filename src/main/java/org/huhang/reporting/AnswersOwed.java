package org.huhang.reporting;

import java.util.List;
import java.util.Optional;
import org.huhang.casework.ClosingRule;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.springframework.stereotype.Component;

/** Every report of a case is answered before it is closed. */
@Component
class AnswersOwed implements ClosingRule {

    private final Intake intake;

    AnswersOwed(Intake intake) {
        this.intake = intake;
    }

    @Override
    public Optional<Problem> owed(String caseNo) {
        var unanswered = intake.unanswered(caseNo).size();
        return unanswered == 0
                ? Optional.empty()
                : Optional.of(new Problem("feedbackSent", "reportUnanswered", List.of(unanswered)));
    }
}
