package org.huhang.handover;

import java.time.Instant;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.StepCall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The statutory term of a transfer: 24 hours from receiving the report (Police rules on administrative cases 61(2)). Kept only
 * when the other unit has taken it; who keeps the case after all owes none.
 */
@Component
class TransferTerm {

    private static final String CODE = "TL-04";

    private final Deadlines deadlines;

    TransferTerm(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    void starts(StepCall call, @Nullable Instant from) {
        deadlines.startCaseTerm(call.caseNo(), CODE, from, call.facts());
    }

    void kept(String caseNo, Instant at) {
        deadlines.endCaseTerm(caseNo, CODE, at);
    }

    void owedNoMore(String caseNo) {
        deadlines.withdrawCaseTerm(caseNo, CODE);
    }
}
