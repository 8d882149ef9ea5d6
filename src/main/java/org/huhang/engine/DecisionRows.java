package org.huhang.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.jspecify.annotations.Nullable;

/** Hears which rows of a table hit, which the engine's result does not tell. */
final class DecisionRows implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<@Nullable List<String>> heard = new ThreadLocal<>();

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        heard.set(event.getMatchingRules().stream().map(rule -> rule.getId()).toList());
    }

    /** The ids of the rows that hit in the last evaluation on this thread; asking forgets them. */
    List<String> take() {
        var rules = heard.get();
        heard.remove();
        return rules == null ? List.of() : rules;
    }
}
