package org.huhang.correction;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.Hindsight;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Over an open task that a wrong answer began and that could not be taken back: which answer was corrected since, and whom to ask
 * before anybody goes on with it.
 */
@Component
class SetAside implements TaskPanel {

    private final LookAgain lookAgain;
    private final Hindsight hindsight;
    private final Worklist worklist;
    private final TaskNames names;
    private final Directory directory;

    SetAside(LookAgain lookAgain, Hindsight hindsight, Worklist worklist, TaskNames names, Directory directory) {
        this.lookAgain = lookAgain;
        this.hindsight = hindsight;
        this.worklist = worklist;
        this.names = names;
        this.directory = directory;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        if (!task.open()) {
            return null;
        }
        var locale = LocaleContextHolder.getLocale();
        var done = worklist.ofCase(task.caseNo()).stream()
                .filter(item -> item.instanceId().equals(task.instanceId()) && item.state() == WorkItem.State.DONE)
                .filter(item -> !task.receivedAt().isBefore(Objects.requireNonNull(item.endedAt())))
                .collect(Collectors.toMap(WorkItem::id, Function.identity()));
        return lookAgain.ways(done.keySet()).stream()
                .filter(way -> began(Objects.requireNonNull(done.get(way.itemId())), way, task))
                .map(way -> new Panel(
                        Place.FIRST,
                        0,
                        "correction/_setAside :: setAside",
                        Map.of(
                                "step",
                                names.of(Objects.requireNonNull(done.get(way.itemId())), locale),
                                "agency",
                                directory.agency(way.leading()).name(locale))))
                .findFirst()
                .orElse(null);
    }

    private boolean began(WorkItem item, LookAgain.Ways way, WorkItem task) {
        var wrong = behind(item, way.instead());
        var right = behind(item, way.follows());
        return Stream.of(task.elementId(), String.valueOf(task.titledBy()))
                .anyMatch(element -> wrong.contains(element) && !right.contains(element));
    }

    private Set<String> behind(WorkItem item, List<String> elements) {
        return hindsight.behind(item.definitionId(), elements, item.elementId());
    }
}
