package org.huhang.worklist;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huhang.model.Work;

/**
 * What a person answered.
 *
 * @param taskId the work item
 * @param caseNo the case
 * @param elementId the task's id in the model
 * @param work what kind of work it was
 * @param form the form as it was filled in
 * @param person who answered
 * @param group in which capacity
 * @param answers declared field keys to JSON values, as they stand after the last correction
 * @param at when
 */
public record Answer(
        UUID taskId,
        String caseNo,
        String elementId,
        Work work,
        String form,
        String person,
        String group,
        Map<String, Object> answers,
        Instant at) {

    /**
     * A part of the answer.
     *
     * @param keys field keys
     * @return the same, with what was said to these alone
     */
    public Answer only(Set<String> keys) {
        var part = new LinkedHashMap<>(answers);
        part.keySet().retainAll(keys);
        return new Answer(taskId, caseNo, elementId, work, form, person, group, part, at);
    }
}
