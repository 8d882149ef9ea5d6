package org.huhang.intake;

import java.util.List;

/**
 * What a reporter gets to see of a report: nothing about anybody.
 *
 * @param receiptNo the number of the report
 * @param state how far it has come
 * @param answers what was answered, the oldest first
 */
record Standing(String receiptNo, Report.State state, List<Answer> answers) {}
