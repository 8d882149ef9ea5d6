package org.huhang.worklist;

/**
 * Whoever changes something in a case does it after or before another one, never between: he waits for his turn before he keeps
 * any other row of it. Implemented by the owner of the cases, who takes the same turn for a call for help.
 */
public interface CaseTurn {

    /**
     * Waits until nobody else changes the case, and keeps others waiting until the transaction ends.
     *
     * @param caseNo the case
     */
    void await(String caseNo);
}
