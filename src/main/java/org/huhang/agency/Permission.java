package org.huhang.agency;

/** What somebody wants to do with a protected thing. */
public enum Permission {
    /** Open it and read. */
    READ,
    /** Take a task out of its pool; shows nothing of its content. */
    CLAIM,
    /** Write a draft, give the task back or submit it: the holder alone. */
    ANSWER,
    /** Give a task to a named colleague, take it over or put it back into its pool: who leads the agency that it lies with. */
    ASSIGN,
    /** Remind of a task or instruct its holder: who leads the agency that it lies with, or oversees the case. */
    URGE,
    /** Press "child in danger" on the case. */
    EMERGENCY,
    /**
     * Ask a further agency to take part in the case: who leads an agency taking part, or oversees the case; and who may open
     * it, for only they know whom they let in and whom it must not reach.
     */
    INVITE,
    /** Write down what happened between the tasks of the case. */
    NOTE,
    /** Name, with a reason, a person who may open the case in spite of its secrecy. */
    NAME,
    /** Have a step of the machine that gave up tried again. */
    RETRY
}
