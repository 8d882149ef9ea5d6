package org.huhang.casework;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.CaseParties;
import org.huhang.child.CasesOfChild;
import org.huhang.worklist.CaseCards;
import org.springframework.stereotype.Component;

/** Tells the child files who has to do with the cases of a child. */
@Component
class ChildParties implements CasesOfChild {

    private final CaseTable cases;
    private final CaseCards cards;

    ChildParties(CaseTable cases, CaseCards cards) {
        this.cases = cases;
        this.cards = cards;
    }

    @Override
    public List<CaseParties> of(Set<UUID> files) {
        return List.copyOf(cards.parties(cases.ofChildren(files)).values());
    }
}
