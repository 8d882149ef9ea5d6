package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.engine.DecisionOutcome;
import org.huhang.engine.Decisions;
import org.huhang.worklist.TaskProposal;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** What the tables propose for what an assessment found: the tier, and how often to contact and visit. */
@Component
class RiskTables implements TaskProposal {

    private static final String TIER = "riskTier";
    private static final List<String> RISK = List.of(TIER, "contactDays", "visitDays");

    private final Decisions decisions;

    RiskTables(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public boolean knows(String decision) {
        return RISK.contains(decision);
    }

    /** How often to contact and visit hangs on the tier: the chosen one, until then the proposed one. */
    @Override
    public Map<String, DecisionOutcome> propose(Set<String> wanted, WorkItem task, Map<String, Object> answers) {
        return decisions.ask(tables -> {
            var inputs = new LinkedHashMap<>(answers);
            inputs.keySet().removeIf(key -> !(answers.get(key) instanceof Boolean) && !key.equals("schooling"));
            var proposed = tables.evaluate(TIER, inputs);
            inputs.put(TIER, answers.containsKey(TIER) ? answers.get(TIER) : proposed.value());
            return RISK.stream()
                    .filter(wanted::contains)
                    .collect(Collectors.toMap(
                            Function.identity(),
                            decision -> decision.equals(TIER) ? proposed : tables.evaluate(decision, inputs)));
        });
    }
}
