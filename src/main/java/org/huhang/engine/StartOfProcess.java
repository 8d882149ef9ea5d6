package org.huhang.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a deployed process begins: by a message, and by hand where the model says who may.
 *
 * @param definitionId the newest version of the model
 * @param processKey the process id
 * @param elementId the start event
 * @param message the message that it waits for
 * @param form the form with which a person begins it, null where there is none
 * @param startedBy who may begin it by hand, each {@code <kind of agency>:<role>}; empty for nobody
 * @param takenBy who is asked when another process hands the message over, as in {@code startedBy}; null where no model says so
 * @param takes the facts of the sender that come with the message, by name; a process that begins otherwise has them empty
 */
public record StartOfProcess(
        String definitionId,
        String processKey,
        String elementId,
        String message,
        @Nullable String form,
        List<String> startedBy,
        @Nullable String takenBy,
        List<String> takes) {

    /** The property of a start event that says who may begin its process by hand. */
    public static final String STARTED_BY = "startedBy";

    /** The property of a start event that says who takes its message over. */
    public static final String TAKEN_BY = "takenBy";

    /** The property of a start event that names the facts of the sender that come with its message. */
    public static final String TAKES = "takes";

    /** Copies the lists. */
    public StartOfProcess {
        startedBy = List.copyOf(startedBy);
        takes = List.copyOf(takes);
    }
}
