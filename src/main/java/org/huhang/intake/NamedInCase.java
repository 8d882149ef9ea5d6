package org.huhang.intake;

import java.util.Collection;

/** Who else is named in a case beside its reports; whoever keeps cases says so. */
public interface NamedInCase {

    /**
     * The names of the child, of its guardian and of those who must not be contacted, as they are known by now.
     *
     * @param caseNo the case
     * @return the names, without blanks; empty if there is no such case
     */
    Collection<String> names(String caseNo);
}
