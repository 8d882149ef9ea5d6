package org.huhang.casework;

import org.huhang.intake.KnownDanger;
import org.springframework.stereotype.Component;

/** Tells whoever shows a report whether danger of its child was told, here or near it. */
@Component
class DangerOfReport implements KnownDanger {

    private final CaseTable cases;
    private final Dangers dangers;

    DangerOfReport(CaseTable cases, Dangers dangers) {
        this.cases = cases;
        this.dangers = dangers;
    }

    @Override
    public boolean stands(String caseNo) {
        return cases.find(caseNo).filter(dangers::stands).isPresent();
    }
}
