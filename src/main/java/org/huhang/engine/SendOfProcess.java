package org.huhang.engine;

import java.util.Set;

/**
 * How a deployed process hands something over: by an event that throws a message, or by the step.
 *
 * @param definitionId the newest version of the model
 * @param processKey the process id
 * @param elementId the event or step; its name says what is handed over
 * @param message its message
 * @param tells the answers that the receiver reads, with whatever is corrected in them
 * @param tellsBeside the answers that it reads as well; of a correction of these it learns only that there was one
 */
public record SendOfProcess(
        String definitionId,
        String processKey,
        String elementId,
        String message,
        Set<String> tells,
        Set<String> tellsBeside) {

    /** Copies the sets. */
    public SendOfProcess {
        tells = Set.copyOf(tells);
        tellsBeside = Set.copyOf(tellsBeside);
    }
}
