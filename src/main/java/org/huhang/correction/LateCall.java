package org.huhang.correction;

import java.util.Map;
import java.util.function.Consumer;
import org.huhang.engine.Facts;
import org.huhang.engine.StepCall;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * The call of a step that a process would have made by the right answer, made after it has gone on.
 *
 * @param item the task whose answer was corrected
 * @param processKey the process of the step
 * @param elementId the step in its model
 * @param source the correction
 * @param inputs what the model tells the step
 * @param facts what the process would have known
 * @param tells takes what the step tells the process
 */
record LateCall(
        WorkItem item,
        String processKey,
        String elementId,
        String source,
        Map<String, String> inputs,
        Facts facts,
        Consumer<Map<String, Object>> tells)
        implements StepCall {

    @Override
    public String caseNo() {
        return item.caseNo();
    }

    @Override
    public String instanceId() {
        return item.instanceId();
    }

    @Override
    public String callId() {
        return source + "/" + elementId;
    }

    @Override
    public @Nullable String input(String name) {
        return inputs.get(name);
    }

    @Override
    public void set(Map<String, Object> values) {
        tells.accept(values);
    }
}
