package org.huhang.casework;

import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.agency.Person;
import org.huhang.notification.LeadsTo;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A message of a task leads to the task; to its case, or where that goes on, for whom the task no longer opens. */
@Component
class LeadsOn implements LeadsTo {

    private static final Pattern TASK = Pattern.compile("/tasks/([0-9a-f-]{36})");

    private final Worklist worklist;
    private final Cases cases;

    LeadsOn(Worklist worklist, Cases cases) {
        this.worklist = worklist;
        this.cases = cases;
    }

    @Override
    public @Nullable String now(Person reader, String link) {
        var task = TASK.matcher(link);
        return task.matches() ? now(reader, worklist.item(UUID.fromString(task.group(1))), link) : link;
    }

    private @Nullable String now(Person reader, WorkItem item, String link) {
        if (worklist.mayOpen(reader, item) || worklist.mayTake(reader, item)) {
            return link;
        }
        return cases.mayOpen(reader, item.caseNo())
                ? "/cases/" + item.caseNo()
                : worklist.goesOn(reader, item.caseNo())
                        .map(other -> "/cases/" + other)
                        .orElse(null);
    }
}
