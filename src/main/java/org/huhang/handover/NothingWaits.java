package org.huhang.handover;

import java.util.List;
import java.util.Optional;
import org.huhang.casework.ClosingRule;
import org.huhang.casework.PassedOn;
import org.huhang.form.Problem;
import org.springframework.stereotype.Component;

/** No case is closed while something that was handed over waits for an answer or is being worked on. */
@Component
class NothingWaits implements ClosingRule {

    private final PassedOn passedOn;

    NothingWaits(PassedOn passedOn) {
        this.passedOn = passedOn;
    }

    @Override
    public Optional<Problem> owed(String caseNo) {
        return passedOn.anyOpen(caseNo)
                ? Optional.of(new Problem("closeDecision", "handOverWaits", List.of()))
                : Optional.empty();
    }
}
