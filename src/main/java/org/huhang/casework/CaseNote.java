package org.huhang.casework;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a case between its tasks.
 *
 * @param id the note
 * @param caseNo the case
 * @param kind how it came about
 * @param content in words
 * @param person the user name of who wrote it
 * @param happenedAt when it happened
 * @param writtenAt when it was written
 * @param goesOn in which other case it goes on, of parted ones the other one; null for most; not everybody who reads the note
 *     may know it
 */
public record CaseNote(
        UUID id,
        String caseNo,
        Kind kind,
        String content,
        String person,
        Instant happenedAt,
        Instant writtenAt,
        @Nullable String goesOn) {

    /** How somebody learned of it. */
    public enum Kind {
        VISIT,
        CALL,
        MEETING,
        /** an agency was asked to take part */
        ASKED,
        /** a later report told of something new */
        REPORTED,
        /** somebody does not agree that the case was closed, and its child got a new one */
        OBJECTED,
        /** the same, while the child had an open case, where it goes on */
        OBJECTED_ON,
        /** a case that had been merged by mistake was parted again */
        PARTED,
        /** somebody called for help for the child of this closed case, and it got a new one */
        CALLED,
        /** the same, while the child had an open case, where police were called */
        CALLED_ON,
        /** the same, and no case could be opened */
        CALLED_NOWHERE,
        /** an agency is kept away, for somebody there may be involved */
        KEPT_AWAY,
        /** it may take part again */
        LET_BACK,
        OTHER;

        private static final Set<Kind> BY_HAND = EnumSet.of(VISIT, CALL, MEETING, OTHER);

        static Kind of(String key) {
            return switch (key) {
                case "visit" -> VISIT;
                case "call" -> CALL;
                case "meeting" -> MEETING;
                case "asked" -> ASKED;
                case "reported" -> REPORTED;
                case "objected" -> OBJECTED;
                case "objected_on" -> OBJECTED_ON;
                case "parted" -> PARTED;
                case "kept_away" -> KEPT_AWAY;
                case "let_back" -> LET_BACK;
                case "called" -> CALLED;
                case "called_on" -> CALLED_ON;
                case "called_nowhere" -> CALLED_NOWHERE;
                default -> OTHER;
            };
        }

        /** Whether people write it by hand; the others come with what they did elsewhere. */
        boolean byHand() {
            return BY_HAND.contains(this);
        }

        /** Whether somebody says that the child is in danger. */
        boolean calledForHelp() {
            return this == CALLED || this == CALLED_ON || this == CALLED_NOWHERE;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
