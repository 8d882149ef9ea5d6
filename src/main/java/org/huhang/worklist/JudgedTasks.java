package org.huhang.worklist;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.engine.Definitions;
import org.huhang.model.Work;
import org.springframework.stereotype.Component;

/** Whose answers a task judges: as its model says, and where it does not, what came last before whoever leads. */
@Component
public class JudgedTasks {

    private static final Comparator<WorkItem> BY_END =
            Comparator.comparing(item -> Objects.requireNonNull(item.endedAt()));

    private final Worklist worklist;
    private final Definitions definitions;

    JudgedTasks(Worklist worklist, Definitions definitions) {
        this.worklist = worklist;
        this.definitions = definitions;
    }

    /**
     * Whether somebody judges by a task what others answered.
     *
     * @param task the task
     * @return true if its model says so, and for each task of whoever leads
     */
    public boolean judges(WorkItem task) {
        return leads(task) || !named(task).isEmpty();
    }

    /**
     * The done tasks whose answers a person reads before he judges.
     *
     * @param task the task by which they are judged
     * @param reader who judges, and may open that task: what its model names he reads also where he may not open the task of
     *     another agency, of what its model does not name only what he may open
     * @return each task once, as it was done last; newest first
     */
    public List<WorkItem> judged(WorkItem task, Person reader) {
        var named = named(task);
        var found = new LinkedHashMap<String, WorkItem>();
        if (!named.isEmpty()) {
            before(task)
                    .filter(item -> named.contains(item.elementId()))
                    .forEach(item -> found.putIfAbsent(item.elementId(), item));
            return List.copyOf(found.values());
        }
        return leads(task) ? last(task, reader).stream().toList() : List.of();
    }

    /** For models from before they said it: what came before the task did, and is no letter to who reported. */
    private Optional<WorkItem> last(WorkItem task, Person reader) {
        return before(task)
                .filter(item -> worklist.mayOpen(reader, item))
                .filter(item -> item.receivedAt().isBefore(task.receivedAt()))
                .filter(item -> item.work() != Work.FEEDBACK)
                .findFirst();
    }

    private Stream<WorkItem> before(WorkItem task) {
        return worklist.ofCase(task.caseNo()).stream()
                .filter(item -> item.instanceId().equals(task.instanceId()) && item.state() == WorkItem.State.DONE)
                .filter(item -> !item.id().equals(task.id()) && !after(item, task))
                .sorted(BY_END.reversed());
    }

    private static boolean after(WorkItem item, WorkItem task) {
        return task.endedAt() != null && BY_END.compare(item, task) > 0;
    }

    private List<String> named(WorkItem task) {
        return definitions.judged(task.definitionId(), task.elementId());
    }

    private static boolean leads(WorkItem task) {
        return task.role().equals("leader");
    }
}
