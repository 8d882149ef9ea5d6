package org.huhang.deadline;

import java.time.Instant;

/**
 * A limit passed, went up, and the work is open still; published at the rhythm of {@code overdue-rhythm.csv} until it is done,
 * in the transaction that marks it as said.
 *
 * @param deadline the deadline as it stands
 * @param plannedAt when it was to be said again
 */
public record DeadlineStillMissed(SetDeadline deadline, Instant plannedAt) {}
