package org.huhang.reporting;

import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Cases;
import org.huhang.casework.Secrecy;
import org.huhang.casework.Tier;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.springframework.stereotype.Component;

/** What goes on in another case is there as grave and as secret as it was, whatever its reports alone would say. */
@Component
class AsGrave {

    /** Where a tier stands in the strip that came with another case. */
    static final String MERGED = "mergeCase";

    private final Cases cases;
    private final Secrecy secrecy;
    private final ChildFiles children;

    AsGrave(Cases cases, Secrecy secrecy, ChildFiles children) {
        this.cases = cases;
        this.secrecy = secrecy;
        this.children = children;
    }

    /** Whatever people have found out since the reports came: tier and secrecy are never lower than they were. */
    void atLeastAs(CaseFile from, CaseFile into) {
        if (from.secret()) {
            secrecy.keep(into.caseNo());
        }
        if (Tier.moreSevere(from.riskTier(), into.riskTier())) {
            children.note(
                    into.childId(),
                    new StripFact(
                                    StripFact.Kind.TIER,
                                    from.riskTier(),
                                    CaseProcess.SYSTEM,
                                    MERGED,
                                    into.caseNo(),
                                    null,
                                    null)
                            .from(from.caseNo()));
            cases.retier(into.caseNo(), from.riskTier(), "case:" + from.caseNo());
        }
    }
}
