package org.huhang.casework;

import java.util.Optional;
import org.huhang.form.Problem;

/** What is still owed in a case before it may be closed; each room says it of what is its own. */
public interface ClosingRule {

    /**
     * Why a case may not be closed.
     *
     * @param caseNo the case
     * @return a problem of the form in which a closing is decided, empty if nothing is owed
     */
    Optional<Problem> owed(String caseNo);
}
