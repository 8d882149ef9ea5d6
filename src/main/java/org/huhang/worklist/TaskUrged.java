package org.huhang.worklist;

import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * A leader or a supervisor reminded of a task, or told its holder what to do.
 *
 * @param item the item
 * @param act what was said; its words stay with the task
 */
public record TaskUrged(WorkItem item, OversightAct act) implements Audited {

    /**
     * Whether it was more than a reminder.
     *
     * @return true for an instruction
     */
    public boolean instructed() {
        return act.kind() == OversightAct.Kind.INSTRUCTED;
    }

    @Override
    public AuditLine auditLine() {
        var what = instructed() ? "task.instructed" : "task.reminded";
        return new AuditLine(act.person(), what, "task", item.id().toString(), item.caseNo(), item.elementId());
    }
}
