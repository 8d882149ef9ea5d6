package org.huhang.intake;

import java.util.Collection;

/** Who and what else is named in a case beside its reports; whoever keeps cases says so. */
public interface NamedInCase {

    /**
     * The names of the child, of its guardian, of whoever looks after it, of those who must not be contacted and of the other
     * children of its home, as they are known by now; a word for kin where nothing else says who looks after the child.
     *
     * @param caseNo the case
     * @return the names, without blanks; empty if there is no such case
     */
    Collection<String> names(String caseNo);

    /**
     * Where the child is or was, lives, or was taken to.
     *
     * @param caseNo the case
     * @return addresses and names of places as somebody wrote them; empty if there is no such case
     */
    Collection<String> places(String caseNo);

    /**
     * Telephones of the people in the case.
     *
     * @param caseNo the case
     * @return texts of one number each; empty if there is no such case
     */
    Collection<String> phones(String caseNo);
}
