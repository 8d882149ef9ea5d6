package org.huhang.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * A report without the reporter.
 *
 * @param id the report
 * @param receiptNo the number that the reporter was given
 * @param filedAt when it arrived
 * @param state how far it has come, as the reporter is told
 * @param caseNo the case of the first child, null while none was opened
 * @param folder the folder of its files
 * @param incident what happened
 * @param children about whom, at least one, each with a case of its own; the one told of first comes first
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
        List<ReportedChild> children,
        boolean fromUnit,
        boolean mandated) {

    /** Copies the children. */
    public Report {
        children = List.copyOf(children);
    }

    /**
     * The child that the reporter told of first; most reports are about one.
     *
     * @return the first of the children
     */
    public ReportedChild child() {
        return children.get(0);
    }

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

    /**
     * What does not fit in what was told of the children.
     *
     * @return empty if everything fits
     */
    public Set<Doubt> doubts() {
        var doubts = EnumSet.noneOf(Doubt.class);
        var day = LocalDate.ofInstant(filedAt, BusinessClock.CHINA);
        children.forEach(child -> doubts.addAll(child.doubts(day)));
        return doubts;
    }

    /** Says no more than which, so that no log line tells a story. */
    @Override
    public String toString() {
        return "Report " + id;
    }
}
