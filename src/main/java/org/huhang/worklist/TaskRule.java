package org.huhang.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.form.Problem;

/** A rule of the platform about an answer that no form can state. Implemented by the owners of the facts. */
public interface TaskRule {

    /**
     * Checks an answer whose form is in order, or any answer where {@link #atOnce} says so.
     *
     * @param task the task
     * @param answers the answer, declared keys only
     * @param known what the owners of facts put into the form, as they know it now
     * @return what is wrong, each at its field; empty if it may be taken
     */
    List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known);

    /**
     * Whether it looks at an answer whose form is not in order as well, so that all that is wrong is said at once. What it says
     * of a field that the form found wrong is not said.
     *
     * @param item the task
     * @return true if {@link #check} copes with answers that are missing
     */
    default boolean atOnce(WorkItem item) {
        return false;
    }

    /**
     * What nobody may choose in this task, whatever else is answered: it is not shown, unless nothing would be left to choose.
     *
     * @param task the task
     * @return field keys to the codes that {@link #check} would refuse
     */
    default Map<String, Set<String>> impossible(WorkItem task) {
        return Map.of();
    }

    /**
     * Questions that do not arise in this task: they are not shown, unless the form demands an answer.
     *
     * @param task the task
     * @return field keys
     */
    default Set<String> needless(WorkItem task) {
        return Set.of();
    }

    /**
     * Questions that {@link #check} does not let pass unanswered in this task although the form would: where they are shown,
     * they are marked like all that must be answered.
     *
     * @param task the task
     * @return field keys
     */
    default Set<String> demanded(WorkItem task) {
        return Set.of();
    }

    /**
     * What whoever opens the task now reads on its page, so that {@link #check} need not ask it back.
     *
     * @param task the task
     * @return what may stand in {@link Problem#confirm}, with when it was told
     */
    default Map<String, Instant> read(WorkItem task) {
        return Map.of();
    }

    /**
     * Why nobody wants the answer to a withdrawn task any more, for the person who was about to give it.
     *
     * @param withdrawn the task
     * @return empty if there is nothing to say but that it is withdrawn
     */
    default List<Problem> overtaken(WorkItem withdrawn) {
        return List.of();
    }
}
