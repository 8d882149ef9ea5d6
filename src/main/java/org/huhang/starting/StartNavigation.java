package org.huhang.starting;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** Beginning a process, in the navigation of those whom a model lets. */
@Component
class StartNavigation implements Navigation {

    private final Startable startable;

    StartNavigation(Startable startable) {
        this.startable = startable;
    }

    @Override
    public List<Destination> destinations(Person person) {
        return startable.any(person) ? List.of(Destination.plain("start", "/start", 30)) : List.of();
    }
}
