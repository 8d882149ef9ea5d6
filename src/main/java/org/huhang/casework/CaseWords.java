package org.huhang.casework;

import java.util.Locale;
import java.util.Objects;
import org.huhang.agency.Directory;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names agencies, people and tasks of a case for a reader, and finds the words for the rest. */
@Component
class CaseWords {

    private final Directory directory;
    private final TaskNames taskNames;
    private final MessageSource messages;

    CaseWords(Directory directory, TaskNames taskNames, MessageSource messages) {
        this.directory = directory;
        this.taskNames = taskNames;
        this.messages = messages;
    }

    String name(String agencyCode, Locale locale) {
        return directory.agency(agencyCode).name(locale);
    }

    String taskName(WorkItem item, Locale locale) {
        return taskNames.of(item, locale);
    }

    String who(String person, Locale locale) {
        return directory
                .find(person)
                .map(found -> directory.agency(found.agencyCode()).name(locale) + " " + found.name())
                .orElse(word("casework.system", locale));
    }

    String word(String key, Locale locale, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, key, locale));
    }
}
