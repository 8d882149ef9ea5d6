package org.huhang.starting;

import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.worklist.FirstAnswers;
import org.huhang.worklist.WorkItem;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Begins a process for pages and programs; what is sent twice in the same moment is begun once. */
@Component
public class StartOnce {

    private final Starting starting;
    private final FirstAnswers answers;

    StartOnce(Starting starting, FirstAnswers answers) {
        this.starting = starting;
        this.answers = answers;
    }

    /**
     * Begins a process as the page of its form does.
     *
     * @param person who
     * @param process the process id
     * @param id chosen by the caller; the same begins once
     * @param given field keys to JSON values
     * @return the item of the answer that began it
     */
    public WorkItem begin(Person person, String process, UUID id, Map<String, Object> given) {
        try {
            return starting.begin(person, process, id, given);
        } catch (DataIntegrityViolationException e) {
            return answers.begun(person, id).orElseThrow(() -> e);
        }
    }
}
