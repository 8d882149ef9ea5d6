package org.huhang.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link ProcessStep} is told, and the little it may tell back. */
public interface StepCall {

    /** The case that the instance belongs to.
     * @return the case number */
    String caseNo();

    /** The root instance of the caller.
     * @return its id */
    String instanceId();

    /** The process of the caller.
     * @return its process id, such as {@code mandatoryReport} */
    String processKey();

    /** The element that called.
     * @return its id in the model */
    String elementId();

    /** A repeat of the same call carries the same value.
     * @return an id that is unique per visit of the element */
    String callId();

    /** A named input of the service task.
     * @param name the input's name
     * @return its value as text, null if the model gives none
     * @throws IllegalArgumentException if the {@link StepContract} does not name it */
    @Nullable
    String input(String name);

    /** All variables that the caller sees.
     * @return a copy */
    Facts facts();

    /** Sets variables of the instance.
     * @param values booleans, numbers, dates or codes */
    void set(Map<String, Object> values);
}
