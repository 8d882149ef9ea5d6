package org.huhang.reporting;

import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Secrecy;
import org.huhang.casework.Tier;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case is never less grave or less secret than what became known of its child. */
@Component
class Gravity {

    private final Cases cases;
    private final Secrecy secrecy;
    private final ChildFiles children;

    Gravity(Cases cases, Secrecy secrecy, ChildFiles children) {
        this.cases = cases;
        this.secrecy = secrecy;
        this.children = children;
    }

    /**
     * Raises tier and secrecy of a case where what was found out asks for more.
     *
     * @param file the case as it stands
     * @param found what the tables say of it
     * @param word who found it out, and where
     * @param source what it stands in, such as {@code task:<id>}
     * @return whether the tier rose
     */
    boolean atLeast(CaseFile file, Triage.Proposals found, Dangers.Word word, String source) {
        return atLeast(file, found, word, source, null);
    }

    /** As above, for what a merge brought along with another case, null if none. */
    boolean atLeast(CaseFile file, Triage.Proposals found, Dangers.Word word, String source, @Nullable String merged) {
        if (found.secret()) {
            secrecy.keep(file.caseNo());
        }
        if (!Tier.moreSevere(found.tier(), file.riskTier())) {
            return false;
        }
        children.note(
                file.childId(),
                new StripFact(
                                StripFact.Kind.TIER,
                                found.tier(),
                                word.person(),
                                word.where(),
                                file.caseNo(),
                                word.reason(),
                                null)
                        .from(merged));
        cases.retier(file.caseNo(), found.tier(), source);
        return true;
    }
}
