package org.huhang.child;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.CaseParties;

/** Which cases there are about a child, open and closed. Implemented by the owner of the cases. */
public interface CasesOfChild {

    /**
     * Those who have to do with each case of a child.
     *
     * @param files the child's file, and those that turned out to be the same child's
     * @return empty if there was never a case
     */
    List<CaseParties> of(Set<UUID> files);
}
