package org.huhang.worklist;

import java.util.Objects;
import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;
import org.jspecify.annotations.Nullable;

/**
 * A task has another holder, or none, by somebody else's hand than the holder's.
 *
 * @param item the item as it is now
 * @param from who held it, null if nobody did
 * @param by the user name of who moved it, "system" for the platform
 */
public record TaskMoved(WorkItem item, @Nullable String from, String by) implements Audited {

    @Override
    public AuditLine auditLine() {
        var act = item.holder() == null ? "task.returned" : "task.assigned";
        var way = Objects.requireNonNullElse(from, "pool") + " > " + Objects.requireNonNullElse(item.holder(), "pool");
        return new AuditLine(by, act, "task", item.id().toString(), item.caseNo(), item.elementId() + " " + way);
    }
}
