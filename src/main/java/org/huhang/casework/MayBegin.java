package org.huhang.casework;

import org.huhang.agency.Person;

/** Who may begin a process by hand; answered by the room in which that is done. */
public interface MayBegin {

    /**
     * Whether there is any process that a person may begin.
     *
     * @param person who would
     * @return false if no model lets this person
     */
    boolean any(Person person);
}
