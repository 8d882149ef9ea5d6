package org.huhang.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.engine.Facts;
import org.huhang.engine.Tasks;
import org.huhang.worklist.Answer;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * What a process knew beside the answer to one of its tasks. The engine says so as long as the task is open; when the answer is
 * corrected, the engine knows the task no more, and what people told the same process says so.
 */
@Component
class ToldBefore {

    private final Tasks tasks;
    private final Worklist worklist;

    ToldBefore(Tasks tasks, Worklist worklist) {
        this.tasks = tasks;
        this.worklist = worklist;
    }

    /** What was known when the task was answered. */
    Facts then(WorkItem task) {
        return task.open() ? tasks.facts(task.engineTaskId()) : facts(earlier(task));
    }

    /** What is known now, but for what the task itself said. */
    Facts now(WorkItem task) {
        return task.open() ? tasks.facts(task.engineTaskId()) : facts(others(task, answer -> true));
    }

    /** The answers that the process of a task got before the task was answered, oldest first. */
    Stream<Answer> earlier(WorkItem task) {
        var at = task.endedAt();
        return others(task, answer -> at == null || answer.at().isBefore(at));
    }

    private Stream<Answer> others(WorkItem task, Predicate<Answer> which) {
        var itsOwn = worklist.ofCase(task.caseNo()).stream()
                .filter(item -> item.instanceId().equals(task.instanceId()))
                .map(WorkItem::id)
                .collect(Collectors.toSet());
        return worklist.answersOfCase(task.caseNo()).stream()
                .filter(answer -> itsOwn.contains(answer.taskId()))
                .filter(answer -> !answer.taskId().equals(task.id()))
                .filter(which);
    }

    private static Facts facts(Stream<Answer> answers) {
        var all = new HashMap<String, Object>();
        answers.forEach(answer -> all.putAll(answer.answers()));
        return new Facts(Map.copyOf(all));
    }
}
