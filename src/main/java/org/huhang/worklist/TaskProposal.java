package org.huhang.worklist;

import java.util.Map;
import java.util.Set;
import org.huhang.engine.DecisionOutcome;

/** Gives what a decision table proposes for a field of a task. Implemented by the owner of the table's inputs. */
public interface TaskProposal {

    /**
     * Whether this owner knows the decision.
     *
     * @param decision the decision's key, as the form's field names it
     * @return true if {@link #propose} may be asked
     */
    boolean knows(String decision);

    /**
     * Asks tables.
     *
     * @param decisions the decisions' keys, all of them known
     * @param task the task
     * @param answers what stands in the form so far
     * @return the rows that hit, by decision
     */
    Map<String, DecisionOutcome> propose(Set<String> decisions, WorkItem task, Map<String, Object> answers);
}
