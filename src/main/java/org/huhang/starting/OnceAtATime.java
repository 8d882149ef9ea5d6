package org.huhang.starting;

import java.util.List;
import java.util.Objects;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.Given;
import org.huhang.engine.StartOfProcess;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * A process runs once at a time in a case: two of it would give everybody each task twice. Its model says by which answers one is
 * about something else, such as another guardian. Whoever says that the child is in danger is heard, whatever runs.
 */
@Component
class OnceAtATime {

    private final CaseProcess process;
    private final Worklist worklist;

    OnceAtATime(CaseProcess process, Worklist worklist) {
        this.process = process;
        this.worklist = worklist;
    }

    /**
     * Refuses what runs already.
     *
     * @throws RunsAlready if it does
     */
    void check(StartOfProcess start, CaseFile file, Given answer) {
        var running = process.running(file.caseNo()).stream()
                .filter(one -> one.processKey().equals(start.processKey()))
                .map(one -> one.instanceId())
                .toList();
        if (running.isEmpty() || answer.yes("dangerNow")) {
            return;
        }
        if (start.besideIf().isEmpty() || begunAlike(start, file, answer, running)) {
            throw new RunsAlready(start.definitionId(), file.caseNo());
        }
    }

    private boolean begunAlike(StartOfProcess start, CaseFile file, Given answer, List<String> running) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .filter(before -> before.elementId().equals(start.elementId()))
                .filter(before ->
                        running.contains(worklist.item(before.taskId()).instanceId()))
                .anyMatch(before -> start.besideIf().stream()
                        .allMatch(field -> Objects.equals(
                                before.answers().get(field), answer.values().get(field))));
    }
}
