package org.huhang.worklist;

import java.util.Set;

/** Which cases one report opened together. Implemented by whoever links cases. */
public interface ReportedTogether {

    /**
     * The cases of the other children of a report.
     *
     * @param caseNo the case of one child
     * @return without this case; empty if it came alone
     */
    Set<String> with(String caseNo);
}
