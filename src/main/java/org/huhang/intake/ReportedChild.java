package org.huhang.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter knows about the child; anything may be unknown.
 *
 * @param name the child's name
 * @param sex M, F or U
 * @param birthDate the day of birth
 * @param idNo the identity number
 * @param address where the child lives
 * @param guardianName the guardian's name
 * @param guardianPhone the guardian's telephone number
 * @param school the school or kindergarten
 * @param needs what it takes to find the child and to understand each other
 */
public record ReportedChild(
        @Nullable String name,
        @Nullable String sex,
        @Nullable LocalDate birthDate,
        @Nullable String idNo,
        @Nullable String address,
        @Nullable String guardianName,
        @Nullable String guardianPhone,
        @Nullable String school,
        Needs needs) {

    /** A child of whose needs nothing was said. */
    public ReportedChild(
            @Nullable String name,
            @Nullable String sex,
            @Nullable LocalDate birthDate,
            @Nullable String idNo,
            @Nullable String address,
            @Nullable String guardianName,
            @Nullable String guardianPhone,
            @Nullable String school) {
        this(name, sex, birthDate, idNo, address, guardianName, guardianPhone, school, Needs.UNKNOWN);
    }

    /**
     * What it takes to find a child and to understand each other; null is always unknown.
     *
     * @param language a code of {@code childLanguage}: the language the child speaks best
     * @param interpreter whether somebody has to interpret
     * @param signLanguage whether the child signs
     * @param disability a code of {@code disabilityKind}
     * @param boarding whether the child lives at school; then the school is where it is found
     */
    public record Needs(
            @Nullable String language,
            @Nullable Boolean interpreter,
            @Nullable Boolean signLanguage,
            @Nullable String disability,
            @Nullable Boolean boarding) {

        /** Nothing was said. */
        public static final Needs UNKNOWN = new Needs(null, null, null, null, null);

        /** Says nothing, so that no log line tells about a child. */
        @Override
        public String toString() {
            return "Needs";
        }
    }

    /** Says nothing, so that no log line tells a name. */
    @Override
    public String toString() {
        return "ReportedChild";
    }
}
