package org.huhang.casework;

/**
 * The risk tier of a case changed; published in the same transaction.
 *
 * @param caseNo the case
 * @param before the tier until now
 * @param riskTier the tier from now on
 * @param source what it comes from, such as {@code task:<id>}
 */
public record CaseRetiered(String caseNo, String before, String riskTier, String source) {}
