package org.huhang.worklist;

import java.time.LocalDate;
import java.util.Locale;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Definitions;
import org.huhang.model.Work;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What tasks are called, the same in every list, page and message. */
@Component
public class TaskNames {

    private final Definitions definitions;
    private final MessageSource messages;

    TaskNames(Definitions definitions, MessageSource messages) {
        this.definitions = definitions;
        this.messages = messages;
    }

    /**
     * The name of a task.
     *
     * @param item the task
     * @param locale the reader's language
     * @return the name of the step that called its process where the model says so, otherwise its own; with its day where a
     *     case has several of them
     */
    public String of(WorkItem item, Locale locale) {
        var name = item.titledIn() != null && item.titledBy() != null
                ? definitions.name(item.titledIn(), item.titledBy(), locale)
                : definitions.name(item.definitionId(), item.elementId(), locale);
        var due = item.dueAt();
        if (item.work() != Work.FOLLOW_UP || due == null) {
            return name;
        }
        // A case has several of them, which differ in their day alone.
        var day = LocalDate.ofInstant(due.minusMillis(1), BusinessClock.CHINA);
        return messages.getMessage("worklist.ofDay", new Object[] {name, day.toString()}, locale);
    }
}
