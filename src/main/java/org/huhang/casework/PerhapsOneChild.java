package org.huhang.casework;

import java.util.List;

/** Which cases are perhaps, or surely, about one child, as long as nobody who may judge it said otherwise. */
public interface PerhapsOneChild {

    /**
     * To which cases it matters that the child of this one is in danger.
     *
     * @param caseNo a case
     * @return the numbers of others, also of closed ones
     */
    List<String> crossesTo(String caseNo);

    /**
     * The danger of which cases matters to this one.
     *
     * @param caseNo a case
     * @return the numbers of others, also of closed ones
     */
    List<String> crossesFrom(String caseNo);
}
