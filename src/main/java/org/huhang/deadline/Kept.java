package org.huhang.deadline;

import org.jspecify.annotations.Nullable;

/**
 * A deadline with what it was made of.
 *
 * @param deadline the deadline
 * @param startsFrom the date variable that the task or step names
 * @param instanceId the root instance whose task or step set it; null where that was not kept
 * @param edition the tables that it was counted with; null where that was not kept
 */
record Kept(SetDeadline deadline, @Nullable String startsFrom, @Nullable String instanceId, @Nullable String edition) {}
