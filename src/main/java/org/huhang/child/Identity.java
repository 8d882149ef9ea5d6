package org.huhang.child;

import java.time.LocalDate;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/**
 * Who a child is, as far as somebody knows. Empty text counts as unknown.
 *
 * @param name the child's name
 * @param sex M, F or U
 * @param birthDate the date of birth
 * @param idNo the identity number as it was written, with slips of the pen
 * @param address where the child lives
 * @param guardianName who guards the child
 * @param guardianPhone how to reach the guardian
 * @param school where the child learns
 */
public record Identity(
        @Nullable String name,
        String sex,
        @Nullable LocalDate birthDate,
        @Nullable String idNo,
        @Nullable String address,
        @Nullable String guardianName,
        @Nullable String guardianPhone,
        @Nullable String school) {

    /** Takes empty text for unknown. */
    public Identity {
        name = known(name);
        idNo = known(idNo);
        idNo = idNo == null ? null : Characters.key(idNo);
        address = known(address);
        guardianName = known(guardianName);
        guardianPhone = guardianPhone == null ? null : known(Characters.typed(guardianPhone));
        school = known(school);
        sex = sex.isEmpty() ? "U" : sex;
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || Characters.blank(text) ? null : Characters.line(text);
    }

    /**
     * Whether the identity number cannot be this child's: shape, day or check digit are wrong, or it says another day of birth
     * or sex than is known. It is kept as written and makes nobody the same child.
     *
     * @return false where no number is known
     */
    public boolean idNoDoubtful() {
        return idNo != null && soundIdNo() == null;
    }

    /** The number by which this child may be known again; null if there is none. */
    @Nullable
    String soundIdNo() {
        var number = IdNumber.of(idNo);
        if (number == null || !number.sound()) {
            return null;
        }
        var sameDay = birthDate == null || birthDate.equals(number.birthDate());
        var sameSex = sex.equals("U") || sex.equals(number.sex());
        return sameDay && sameSex ? number.folded() : null;
    }

    /** The day of birth, where nobody said it by the identity number. */
    @Nullable
    LocalDate born() {
        var number = IdNumber.of(idNo);
        return birthDate != null || number == null || !number.sound() ? birthDate : number.birthDate();
    }

    /** Nothing is known. */
    public static final Identity UNKNOWN = new Identity(null, "U", null, null, null, null, null, null);

    /**
     * Somebody said one thing and corrected it to another: where that was taken over, the right one takes its place, and where
     * nothing is known, it fills the gap. What others said stays.
     *
     * @param wrong what was said
     * @param right what should have been
     * @return what is known now
     */
    public Identity corrected(Identity wrong, Identity right) {
        return new Identity(
                corrected(name, wrong.name, right.name),
                sex.equals(wrong.sex) || sex.equals("U") ? right.sex : sex,
                corrected(birthDate, wrong.birthDate, right.birthDate),
                corrected(idNo, wrong.idNo, right.idNo),
                corrected(address, wrong.address, right.address),
                corrected(guardianName, wrong.guardianName, right.guardianName),
                corrected(guardianPhone, wrong.guardianPhone, right.guardianPhone),
                corrected(school, wrong.school, right.school));
    }

    private static <T> @Nullable T corrected(@Nullable T known, @Nullable T wrong, @Nullable T right) {
        return known == null || known.equals(wrong) ? right : known;
    }

    /**
     * What is known here stays; the other only fills gaps.
     *
     * @param other what else is known
     * @return both
     */
    public Identity filledBy(Identity other) {
        return new Identity(
                name == null ? other.name : name,
                sex.equals("U") ? other.sex : sex,
                birthDate == null ? other.birthDate : birthDate,
                idNo == null ? other.idNo : idNo,
                address == null ? other.address : address,
                guardianName == null ? other.guardianName : guardianName,
                guardianPhone == null ? other.guardianPhone : guardianPhone,
                school == null ? other.school : school);
    }

    /** Says nothing, so that no log line tells who a child is. */
    @Override
    public String toString() {
        return "a child";
    }
}
