package org.huhang.schooling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.engine.DecisionOutcome;
import org.huhang.engine.Decisions;
import org.huhang.engine.Tasks;
import org.huhang.worklist.TaskProposal;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** What the tables propose: help by the cause of the dropout, and the next step where a guardian refuses. */
@Component
class SchoolingProposals implements TaskProposal {

    private static final Set<String> TABLES = Set.of("dropoutMeasures", "ladderStep");

    private final Decisions decisions;
    private final Tasks tasks;

    SchoolingProposals(Decisions decisions, Tasks tasks) {
        this.decisions = decisions;
        this.tasks = tasks;
    }

    @Override
    public boolean knows(String decision) {
        return TABLES.contains(decision);
    }

    @Override
    public Map<String, DecisionOutcome> propose(Set<String> wanted, WorkItem task, Map<String, Object> answers) {
        if (!task.open()) {
            return Map.of();
        }
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("dropoutCauses", List.of());
        inputs.put("localPenaltyBasis", "no");
        inputs.putAll(tasks.facts(task.engineTaskId()).values());
        inputs.putAll(answers);
        return decisions.ask(tables -> {
            var outcomes = new LinkedHashMap<String, DecisionOutcome>();
            wanted.forEach(decision -> outcomes.put(decision, tables.evaluate(decision, inputs)));
            return outcomes;
        });
    }
}
