package org.huhang.deadline;

import java.time.Instant;

/**
 * A share of a term is used up; published once per deadline, share and round, in the transaction that marks it as said.
 *
 * @param deadline the deadline as it stands
 * @param percent the share, 50 or 80 unless set otherwise
 * @param leaderToo whether the agency's leader is told as well
 * @param plannedAt when it was to be said; later than that only after a standstill
 */
public record DeadlineNear(SetDeadline deadline, int percent, boolean leaderToo, Instant plannedAt) {}
