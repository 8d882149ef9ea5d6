package org.huhang.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model goes to from a place that it decides at.
 *
 * @param processKey the process that it lies in: that of the task, or one that called it
 * @param elementId the element's id
 * @param step the name of the {@link ProcessStep} that it calls, null for a task of a person
 * @param inputs what it tells the step
 * @param group whose task it is, null for a step and where nobody can say
 */
public record Followed(
        String processKey,
        String elementId,
        @Nullable String step,
        Map<String, String> inputs,
        @Nullable String group) {}
