package org.huhang.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * What an instance knows: its own variables and, where another process called it, what the platform told that one by itself.
 * The place, the tier and the agencies of a case so need no input at each call; what is handed over at a call counts first.
 *
 * @param names what passes on by itself
 */
record CallersFacts(Supplier<Set<String>> names) {

    Facts of(VariableScope scope) {
        var known = new HashMap<>(scope.getVariables());
        for (var caller = caller(scope); caller != null; caller = caller(caller)) {
            known(caller).forEach(known::putIfAbsent);
        }
        return new Facts(known);
    }

    /** Null if neither the instance nor whoever called it has the variable. */
    @Nullable
    Object get(VariableScope scope, String name) {
        if (scope.hasVariable(name)) {
            return scope.getVariable(name);
        }
        var caller = names.get().contains(name) ? caller(scope) : null;
        return caller == null ? null : get(caller, name);
    }

    private Map<String, Object> known(ExecutionEntity caller) {
        var known = new HashMap<String, Object>(caller.getVariables());
        known.keySet().retainAll(names.get());
        return known;
    }

    private static @Nullable ExecutionEntity caller(VariableScope scope) {
        var at = scope instanceof DelegateTask task ? task.getExecution() : scope;
        return at instanceof ExecutionEntity execution
                ? execution.getProcessInstance().getSuperExecution()
                : null;
    }
}
