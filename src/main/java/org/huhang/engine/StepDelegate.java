package org.huhang.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.huhang.model.Contract;
import org.jspecify.annotations.Nullable;

/**
 * The engine's side of a {@link ProcessStep}.
 *
 * @param contract what the step said that it reads
 * @param known what an instance knows
 * @param step asked for late, because steps use what stands on the engine
 */
record StepDelegate(Contract.Step contract, CallersFacts known, Supplier<ProcessStep> step) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        step.get().run(new Call(contract, known, execution));
    }

    private record Call(Contract.Step contract, CallersFacts known, DelegateExecution execution) implements StepCall {

        @Override
        public String caseNo() {
            return (String) execution.getVariable(Names.CASE_NO);
        }

        @Override
        public String instanceId() {
            return Names.rootInstanceId(execution);
        }

        @Override
        public String processKey() {
            return Names.processKey(execution.getProcessDefinitionId());
        }

        @Override
        public String elementId() {
            return execution.getCurrentActivityId();
        }

        @Override
        public String callId() {
            return execution.getActivityInstanceId();
        }

        @Override
        public @Nullable String input(String name) {
            if (!contract.inputs().contains(name)) {
                throw new IllegalArgumentException("the step does not say that it reads the input " + name);
            }
            var value = execution.getVariableLocal(name);
            return value == null ? null : value.toString();
        }

        @Override
        public Facts facts() {
            return known.of(execution);
        }

        @Override
        public void set(Map<String, Object> values) {
            values.forEach(execution::setVariable);
        }
    }
}
