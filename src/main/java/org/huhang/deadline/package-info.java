/**
 * Statutory terms: how a limit counts over the calendar, which variant holds, and the sum behind every due date.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.deadline;
