package org.huhang.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report without the reporter.
 *
 * @param id the report
 * @param receiptNo the number that the reporter was given
 * @param filedAt when it arrived
 * @param state how far it has come, as the reporter is told
 * @param caseNo the case it belongs to, null while none was opened
 * @param folder the folder of its files
 * @param incident what happened
 * @param child about whom
 * @param fromUnit whether a unit reported
 * @param mandated whether the law obliged the reporter
 */
public record Report(
        UUID id,
        String receiptNo,
        Instant filedAt,
        State state,
        @Nullable String caseNo,
        UUID folder,
        Incident incident,
        ReportedChild child,
        boolean fromUnit,
        boolean mandated) {

    /** How far a report has come, in the order in which it goes. */
    public enum State {
        /** it is here */
        RECEIVED,
        /** an officer took it in */
        ACCEPTED,
        /** the agencies work on it */
        IN_PROGRESS,
        /** the case is closed */
        CLOSED
    }

    /** Says no more than which, so that no log line tells a story. */
    @Override
    public String toString() {
        return "Report " + id;
    }
}
