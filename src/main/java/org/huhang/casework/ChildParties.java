package org.huhang.casework;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.CaseParties;
import org.huhang.child.CasesOfChild;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Tells the child files who has to do with the cases of a child. */
@Component
class ChildParties implements CasesOfChild {

    private final CaseTable cases;
    private final Worklist worklist;

    ChildParties(CaseTable cases, Worklist worklist) {
        this.cases = cases;
        this.worklist = worklist;
    }

    @Override
    public List<CaseParties> of(Set<UUID> files) {
        return cases.ofChildren(files).stream()
                .flatMap(caseNo -> worklist.parties(caseNo).stream())
                .toList();
    }
}
