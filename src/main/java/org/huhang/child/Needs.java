package org.huhang.child;

import org.jspecify.annotations.Nullable;

/**
 * What a child needs to be heard and understood, and whether it lives at its school.
 *
 * @param language the language that the child speaks best, null if nobody said so
 * @param interpreterNeeded whether an interpreter must be there, null if unknown
 * @param signLanguage whether the child uses sign language, null if unknown
 * @param disabilityKind a code of {@code disabilityKind} or text, null if none is known
 * @param boarding whether the child lives at its school, null if unknown
 * @param trustedAdult whether it speaks only with an adult beside it whom it trusts, null if unknown
 * @param weekendCarer who cares for a boarder at week-ends and in the holidays, and how to reach them; null if unknown
 */
public record Needs(
        @Nullable String language,
        @Nullable Boolean interpreterNeeded,
        @Nullable Boolean signLanguage,
        @Nullable String disabilityKind,
        @Nullable Boolean boarding,
        @Nullable Boolean trustedAdult,
        @Nullable String weekendCarer) {

    /** Nothing is known. */
    public static final Needs UNKNOWN = new Needs(null, null, null, null, null, null, null);

    /**
     * What is known here stays; the other only fills gaps.
     *
     * @param other what else is known
     * @return both
     */
    public Needs filledBy(Needs other) {
        return new Needs(
                language == null ? other.language : language,
                interpreterNeeded == null ? other.interpreterNeeded : interpreterNeeded,
                signLanguage == null ? other.signLanguage : signLanguage,
                disabilityKind == null ? other.disabilityKind : disabilityKind,
                boarding == null ? other.boarding : boarding,
                trustedAdult == null ? other.trustedAdult : trustedAdult,
                weekendCarer == null ? other.weekendCarer : weekendCarer);
    }
}
