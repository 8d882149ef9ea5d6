package org.huhang.worklist;

import java.util.Locale;
import java.util.Optional;

/** Says why nobody needs a withdrawn task any more, where no correction took it back. */
public interface Withdrawal {

    /**
     * Why a task was taken back.
     *
     * @param item a withdrawn task
     * @param locale the reader's language
     * @return a sentence; empty if it was for another reason than the one that is known here
     */
    Optional<String> why(WorkItem item, Locale locale);
}
