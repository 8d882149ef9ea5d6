package org.huhang.reporting;

/**
 * A report is perhaps about the child of a case that whoever registers the report may not know.
 *
 * @param caseNo the case of the report
 * @param other the case that is kept from them
 * @param agency who registers the report
 */
record ChildPerhapsKnown(String caseNo, String other, String agency) {}
