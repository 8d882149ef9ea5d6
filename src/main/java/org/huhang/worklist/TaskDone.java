package org.huhang.worklist;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;
import org.huhang.engine.Facts;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;

/**
 * A person did a task; published in the transaction that keeps the answer, before the process moves on. Listeners take from
 * the answers what they own; what they change here is undone if the process cannot move on.
 *
 * @param taskId the work item
 * @param processKey the process id
 * @param elementId the task's id in the model
 * @param work what kind of work it was
 * @param caseNo the case
 * @param instanceId the root instance
 * @param group in which capacity
 * @param personId who
 * @param at when
 * @param answers declared field keys to JSON values, as {@link Worklist#answers} tells them later
 * @param files ids of the files that were handed in with the answer
 * @param facts reads the instance's variables before this answer, while the event is heard
 * @param changed where this is a corrected answer, the keys that differ; null for a first answer
 */
public record TaskDone(
        UUID taskId,
        String processKey,
        String elementId,
        Work work,
        String caseNo,
        String instanceId,
        String group,
        String personId,
        Instant at,
        Map<String, Object> answers,
        List<String> files,
        Supplier<Facts> facts,
        @Nullable Set<String> changed)
        implements Audited {

    /** A first answer. */
    public TaskDone(
            UUID taskId,
            String processKey,
            String elementId,
            Work work,
            String caseNo,
            String instanceId,
            String group,
            String personId,
            Instant at,
            Map<String, Object> answers,
            List<String> files,
            Supplier<Facts> facts) {
        this(taskId, processKey, elementId, work, caseNo, instanceId, group, personId, at, answers, files, facts, null);
    }

    /**
     * Whether this answer is news about some of its questions.
     *
     * @param keys keys of fields
     * @return true for a first answer, and for a correction that changed one of them
     */
    public boolean tells(Set<String> keys) {
        return changed == null || !Collections.disjoint(changed, keys);
    }

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "task.done", "task", taskId.toString(), caseNo, elementId);
    }
}
