package org.huhang.notification;

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
}
