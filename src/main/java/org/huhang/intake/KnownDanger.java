package org.huhang.intake;

/** Whether the child of a case is in danger, as whoever keeps the case knows it beside its reports. */
public interface KnownDanger {

    /**
     * Whether somebody said so and nobody who may has taken it back.
     *
     * @param caseNo the case
     * @return false as well where nobody was asked
     */
    boolean stands(String caseNo);
}
