package org.huhang.warning;

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

/**
 * Which measure the tables propose: by what was found, by what the guardian had before, and by what came of it. What hangs on the
 * measure follows the chosen one, until then the proposed one.
 */
@Component
class Ladder implements TaskProposal {

    private static final String MEASURE = "warningMeasure";
    private static final Set<String> TABLES = Set.of(MEASURE, "withGuidance", "warningIssuer", "warningReferral");

    /** The field in which the measure is chosen; {@code measure} is the last one before. */
    private static final String CHOSEN = "measureChosen";

    private final Decisions decisions;
    private final Tasks tasks;

    Ladder(Decisions decisions, Tasks tasks) {
        this.decisions = decisions;
        this.tasks = tasks;
    }

    @Override
    public boolean knows(String decision) {
        return TABLES.contains(decision);
    }

    @Override
    public Map<String, DecisionOutcome> propose(Set<String> wanted, WorkItem task, Map<String, Object> answers) {
        // What came of the measure is known only while the question is open: it is no ground to look back.
        return task.open() ? asked(wanted, task, answers) : Map.of();
    }

    private Map<String, DecisionOutcome> asked(Set<String> wanted, WorkItem task, Map<String, Object> answers) {
        var inputs = new LinkedHashMap<String, Object>();
        WarningSteps.COUNTS.forEach(count -> inputs.put(count, 0));
        inputs.putAll(tasks.facts(task.engineTaskId()).values());
        inputs.put("guardianConduct", List.of());
        inputs.putAll(answers);
        return decisions.ask(tables -> {
            var outcomes = new LinkedHashMap<String, DecisionOutcome>();
            var measure = tables.evaluate(MEASURE, inputs);
            inputs.putIfAbsent(CHOSEN, measure.value());
            wanted.forEach(decision ->
                    outcomes.put(decision, decision.equals(MEASURE) ? measure : tables.evaluate(decision, inputs)));
            return outcomes;
        });
    }
}
