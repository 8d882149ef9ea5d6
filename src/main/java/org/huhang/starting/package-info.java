/**
 * Processes that people begin by hand: what a person may begin, of which child, with which form, and in which case it then runs.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.starting;
