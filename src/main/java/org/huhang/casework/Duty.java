package org.huhang.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an instance is there for.
 *
 * @param kind which duty
 * @param cause the code of why
 * @param source what called for it
 * @param place where it happened
 * @param agency the agency that was named, empty for the other kinds
 * @param since since when it is owed in this case
 */
public record Duty(Kind kind, String cause, String source, String place, String agency, Instant since) {

    private static final String REPORT = "report:";
    /** How a source ends that is an answer by which police did not find the child. */
    static final String NOT_FOUND = "/notFound";

    private static final int UUID_LENGTH = 36;

    /** Whether somebody is sent to a child in danger, whatever its report said. */
    boolean ofDanger() {
        return cause.equals(Occasion.Cause.DANGER.code()) || cause.equals(Occasion.Cause.HOME.code());
    }

    /** Whether police look for a child that others of them did not find. */
    boolean ofSearch() {
        return source.endsWith(NOT_FOUND);
    }

    /** Whether it was owed in a case that was merged into this one. */
    boolean ofMerge() {
        return cause.equals(Occasion.Cause.MERGED.code());
    }

    /** Whether it makes up for what a wrong answer did not ask for. */
    public boolean ofCorrection() {
        return cause.equals(Occasion.Cause.CORRECTED.code());
    }

    /** The report that called for it, if one did. */
    public Optional<UUID> report() {
        return Optional.of(source)
                .filter(text -> text.startsWith(REPORT))
                .map(text -> UUID.fromString(text.substring(REPORT.length(), REPORT.length() + UUID_LENGTH)));
    }

    /** The report that is registered; none where it was another child's and has left since. */
    public Optional<UUID> registers() {
        return report().filter(report -> source.equals(REPORT + report));
    }

    /** What somebody must know. */
    public enum Kind {
        /** police, of a police matter */
        POLICE,
        /** police, who must go to the child now */
        ON_SCENE,
        /** the county of a report, that it is there */
        COUNTY,
        /** an agency, that it is asked to take part */
        AGENCY
    }
}
