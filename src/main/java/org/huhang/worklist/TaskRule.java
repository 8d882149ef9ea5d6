package org.huhang.worklist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.form.Problem;

/** A rule of the platform about an answer that no form can state. Implemented by the owners of the facts. */
public interface TaskRule {

    /**
     * Checks an answer whose form is in order.
     *
     * @param task the task
     * @param answers the answer, declared keys only
     * @param known what the owners of facts put into the form, as they know it now
     * @return what is wrong, each at its field; empty if it may be taken
     */
    List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known);

    /**
     * What cannot apply to this task, whatever else is answered: it is not shown.
     *
     * @param task the task
     * @return field keys to the codes that {@link #check} would refuse; an empty set where the question does not arise
     */
    default Map<String, Set<String>> impossible(WorkItem task) {
        return Map.of();
    }
}
