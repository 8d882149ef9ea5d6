package org.huhang.warning;

import java.time.Instant;

/**
 * One measure that a guardian had.
 *
 * @param kind W1 dissuasion, W2 admonition, W3 domestic-violence warning letter, W4 supervision order
 * @param at when
 * @param agency the code of the agency that took it
 * @param caseNo in which case
 */
record Measure(String kind, Instant at, String agency, String caseNo) {}
