package org.huhang.deadline;

import java.time.Instant;

/**
 * An open due date as lists and pages show it: everywhere the same words and the same colour, by the thresholds of its term.
 *
 * @param name the term's name in the reader's language
 * @param at the due date
 * @param left the time left or overdue, in words
 * @param urgency how pressing it is
 */
public record Due(String name, Instant at, String left, Urgency urgency) {}
