package org.huhang.engine;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.jspecify.annotations.Nullable;

/**
 * Counts each failure of a step in the transaction in which the engine takes one of its retries away. A step that failed because
 * somebody else was faster is tried again at once and loses none: a case must not stand still for that.
 */
final class CountedFailures implements FailedJobCommandFactory {

    private static final int DEPTH = 20;

    /** Whoever is always slower than others fails by something else. */
    private static final int CLASHES = 20;

    private final StepFailureTable table;
    private final Clock clock;

    CountedFailures(StepFailureTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return new DefaultJobRetryCmd(jobId, exception) {
            @Override
            public @Nullable Object execute(CommandContext context) {
                var job = getJob();
                if (job != null) {
                    var times = table.add(jobId, StoppedStep.Kind.of(exception), name(exception), clock.instant());
                    if (Clash.met(exception) && times <= CLASHES) {
                        job.unlock();
                        return null;
                    }
                }
                return super.execute(context);
            }
        };
    }

    private static String name(Throwable exception) {
        var root = exception;
        for (var depth = 0; root.getCause() != null && depth < DEPTH; depth++) {
            root = root.getCause();
        }
        return root.getClass().getName().replaceFirst(".*\\.", "");
    }
}
