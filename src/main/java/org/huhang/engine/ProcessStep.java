package org.huhang.engine;

/**
 * A piece of the platform that a model calls from a service task, {@code delegateExpression="${name}"}. The bean's name is
 * the step's name. It runs as its own job in the engine's transaction: it writes rows and has no outside effect.
 */
public interface ProcessStep {

    /**
     * Does the step.
     *
     * @param call where it was called from and with which inputs; may set variables of the instance
     */
    void run(StepCall call);
}
