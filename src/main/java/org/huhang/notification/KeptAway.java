package org.huhang.notification;

import java.util.Set;

/** Who must not be told about a case, whatever their role. Implemented by the owner of the cases. */
public interface KeptAway {

    /**
     * The agencies whose people get no message about a case.
     *
     * @param caseNo the case
     * @return agency codes; empty for most cases
     */
    Set<String> agencies(String caseNo);
}
