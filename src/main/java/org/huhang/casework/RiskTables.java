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
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** What the tables propose for what an assessment found: the tier, and how often to contact and visit. */
@Component
class RiskTables implements TaskProposal {

    private static final String TIER = "riskTier";
    private static final List<String> RISK = List.of(TIER, "contactDays", "visitDays");

    /** The situation of a report that is none of the nine, in which a child was or may be harmed. */
    static final int NO_HARM = 10;

    /** What intake finds, beside the situation, that says the same. */
    static final Set<String> HARMS = Set.of("crimeOrViolence", "schoolHarm");

    /** What police find. */
    private static final Set<String> HURT = Set.of("injured", "danger");

    private final Decisions decisions;
    private final Cases cases;
    private final Dangers dangers;
    private final Worklist worklist;

    RiskTables(Decisions decisions, Cases cases, Dangers dangers, Worklist worklist) {
        this.decisions = decisions;
        this.cases = cases;
        this.dangers = dangers;
        this.worklist = worklist;
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
            inputs.put("harmReported", harmReported(task.caseNo()));
            var proposed = tables.evaluate(TIER, inputs);
            inputs.put(TIER, answers.containsKey(TIER) ? answers.get(TIER) : proposed.value());
            return RISK.stream()
                    .filter(wanted::contains)
                    .collect(Collectors.toMap(
                            Function.identity(),
                            decision -> decision.equals(TIER) ? proposed : tables.evaluate(decision, inputs)));
        });
    }

    /** Who assesses a child that others say was harmed is proposed no calm tier because no box is ticked yet. */
    private boolean harmReported(String caseNo) {
        var file = cases.file(caseNo);
        return file.secret()
                || file.categories().stream().anyMatch(category -> category < NO_HARM)
                || dangers.stands(file)
                || worklist.answersOfCase(caseNo).stream()
                        .map(answer -> new Given(answer.answers()))
                        .anyMatch(RiskTables::tellsOfHarm);
    }

    private static boolean tellsOfHarm(Given given) {
        return given.yes("sexualAssaultSuspected")
                || given.codes("concerns").stream().anyMatch(HARMS::contains)
                || given.codes("childCondition").stream().anyMatch(HURT::contains)
                || CloseReview.ACTED.contains(String.valueOf(given.text("filingDecision")));
    }
}
