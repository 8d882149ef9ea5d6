package org.huhang.intake;

/**
 * What a reporter takes home: with both, and only with both, the state and the answers can be seen.
 *
 * @param receiptNo the number of the report
 * @param queryCode the code that belongs to it; made from the number with the platform's secret, never stored
 */
public record Receipt(String receiptNo, String queryCode) {

    /** Leaves the code out, so that no log line tells it. */
    @Override
    public String toString() {
        return "Receipt " + receiptNo;
    }
}
