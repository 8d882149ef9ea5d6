package org.huhang.intake;

import java.util.Collection;
import java.util.List;

/** Who and what else is named in a case beside its reports; whoever keeps cases says so. */
public interface NamedInCase {

    /**
     * What is named in a case by now.
     *
     * @param caseNo the case
     * @return without blanks; nothing if there is no such case
     */
    Named of(String caseNo);

    /**
     * What is named in a case.
     *
     * @param names the child, its guardian, whoever looks after it, those who must not be contacted and the other children of its
     *     home; a word for kin where nothing else says who looks after the child
     * @param places where the child is or was, lives, or was taken to: addresses and names of places as somebody wrote them
     * @param phones telephones of the people in the case, texts of one number each
     */
    record Named(Collection<String> names, Collection<String> places, Collection<String> phones) {

        /** Nothing is named. */
        public static final Named NOTHING = new Named(List.of(), List.of(), List.of());
    }
}
