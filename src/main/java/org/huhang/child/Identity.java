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
 * @param idNo the identity number
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

    /** Takes empty text for unknown and writes the identity number in capitals. */
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

    /** Says nothing, so that no log line tells who a child is. */
    @Override
    public String toString() {
        return "a child";
    }
}
