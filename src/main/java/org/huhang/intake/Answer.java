package org.huhang.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter was told, or will be.
 *
 * @param type receipt, accepted, interim or final
 * @param stage the legal moment: receipt, acceptance, filing, beforeProsecution, periodic or outcome
 * @param content the text, safe to be read by a child and without anything about third persons
 * @param channel how it goes out beside the receipt page
 * @param agencyCode the agency that answers, null for the platform
 * @param writtenAt when it was written; from then on it can be read under the receipt
 * @param deliveredAt when it went out by mail or was told, null while that is open
 * @param response what the reporter said to it, null if nothing
 * @param result what came of the report, as a code; null but in a final answer
 */
public record Answer(
        String type,
        String stage,
        String content,
        Channel channel,
        @Nullable String agencyCode,
        Instant writtenAt,
        @Nullable Instant deliveredAt,
        @Nullable String response,
        @Nullable String result) {

    /** The type of the receipt itself. */
    public static final String RECEIPT = "receipt";

    /** The type without which no case is closed. */
    public static final String FINAL = "final";

    /** How an answer goes out; under the receipt it can be read in any case. */
    public enum Channel {
        /** only under receipt number and query code */
        CODE,
        /** a mail says that an answer is there */
        MAIL,
        PHONE,
        POST,
        IN_PERSON
    }

    /** Says no more than which, so that no log line tells a story. */
    @Override
    public String toString() {
        return "Answer " + type + " " + stage;
    }
}
