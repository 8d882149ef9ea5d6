package org.huhang.worklist;

import java.util.Map;
import org.huhang.agency.Person;

/** Fills a form before anybody types: what the platform knows already. Implemented by the owners of the facts. */
public interface TaskFacts {

    /**
     * Values for the form of a task.
     *
     * @param task the task
     * @param reader who will see them; what this person may not see must not come
     * @return field keys to JSON values; keys that the form lacks are ignored
     */
    Map<String, Object> values(WorkItem task, Person reader);
}
