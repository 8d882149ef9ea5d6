package org.huhang.worklist;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.audit.ReasonWords;
import org.huhang.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The trail names a task by its id in the model and a term by its code; an auditor reads both by their names. */
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
            case "task" ->
                task(line.subjectId())
                        .map(item -> names.of(item, locale) + said(line))
                        .orElse(null);
            case "deadline" ->
                deadlines
                        .of(line.subjectId())
                        .filter(term -> term.sum().rule().code().equals(line.reason()))
                        .map(term -> term.name(locale))
                        .orElse(null);
            default -> null;
        };
    }

    /** What the line says beside the task, whose id is its first word. */
    private static String said(AuditLine line) {
        return String.valueOf(line.reason()).replaceFirst("^[^ :]+", "");
    }

    private Optional<WorkItem> task(String id) {
        try {
            return items.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
