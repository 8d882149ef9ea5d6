package org.huhang.deadline;

/**
 * Terms that ran on a case run no longer; published in the transaction that ended them.
 *
 * @param caseNo the case
 * @param code the base code that started them
 */
public record TermsEnded(String caseNo, String code) {}
