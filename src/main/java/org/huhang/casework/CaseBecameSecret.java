package org.huhang.casework;

/**
 * From now on only those open a case who have, had or are named for a task of it.
 *
 * @param caseNo the case
 */
record CaseBecameSecret(String caseNo) {}
