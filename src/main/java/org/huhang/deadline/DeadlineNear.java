package org.huhang.deadline;

import java.time.Instant;

/**
 * A threshold of a term has passed; published once per deadline, threshold and round, in the transaction that marks it as said.
 *
 * @param deadline the deadline as it stands
 * @param urgent whether it was the second threshold of the term, not the first
 * @param leaderToo whether the agency's leader is told as well
 * @param plannedAt when it was to be said; later than that only after a standstill
 */
public record DeadlineNear(SetDeadline deadline, boolean urgent, boolean leaderToo, Instant plannedAt) {}
