package org.huhang.casework;

import java.util.Set;

/**
 * The risk tier of a case changed; published in the same transaction.
 *
 * @param caseNo the case
 * @param before the tier until now
 * @param riskTier the tier from now on
 * @param source what it comes from, such as {@code task:<id>}
 * @param by who said so; nobody where it comes from another case
 */
public record CaseRetiered(String caseNo, String before, String riskTier, String source, Set<String> by) {

    /** Copies the set. */
    public CaseRetiered {
        by = Set.copyOf(by);
    }
}
