package org.huhang.worklist;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** The list in the navigation, with what the person holds and could take. */
@Component
class WorklistNavigation implements Navigation {

    private final TaskLists lists;

    WorklistNavigation(TaskLists lists) {
        this.lists = lists;
    }

    @Override
    public List<Destination> destinations(Person person) {
        if (person.platformOnly()) {
            return List.of();
        }
        var counts = lists.counts(person);
        return List.of(new Destination("tasks", "/tasks", 10, counts.open(), counts.overdue() + counts.urgent() > 0));
    }
}
