package org.huhang.notification;

import java.util.Locale;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;

/**
 * Where a message leads by the time it is opened: a task may have been taken back since, or be somebody else’s. Implemented by
 * the owner of the cases.
 */
public interface LeadsTo {

    /**
     * The page that a person may open.
     *
     * @param reader the receiver of the message
     * @param link where it led when it was told
     * @return the same, or where it goes on; null if there is nothing left to open
     */
    @Nullable
    String now(Person reader, String link);

    /**
     * What a person can do who may not open the secret case that a message is about: take a task of it, or ask somebody who may.
     *
     * @param reader the receiver of the message
     * @param caseNo the case
     * @param locale the reader's language
     * @return a sentence; null if he may open the case, and for cases that are not secret
     */
    @Nullable
    String instead(Person reader, String caseNo, Locale locale);
}
