package org.huhang.reporting;

import java.util.Set;
import org.huhang.casework.Cases;
import org.huhang.casework.Deaths;
import org.huhang.child.ChildFiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two cases that stay two and are judged to be of one child: whatever is found out about it in the one counts in the other, as long
 * as somebody judges so (decision 0094).
 */
@Service
public class JudgedOne {

    private final SameChildTable table;
    private final Cases cases;
    private final ChildFiles children;
    private final Deaths deaths;

    JudgedOne(SameChildTable table, Cases cases, ChildFiles children, Deaths deaths) {
        this.table = table;
        this.cases = cases;
        this.children = children;
        this.deaths = deaths;
    }

    /**
     * What counts in both follows what is judged now.
     *
     * @param one a case
     * @param other another one; the order does not matter, and a repeat changes nothing
     */
    @Transactional
    public void settle(String one, String other) {
        if (table.judgedOne(one, other)) {
            var file = cases.file(one);
            children.judgedOne(one, file.childId(), other, cases.file(other).childId());
            deaths.seenSince(file);
        } else {
            children.judgedTwo(Set.of(one), Set.of(other));
        }
    }

    /** Cases that were one are parted. */
    void parted(Set<String> some, Set<String> others) {
        children.judgedTwo(some, others);
    }
}
