package org.huhang.casework;

/**
 * The tier of a case changed; its terms are computed anew.
 *
 * @param caseNo the case
 * @param riskTier the tier from now on
 */
public record TierChanged(String caseNo, String riskTier) {}
