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
 * @param step asked for late, because steps use what stands on the engine
 */
record StepDelegate(Contract.Step contract, Supplier<ProcessStep> step) implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        step.get().run(new Call(contract, execution));
    }

    private record Call(Contract.Step contract, DelegateExecution execution) implements StepCall {

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
            return new Facts(execution.getVariables());
        }

        @Override
        public void set(Map<String, Object> values) {
            values.forEach(execution::setVariable);
        }
    }
}
