package org.huhang.paper;

/** To whom a paper is served. */
enum Recipient {
    /** against whom it is */
    OFFENDER,
    /** the guardian, for the child: never one who may have done the harm */
    GUARDIAN,
    /** who stands in for the child where the guardian may not: another relative, a lawyer, a social worker */
    REPRESENTATIVE,
    /** an office, school or other unit */
    UNIT,
    /** who reported the case; the name is not kept here */
    REPORTER
}
