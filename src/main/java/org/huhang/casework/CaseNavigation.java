package org.huhang.casework;

import java.util.List;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.web.Destination;
import org.huhang.web.Navigation;
import org.springframework.stereotype.Component;

/** The cases in the navigation. */
@Component
class CaseNavigation implements Navigation {

    @Override
    public List<Destination> destinations(Person person) {
        if (person.platformOnly()) {
            return List.of();
        }
        // A supervisor begins with the cases, everybody else with his tasks.
        return List.of(Destination.plain("cases", "/cases", person.has(Role.SUPERVISOR) ? 5 : 20));
    }
}
