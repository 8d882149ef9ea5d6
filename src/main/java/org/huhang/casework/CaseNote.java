package org.huhang.casework;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

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
 */
public record CaseNote(
        UUID id, String caseNo, Kind kind, String content, String person, Instant happenedAt, Instant writtenAt) {

    /** How somebody learned of it. */
    public enum Kind {
        VISIT,
        CALL,
        MEETING,
        /** an agency was asked to take part */
        ASKED,
        /** a later report told of something new */
        REPORTED,
        /** somebody does not agree that the case was closed */
        OBJECTED,
        OTHER;

        static Kind of(String key) {
            return switch (key) {
                case "visit" -> VISIT;
                case "call" -> CALL;
                case "meeting" -> MEETING;
                case "asked" -> ASKED;
                case "reported" -> REPORTED;
                case "objected" -> OBJECTED;
                default -> OTHER;
            };
        }

        /** Whether people write it by hand; the others come with what they did elsewhere. */
        boolean byHand() {
            return this != ASKED && this != REPORTED && this != OBJECTED;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
