package org.huhang.intake;

/**
 * What does not fit in what was told of a child. It never keeps a report out: the reporter is asked once, and whoever
 * registers the report sees it.
 */
enum Doubt {
    /** The identity number fails its check digit or holds no day that there is; it identifies nobody. */
    ID_NUMBER,
    /** The identity number holds another day of birth than was told. */
    BIRTH_DATE,
    /** The identity number belongs to the other sex. */
    SEX,
    /** Eighteen or older on the day of the report, by the day of birth or the identity number. */
    ADULT
}
