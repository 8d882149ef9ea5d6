package org.huhang.worklist;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.huhang.worklist.Query.Filter;
import org.huhang.worklist.Query.Order;
import org.springframework.stereotype.Component;

/** The list in the navigation, with what the person holds and could take. */
@Component
class WorklistNavigation implements Navigation {

    private final Worklist worklist;

    WorklistNavigation(Worklist worklist) {
        this.worklist = worklist;
    }

    @Override
    public List<Destination> destinations(Person person) {
        if (person.platformOnly()) {
            return List.of();
        }
        var open = worklist.count(person, new Query(View.OPEN, Filter.ALL, null, Order.DUE, null, 1));
        var overdue =
                open == 0 ? 0 : worklist.count(person, new Query(View.OPEN, Filter.OVERDUE, null, Order.DUE, null, 1));
        return List.of(new Destination("tasks", "/tasks", 10, open, overdue > 0));
    }
}
