package org.huhang.worklist;

import java.util.Locale;
import org.huhang.engine.Definitions;
import org.springframework.stereotype.Component;

/** What tasks are called, the same in every list, page and message. */
@Component
public class TaskNames {

    private final Definitions definitions;

    TaskNames(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * The name of a task.
     *
     * @param item the task
     * @param locale the reader's language
     * @return the name of the step that called its process where the model says so, otherwise its own
     */
    public String of(WorkItem item, Locale locale) {
        return item.titledIn() != null && item.titledBy() != null
                ? definitions.name(item.titledIn(), item.titledBy(), locale)
                : definitions.name(item.definitionId(), item.elementId(), locale);
    }
}
