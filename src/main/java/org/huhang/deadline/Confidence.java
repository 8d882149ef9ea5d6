package org.huhang.deadline;

/** How sure the platform is of a rule's source. */
enum Confidence {
    /** Read in the text of the law. */
    V,
    /** Read where official media or commentaries report it, not in the original. */
    R,
    /** Read, but a local rule. */
    L,
    /** From memory, still to be checked. */
    M,
    /** A default of this platform; no law fixes the number. */
    P,
    /** From a government paper that is no law. */
    S
}
