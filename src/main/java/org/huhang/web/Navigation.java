package org.huhang.web;

import java.util.List;
import org.huhang.agency.Person;

/** What a module adds to the navigation; every module with a page of its own has one as a bean. */
public interface Navigation {

    /**
     * The pages of the module that this person may open. Asked once per page, so the counts must be cheap.
     *
     * @param person who is signed in
     * @return in any order, empty if there is nothing for this person
     */
    List<Destination> destinations(Person person);
}
