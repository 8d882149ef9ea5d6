package org.huhang.engine;

/**
 * A bean whose public methods models may call in expressions, {@code ${name.method('x')}}. Only methods that the bean's own
 * class declares are reachable. A first parameter of type {@link Facts} is filled with the variables of the caller.
 */
public interface ProcessFunction {

    /**
     * The name under which models know it.
     *
     * @return a camelCase identifier
     */
    String functionName();
}
