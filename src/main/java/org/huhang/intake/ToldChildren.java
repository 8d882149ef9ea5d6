package org.huhang.intake;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What reports tell of the children of cases, apart from what happened and from who told it. */
@Component
public class ToldChildren {

    private final ReportedChildTable table;

    ToldChildren(ReportedChildTable table) {
        this.table = table;
    }

    /**
     * What the reports of a case tell of its child; of the other children of a report nothing.
     *
     * @param caseNo the case
     * @return the oldest first
     */
    @Transactional(readOnly = true)
    public List<ToldChild> ofCase(String caseNo) {
        return table.ofCase(caseNo);
    }
}
