package org.huhang.casework;

import java.util.List;
import org.huhang.agency.ReferenceFile;

/**
 * How long a child may go unseen by those who visit it: {@code unseen-child.csv}.
 *
 * @param tier the tier of its case; what has none yet is as the last row
 * @param inRow so many visits in a row that did not see it are too many
 * @param days so many days since somebody saw it are too many, once one visit did not
 */
record UnseenLimit(String tier, int inRow, int days) {

    private static final List<UnseenLimit> ALL = ReferenceFile.lines("unseen-child.csv").stream()
            .map(line -> new UnseenLimit(
                    line.text("tier"), line.read("in_row", Integer::parseInt), line.read("days", Integer::parseInt)))
            .toList();

    static UnseenLimit of(String tier) {
        return ALL.stream().filter(one -> one.tier().equals(tier)).findFirst().orElse(ALL.get(ALL.size() - 1));
    }
}
