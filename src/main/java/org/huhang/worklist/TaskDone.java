package org.huhang.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;
import org.huhang.engine.Facts;

/**
 * A person did a task; published in the transaction that keeps the answer, before the process moves on. Listeners take from
 * the answers what they own; what they change here is undone if the process cannot move on.
 *
 * @param taskId the work item
 * @param processKey the process id
 * @param taskKey the element id without its prefix
 * @param caseNo the case
 * @param instanceId the root instance
 * @param group in which capacity
 * @param personId who
 * @param at when
 * @param answers declared field keys to JSON values, as {@link Worklist#answers} tells them later
 * @param files ids of the files that were handed in with the answer
 * @param facts reads the instance's variables before this answer, while the event is heard
 */
public record TaskDone(
        UUID taskId,
        String processKey,
        String taskKey,
        String caseNo,
        String instanceId,
        String group,
        String personId,
        Instant at,
        Map<String, Object> answers,
        List<String> files,
        Supplier<Facts> facts)
        implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(personId, "task.done", "task", taskId.toString(), caseNo, taskKey);
    }
}
