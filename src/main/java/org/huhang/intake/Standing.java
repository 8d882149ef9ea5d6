package org.huhang.intake;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.huhang.engine.BusinessClock;

/**
 * What a reporter gets to see of a report: nothing about anybody.
 *
 * @param receiptNo the number of the report
 * @param state how far it has come
 * @param answers what was answered, the oldest first
 */
record Standing(String receiptNo, Report.State state, List<Answer> answers) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** When an answer was written: in full, because the page is printed and kept. */
    public String at(Answer answer) {
        return MINUTE.format(answer.writtenAt().atZone(BusinessClock.CHINA));
    }

    public List<Answer> newestFirst() {
        var turned = new ArrayList<>(answers);
        Collections.reverse(turned);
        return turned;
    }
}
