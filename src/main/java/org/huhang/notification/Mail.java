package org.huhang.notification;

import java.time.Instant;
import java.util.Locale;

/**
 * A mail to somebody without account.
 *
 * @param key what happened, such as {@code answer/<id>}; the same key is sent once
 * @param address where to
 * @param letter which text
 * @param locale in which language
 * @param reference the receipt number, the only thing that the mail says
 * @param plannedAt not before
 */
public record Mail(String key, String address, Letter letter, Locale locale, String reference, Instant plannedAt) {

    /**
     * Refuses what could become another header or recipient.
     *
     * @throws IllegalArgumentException if address or reference have another form than their own
     */
    public Mail {
        Reference.check(reference);
        if (!MailAddress.valid(address)) {
            throw new IllegalArgumentException("not one plain mail address");
        }
    }

    /** The letters to reporters. Somebody else may read their mail, so none says what it is about. */
    public enum Letter {
        /** The report is in, with this receipt number. */
        REPORT_RECEIVED,
        /** There is something new under this receipt number. */
        REPORT_ANSWERED
    }

    /** Says no address, so that no log line does. */
    @Override
    public String toString() {
        return "Mail[" + key + "]";
    }
}
