package org.huhang.deadline;

import java.time.Instant;

/**
 * Why a due date is not what it was.
 *
 * @param at when it was counted anew
 * @param reason why, in the words of whoever caused it, or a message key
 * @param oldCode the row that counted before
 * @param newCode the row that counts since
 * @param oldDueAt the limit before
 * @param newDueAt the limit since
 */
public record DeadlineChange(
        Instant at, String reason, String oldCode, String newCode, Instant oldDueAt, Instant newDueAt) {}
