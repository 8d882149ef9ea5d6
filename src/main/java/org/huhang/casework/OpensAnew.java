package org.huhang.casework;

import java.util.Set;
import org.huhang.agency.Person;

/** How a child has a case again that somebody speaks of whose case is closed. */
public interface OpensAnew {

    /**
     * The open case of the child of a closed one; where there is none, what is said opens one as a report does. The same said
     * again changes nothing.
     *
     * @param person who says it
     * @param closed the closed case, locked by the caller
     * @param said what is said of the child
     * @return the number of the case in which it goes on
     */
    String of(Person person, CaseFile closed, String said);

    /**
     * What is said of a closed case is a report in any case: it opens a case for the child, or joins its open one, where whoever
     * takes reports in has the task to register it. The same said again by the same person changes nothing.
     *
     * @param person who says it
     * @param closed the closed case, locked by the caller
     * @param said what is said of the child
     * @param besides agencies of which it complains: where others of the place can, they do not register it
     * @return the number of the case in which it goes on
     */
    String reported(Person person, CaseFile closed, String said, Set<String> besides);
}
