package org.huhang.deadline;

/** Whose duty or right a term is. Only an agency can be late; of the others the platform reminds and informs. */
public enum Bearer {
    /** an agency that works on the platform; a missed term is told to its leader */
    AGENCY,
    /** a court; its acts are recorded here, not done */
    COURT,
    /** a party who may do something until the term ends, and then may not */
    PARTY,
    /** a guardian */
    GUARDIAN,
    /** whoever is bound to report */
    REPORTER
}
