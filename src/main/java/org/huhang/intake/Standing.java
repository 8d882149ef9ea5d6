package org.huhang.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a reporter gets to see of a report: nothing about anybody.
 *
 * @param receiptNo the number of the report
 * @param state how far it has come
 * @param answers what was answered, the oldest first
 */
record Standing(String receiptNo, Report.State state, List<Answer> answers) {

    public List<Answer> newestFirst() {
        var turned = new ArrayList<>(answers);
        Collections.reverse(turned);
        return turned;
    }
}
