package org.huhang.child;

/** What two children are compared by; the words stand in the texts of this module. */
public enum Trait {
    /** the name, in folded form; what is written for an unknown name is no name */
    NAME(40),
    /** two names of which one sign is another, as when a name was written down by ear */
    SIMILAR_NAME(25),
    /** the sex, stated or by the identity number */
    SEX(0),
    /** the day of birth, stated or by the identity number */
    BIRTH_DATE(25),
    /** two days of birth that are near, or of which one may be a slip or a guess of the other; they still differ */
    SIMILAR_BIRTH_DATE(0),
    /** the identity number */
    ID_NO(40),
    /** the guardian's telephone, its digits */
    GUARDIAN_PHONE(20),
    /** the guardian's name */
    GUARDIAN_NAME(10),
    /** where the child lives, as far as both say it */
    ADDRESS(15),
    /** the school */
    SCHOOL(5);

    private final int weight;

    Trait(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
