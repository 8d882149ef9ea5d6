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
 */
public record ReportedChild(
        @Nullable String name,
        @Nullable String sex,
        @Nullable LocalDate birthDate,
        @Nullable String idNo,
        @Nullable String address,
        @Nullable String guardianName,
        @Nullable String guardianPhone,
        @Nullable String school) {

    /** Says nothing, so that no log line tells a name. */
    @Override
    public String toString() {
        return "ReportedChild";
    }
}
