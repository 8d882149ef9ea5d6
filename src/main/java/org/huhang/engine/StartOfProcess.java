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
 * @param besideIf the fields of its form of which one must be answered otherwise where the process is begun by hand while it runs
 *     in the case already; empty where it runs once at a time
 */
public record StartOfProcess(
        String definitionId,
        String processKey,
        String elementId,
        String message,
        @Nullable String form,
        List<String> startedBy,
        @Nullable String takenBy,
        List<String> takes,
        List<String> besideIf) {

    /** The property of a start event that says who may begin its process by hand. */
    public static final String STARTED_BY = "startedBy";

    /** The property of a start event that says who takes its message over. */
    public static final String TAKEN_BY = "takenBy";

    /** The property of a start event that names the facts of the sender that come with its message. */
    public static final String TAKES = "takes";

    /** The property of a start event that names the fields by which its process is another one than the one that runs. */
    public static final String BESIDE_IF = "besideIf";

    /** Copies the lists. */
    public StartOfProcess {
        startedBy = List.copyOf(startedBy);
        takes = List.copyOf(takes);
        besideIf = List.copyOf(besideIf);
    }
}
