package org.huhang.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as it arrives.
 *
 * @param incident what happened
 * @param children about whom, at least one; the one that the reporter told of first comes first
 * @param reporter from whom
 * @param files ids of uploaded files that no folder holds yet
 * @param origin where it comes from
 * @param addsTo the number of the report to which it adds, null if it is one of its own: equal words about another are another report
 */
public record Filing(
        Incident incident,
        List<ReportedChild> children,
        Reporter reporter,
        List<String> files,
        Origin origin,
        @Nullable String addsTo) {

    /** Copies the lists. */
    public Filing {
        if (children.isEmpty()) {
            throw new IllegalArgumentException("a report is about at least one child");
        }
        children = List.copyOf(children);
        files = List.copyOf(files);
    }

    /** A report of its own. */
    public Filing(
            Incident incident, List<ReportedChild> children, Reporter reporter, List<String> files, Origin origin) {
        this(incident, children, reporter, files, origin, null);
    }

    /** A report about one child. */
    public Filing(Incident incident, ReportedChild child, Reporter reporter, List<String> files, Origin origin) {
        this(incident, List.of(child), reporter, files, origin);
    }

    /** The same, added to an earlier report. */
    Filing addedTo(String earlier) {
        return new Filing(incident, children, reporter, files, origin, earlier);
    }

    /**
     * Where a report comes from.
     *
     * @param address the network address, null if the platform itself files it; then no rate is counted
     * @param client what only the sender has: the browser's token or the account that signed in, null if there is neither
     * @param repeatKey what the sender repeats when it sends the same report again, null if it names none
     */
    public record Origin(@Nullable String address, @Nullable String client, @Nullable String repeatKey) {

        /** The platform itself. */
        public static final Origin PLATFORM = new Origin(null, null, null);

        /** Says nothing, so that no log line tells an address. */
        @Override
        public String toString() {
            return "Origin";
        }
    }
}
