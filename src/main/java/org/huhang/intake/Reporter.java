package org.huhang.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who reported. Kept apart from the report; only {@link Reporters#open} shows it to a person.
 *
 * @param name the name, null if not given
 * @param phone the telephone number, null if not given
 * @param email the mail address for answers, null if not given
 * @param unit the unit on whose behalf, null for a private person
 * @param department the department of the unit
 * @param mandated whether the law obliges the reporter to report (MPL 11)
 * @param anonymous whether the reporter wants no name to be kept
 * @param language the language for answers
 */
public record Reporter(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String unit,
        @Nullable String department,
        boolean mandated,
        boolean anonymous,
        Locale language) {

    /**
     * What may be kept: somebody who wants to stay anonymous leaves no name and no unit behind, only the ways of being
     * answered that he chose to give.
     *
     * @return this reporter without what must not be stored
     */
    Reporter kept() {
        return anonymous ? new Reporter(null, phone, email, null, null, mandated, true, language) : this;
    }

    /**
     * Whether a unit reports; the police owe a unit an answer within three days (TL-11a).
     *
     * @return true if a unit was named
     */
    boolean isUnit() {
        return unit != null;
    }

    /**
     * Whether there is a way to tell the reporter anything beside the receipt.
     *
     * @return true if telephone or mail address is known
     */
    public boolean reachable() {
        return phone != null || email != null;
    }

    /** Says nothing, so that no log line tells who it is. */
    @Override
    public String toString() {
        return "Reporter";
    }
}
