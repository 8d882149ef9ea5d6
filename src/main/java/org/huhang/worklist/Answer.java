package org.huhang.worklist;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a person answered.
 *
 * @param taskId the work item
 * @param caseNo the case
 * @param taskKey the element id without its prefix
 * @param form the form as it was filled in
 * @param person who answered
 * @param group in which capacity
 * @param answers declared field keys to JSON values, as they stand after the last correction
 * @param at when
 */
public record Answer(
        UUID taskId,
        String caseNo,
        String taskKey,
        String form,
        String person,
        String group,
        Map<String, Object> answers,
        Instant at) {}
