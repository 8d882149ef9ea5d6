package org.huhang.intake;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
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

    /** With eighteen years a person is of age (CC 17). */
    private static final int FULL_AGE = 18;

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
     * What it takes to find a child and to understand each other; what nobody said is null or false.
     *
     * @param language a code of {@code childLanguage}: the language the child speaks best
     * @param interpreter whether the reporter says that somebody has to interpret
     * @param signLanguage whether the reporter says that the child signs
     * @param disability a code of {@code disabilityKind}
     * @param boarding whether the child lives at school; then the school is where it is found
     */
    public record Needs(
            @Nullable String language,
            boolean interpreter,
            boolean signLanguage,
            @Nullable String disability,
            boolean boarding) {

        /** Nothing was said. */
        public static final Needs UNKNOWN = new Needs(null, false, false, null, false);

        /** Says nothing, so that no log line tells about a child. */
        @Override
        public String toString() {
            return "Needs";
        }
    }

    /**
     * What does not fit in what was told.
     *
     * @param on the day of the report, by which the age counts
     * @return empty if everything fits
     */
    public Set<Doubt> doubts(LocalDate on) {
        var doubts = EnumSet.noneOf(Doubt.class);
        var number = idNo == null ? null : IdentityNumber.read(idNo).orElse(null);
        if (idNo != null && number == null) {
            doubts.add(Doubt.ID_NUMBER);
        }
        if (number != null && birthDate != null && !number.birthDate().equals(birthDate)) {
            doubts.add(Doubt.BIRTH_DATE);
        }
        if (number != null && (sex != null && !sex.equals("U")) && !number.sex().equals(sex)) {
            doubts.add(Doubt.SEX);
        }
        var born = birthDate != null || number == null ? birthDate : number.birthDate();
        if (born != null && !born.plusYears(FULL_AGE).isAfter(on)) {
            doubts.add(Doubt.ADULT);
        }
        return doubts;
    }

    /** Says nothing, so that no log line tells a name. */
    @Override
    public String toString() {
        return "ReportedChild";
    }
}
