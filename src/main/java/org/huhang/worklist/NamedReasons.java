package org.huhang.worklist;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.ReasonWords;
import org.huhang.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The trail names a task by its key and a term by its code; an auditor reads both by their names. */
@Component
class NamedReasons implements ReasonWords {

    private final WorkItemTable items;
    private final TaskNames names;
    private final Deadlines deadlines;

    NamedReasons(WorkItemTable items, TaskNames names, Deadlines deadlines) {
        this.items = items;
        this.names = names;
        this.deadlines = deadlines;
    }

    @Override
    public @Nullable String of(AuditLine line, Locale locale) {
        return switch (line.subjectKind()) {
            case "task" -> task(line).map(item -> names.of(item, locale)).orElse(null);
            case "deadline" ->
                deadlines
                        .of(line.subjectId())
                        .filter(term -> term.sum().rule().code().equals(line.reason()))
                        .map(term -> term.name(locale))
                        .orElse(null);
            default -> null;
        };
    }

    private Optional<WorkItem> task(AuditLine line) {
        try {
            return items.find(UUID.fromString(line.subjectId()))
                    .filter(item -> item.taskKey().equals(line.reason()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
